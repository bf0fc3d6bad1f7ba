import { sql } from "drizzle-orm";
import { Context, Effect, Layer, Schema } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { type AnswerThanks, Goodwill, noPointsInWords } from "../../goodwill/service.ts";
import { ACTOR, Notifications } from "../../notifications/service.ts";
import { NotFound } from "../../shared/errors.ts";
import { Outbox } from "../../shared/outbox.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { Uuid } from "../../shared/schema.ts";
import type { ChangeResult } from "../commands.ts";
import { committed } from "../store/committed.ts";
import { messagesById } from "../store/reading.ts";

/** Somebody asks to mark a message as the answer to their question, or to take the mark off. */
export interface Mark {
  readonly roomId: string;
  /** The answer. */
  readonly id: string;
  readonly userId: string;
  readonly is: boolean;
}

const MarkedRow = Schema.Struct({
  helperId: Uuid,
  answerIsDeleted: Schema.Boolean,
  questionId: Schema.NullOr(Uuid),
  askerId: Schema.NullOr(Uuid),
  questionIsDeleted: Schema.NullOr(Schema.Boolean),
  answerId: Schema.NullOr(Uuid),
  courseId: Uuid,
  courseSlug: Schema.String,
  helperName: Schema.String,
});
type MarkedRow = typeof MarkedRow.Type;

const markedRows = rowsAs(MarkedRow);

/** Marks answers and thanks those who gave them. */
export class AnswerMarking extends Context.Service<
  AnswerMarking,
  {
    /**
     * Marks message `id` as the answer of its thread, whose first message must be the user's and the answer
     * somebody else's; goodwill is minted by the rules of goodwill, once a question, and stays when the mark goes.
     * Another answer of the thread that was marked before loses its mark.
     */
    readonly mark: (mark: Mark) => Effect.Effect<ChangeResult, DatabaseError>;
  }
>()("peerloop/chat/AnswerMarking") {
  static readonly layer = Layer.effect(
    AnswerMarking,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const goodwill = yield* Goodwill;
      const notifications = yield* Notifications;

      const same = Effect.fnUntraced(function* (questionId: string) {
        const { messages, people } = yield* messagesById(database, [questionId]);
        const [message, person] = [messages.get(questionId), people[0]];
        const result: ChangeResult =
          message && person ? { outcome: "same", message, person } : { outcome: "not_found" };
        return result;
      });

      const mark = Effect.fn("AnswerMarking.mark")(function* ({ roomId, id, userId, is }: Mark) {
        // Marks in one thread come one after another. Its room is locked last of all: everybody else's messages wait
        // for that row, and goodwill and notifications take their time.
        yield* database.rows(sql`
            select pg_advisory_xact_lock(hashtextextended('chat answer ' || thread_id, 0))
            from chat_messages where id = ${id} and room_id = ${roomId}`);
        const rows = yield* Effect.flatMap(
          database.rows(sql`
            select a.user_id as "helperId", a.is_deleted as "answerIsDeleted", q.id as "questionId",
              q.user_id as "askerId", q.is_deleted as "questionIsDeleted", q.answer_id as "answerId",
              r.course_id as "courseId", c.slug as "courseSlug", h.name as "helperName"
            from chat_messages a join chat_rooms r on r.id = a.room_id join courses c on c.id = r.course_id
            join users h on h.id = a.user_id
            left join chat_messages q on q.id = a.thread_id
            where a.id = ${id} and a.room_id = ${roomId}`),
          markedRows,
        );
        const [found] = rows;
        if (!found?.questionId || !found.askerId) return refused("not_found");
        const { questionId, askerId, helperId, answerId, courseId } = found;
        if (askerId !== userId || helperId === userId) return refused("forbidden");
        if (is === (answerId === id)) return yield* same(questionId);
        if (is && (found.answerIsDeleted || found.questionIsDeleted)) return refused("not_found");
        // One marked before loses its mark, and with it what its author was told.
        if (answerId !== null)
          yield* notifications.withdraw([
            { subject: { type: "chat_message", id: answerId }, cause: causeOf(questionId) },
          ]);
        const thanks = is ? yield* goodwill.answered({ questionId, courseId, askerId, helperId }) : null;
        if (thanks !== null)
          yield* thank(found, questionId, thanks.points, { answerId: id, askerId, roomId });
        const rev = yield* write({ roomId, id, questionId, is });
        // Deleted meanwhile: nobody is thanked for it either.
        if (rev === null) return yield* new NotFound({ message: "The message was deleted." });
        const result: ChangeResult = {
          outcome: "changed",
          change: { _tag: "Answered", id: questionId, rev, answerId: is ? id : null },
          ...(thanks === null ? {} : { thanks: thanksInWords(thanks, found.helperName) }),
        };
        return result;
      });

      /** Marks the question with the room's next `rev`; null where either message was deleted meanwhile. */
      const write = Effect.fnUntraced(function* (
        marked: Omit<Mark, "userId"> & { readonly questionId: string },
      ) {
        const { roomId, id, questionId, is } = marked;
        const [row] = yield* database.rows<{ readonly rev: string }>(sql`
            with room as materialized (
              select id from chat_rooms where id = ${roomId} for no key update
            ), both_messages as materialized (
              select m.is_deleted from chat_messages m join room on room.id = m.room_id
              where m.id in (${questionId}, ${id}) order by m.id for no key update of m
            ), numbered as (
              update chat_rooms r set last_rev = r.last_rev + 1 from room
              where r.id = room.id and (not ${is}::boolean or not exists (select from both_messages where is_deleted))
              returning r.last_rev
            )
            update chat_messages m set rev = numbered.last_rev, answer_id = ${is ? id : null},
              answered_at = ${is ? sql`clock_timestamp()` : null}
            from numbered where m.id = ${questionId}
            returning m.rev`);
        return row ? Number(row.rev) : null;
      });

      const thank = (
        found: MarkedRow,
        questionId: string,
        points: number,
        { answerId, askerId, roomId }: { answerId: string; askerId: string; roomId: string },
      ) =>
        notifications.notify({
          userId: found.helperId,
          type: points > 0 ? "goodwill" : "chat",
          title: points > 0 ? `You earned ${points} goodwill points` : "Your reply helped",
          body: `${ACTOR} marked your reply as the answer.`,
          actionUrl: `/courses/${found.courseSlug}/chat?message=${answerId}`,
          cause: causeOf(questionId),
          subject: { type: "chat_message", id: answerId },
          actorId: askerId,
          roomId,
        });

      return AnswerMarking.of({
        mark: (one) =>
          outbox.transaction(mark(one)).pipe(
            Effect.catchTag("NotFound", () => Effect.succeed(refused("not_found"))),
            Effect.tap(({ outcome }) =>
              outcome === "changed" ? Effect.sync(() => committed(database, [one.roomId])) : Effect.void,
            ),
          ),
      });
    }),
  );
}

const thanksInWords = ({ points, why }: AnswerThanks, helper: string) => ({
  points,
  message: why === null ? `${helper} gets ${points} goodwill points.` : noPointsInWords(why, helper),
});

const causeOf = (questionId: string): string => `question_answer:${questionId}`;

const refused = (outcome: "forbidden" | "not_found"): ChangeResult => ({ outcome });
