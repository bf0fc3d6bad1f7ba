import { Context, Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { mails } from "../../domain/contexts.ts";
import { LocalMailbox } from "../../domain/mail/mailbox.ts";
import { Platform } from "../../domain/platform/service.ts";
import { NotFound } from "../../domain/shared/errors.ts";
import { settled } from "./boundary/database-failures.ts";

/** Whether this is somebody's own machine, where the local mailbox exists. */
export class IsLocal extends Context.Service<IsLocal, boolean>()("peerloop/http/IsLocal") {}

const previews = mails.map(({ name, when, example: { subject, html, text } }) => ({
  name,
  when,
  subject,
  html,
  text,
}));

export const MailHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "mail",
  Effect.fnUntraced(function* (handlers) {
    const platform = yield* Platform;
    const mailbox = yield* LocalMailbox;
    const isLocal = yield* IsLocal;
    const locally = <A, E, R>(answer: Effect.Effect<A, E, R>) =>
      isLocal ? answer : Effect.fail(new NotFound({ message: "There’s nothing at this address." }));
    return handlers.handleAll({
      localMails: () =>
        locally(settled(Effect.all({ mails: mailbox.newest, hasDemoAccounts: platform.hasDemoAccounts }))),
      mailPreviews: () => locally(Effect.succeed({ mails: previews })),
    });
  }),
);
