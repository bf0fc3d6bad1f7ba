import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { Studio } from "../../domain/courses/studio/service.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

export const StudioHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "studio",
  Effect.fnUntraced(function* (handlers) {
    const studio = yield* Studio;
    const asUser = <A, E, R>(run: (userId: string) => Effect.Effect<A, E, R>) =>
      settled(Effect.flatMap(CurrentUser, ({ id }) => run(id)));
    return handlers.handleAll({
      list: () => asUser((userId) => Effect.map(studio.list(userId), (courses) => ({ courses }))),
      load: ({ params }) => asUser((userId) => studio.load(userId, params.id)),
      create: ({ payload }) => asUser((userId) => studio.create(userId, payload)),
      save: ({ params, payload }) => asUser((userId) => studio.save(userId, params.id, payload)),
      publish: ({ params, payload }) =>
        asUser((userId) => studio.publish(userId, params.id, payload.version)),
      pause: ({ params }) => asUser((userId) => studio.pause(userId, params.id)),
      resume: ({ params }) => asUser((userId) => studio.resume(userId, params.id)),
      retire: ({ params }) => asUser((userId) => studio.retire(userId, params.id)),
      duplicate: ({ params, payload }) => asUser((userId) => studio.duplicate(userId, params.id, payload.id)),
      remove: ({ params }) => asUser((userId) => studio.remove(userId, params.id)),
    });
  }),
);
