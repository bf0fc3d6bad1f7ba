import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { Assignments, Homeworks } from "../../domain/homework/service.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

export const HomeworkHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "homework",
  Effect.fnUntraced(function* (handlers) {
    const assignments = yield* Assignments;
    const homeworks = yield* Homeworks;
    /** As the one who asks. */
    const mine = <A, E, R>(ask: (userId: string) => Effect.Effect<A, E, R>) =>
      settled(Effect.flatMap(CurrentUser, (user) => ask(user.id)));
    return handlers.handleAll({
      ofCourse: ({ params }) => mine((me) => assignments.ofCourse(me, params.id)),
      write: ({ params, payload }) => mine((me) => assignments.write(me, params.id, payload)),
      publish: ({ params, payload }) => mine((me) => assignments.publish(me, params.id, payload.version)),
      retire: ({ params, payload }) => mine((me) => assignments.retire(me, params.id, payload.version)),
      restore: ({ params, payload }) => mine((me) => assignments.restore(me, params.id, payload.version)),
      remove: ({ params }) => mine((me) => assignments.remove(me, params.id)),
      students: ({ params, query }) => mine((me) => assignments.students(me, params.id, query.q ?? "")),
      extend: ({ params, payload }) =>
        mine((me) => assignments.extend(me, params.id, params.studentId, payload.dueOn)),
      list: ({ params }) => mine((me) => homeworks.list(me, params.slug)),
      homework: ({ params }) => mine((me) => homeworks.byId(me, params.slug, params.id)),
      saveDraft: ({ params, payload }) => mine((me) => homeworks.saveDraft(me, params.id, payload)),
      submit: ({ params, payload }) => mine((me) => homeworks.submit(me, params.id, payload)),
      queue: ({ query }) => mine((me) => homeworks.queue(me, query)),
      review: ({ params }) => mine((me) => homeworks.review(me, params.id)),
      claim: ({ params, payload }) => mine((me) => homeworks.claim(me, params.id, payload.version)),
      release: ({ params, payload }) => mine((me) => homeworks.release(me, params.id, payload.version)),
      giveReview: ({ params, payload }) => mine((me) => homeworks.giveReview(me, params.id, payload)),
      handOn: ({ params, payload }) =>
        mine((me) => homeworks.handOn(me, params.id, payload.version, payload.to)),
      say: ({ params, payload }) => mine((me) => homeworks.say(me, params.id, payload)),
      comments: () => mine((me) => homeworks.comments(me)),
      saveComment: ({ payload }) => mine((me) => homeworks.saveComment(me, payload)),
      removeComment: ({ params }) => mine((me) => homeworks.removeComment(me, params.id)),
    });
  }),
);
