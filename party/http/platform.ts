import { Context, Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { Platform } from "../../domain/platform/service.ts";
import { NotFound } from "../../domain/shared/errors.ts";
import { settled } from "./database-failures.ts";

/** Whether this is somebody's own machine, where the local mailbox exists. */
export class IsLocal extends Context.Service<IsLocal, boolean>()("peerloop/http/IsLocal") {}

export const PlatformHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "platform",
  Effect.fnUntraced(function* (handlers) {
    const platform = yield* Platform;
    const isLocal = yield* IsLocal;
    return handlers.handleAll({
      health: () => settled(Effect.as(platform.ping(), { status: "ok", database: "ok" } as const)),
      localMails: () =>
        isLocal
          ? settled(Effect.map(platform.localMails(), (mails) => ({ mails })))
          : Effect.fail(new NotFound({ message: "There is no such route." })),
    });
  }),
);
