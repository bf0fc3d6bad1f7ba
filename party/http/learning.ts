import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { Enrollments } from "../../domain/learning/service.ts";
import { settled } from "./boundary/database-failures.ts";

export const LearningHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "learning",
  Effect.fnUntraced(function* (handlers) {
    const enrollments = yield* Enrollments;
    /** As the one who asks. */
    const mine = <A, E, R>(ask: (userId: string) => Effect.Effect<A, E, R>) =>
      settled(Effect.flatMap(CurrentUser, (user) => ask(user.id)));
    return handlers.handleAll({
      enroll: ({ payload }) => mine((me) => enrollments.enroll(me, payload)),
      leave: ({ params, payload }) => mine((me) => enrollments.leave(me, params.id, payload.reason)),
      chooseTeacher: ({ params, payload }) =>
        mine((me) => enrollments.chooseTeacher(me, params.id, payload.studentTeacherId)),
      mark: ({ params, payload }) => mine((me) => enrollments.mark(me, params.id, params.moduleId, payload)),
      note: ({ params, payload }) => mine((me) => enrollments.note(me, params.id, params.moduleId, payload)),
      place: ({ params, payload }) => mine((me) => enrollments.place(me, params.id, payload.moduleId)),
      course: ({ params }) => mine((me) => enrollments.learning(me, params.slug)),
      students: ({ query }) => mine((me) => enrollments.students(me, query)),
      dropOff: ({ params }) => mine((me) => enrollments.dropOff(me, params.id)),
      nudge: ({ params, payload }) => mine((me) => enrollments.nudge(me, params.id, payload.message)),
      checkout: ({ params }) => mine((me) => enrollments.checkout(me, params.id)),
      paySandbox: ({ params }) =>
        mine((me) => Effect.map(enrollments.paySandbox(me, params.id), (enrollment) => ({ enrollment }))),
      cancelCheckout: ({ params }) => mine((me) => enrollments.cancelCheckout(me, params.id)),
    });
  }),
);
