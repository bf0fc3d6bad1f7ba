import { Schema } from "effect";
import { Count, Instant, Person, Uuid, VisibleText } from "../shared/schema.ts";
import { MAX_POINTS, MAX_SUMMON_MESSAGE_LENGTH, MIN_POINTS } from "./limits.ts";

/** pending → responded → completed; or cancelled; or expired. */
export const SummonStatus = Schema.Literals(["pending", "responded", "completed", "cancelled", "expired"]);
export type SummonStatus = typeof SummonStatus.Type;

/** pending 0, responded 1, ended 2: a summon only ever moves up. */
export const progressOf = (status: SummonStatus): number =>
  status === "pending" ? 0 : status === "responded" ? 1 : 2;

export const isOpen = (status: SummonStatus): boolean => progressOf(status) < 2;

/** A call for help, as those who may open it see it. `points` is what the student offers and has held. */
export const Summon = Schema.Struct({
  id: Uuid,
  courseId: Uuid,
  courseSlug: Schema.String,
  courseTitle: Schema.String,
  moduleId: Schema.NullOr(Uuid),
  moduleTitle: Schema.NullOr(Schema.String),
  status: SummonStatus,
  message: Schema.String,
  points: Count,
  studentId: Uuid,
  student: Person,
  responderId: Schema.NullOr(Uuid),
  responder: Schema.NullOr(Person),
  createdAt: Instant,
  expiresAt: Instant,
  respondedAt: Schema.NullOr(Instant),
  /** When both were first present together. */
  startedAt: Schema.NullOr(Instant),
  /** When it was completed, cancelled or expired. */
  endedAt: Schema.NullOr(Instant),
  pointsAwarded: Schema.NullOr(Count),
  /** Seconds in which both were present, up to now or to the end. */
  talkSeconds: Count,
  /**
   * Seconds that the same two were together in earlier helps of the course and that count here: of the last
   * `CARRIED_HOURS`, in which something was said, and not paid for yet. Left out where there are none.
   */
  carriedSeconds: Schema.optionalKey(Count),
  /** While it is answered and the helper is not in the room: when they were last there, or when they accepted. */
  helperGoneSince: Schema.optionalKey(Instant),
  /** The summon whose question this one asks again. */
  repeats: Schema.optionalKey(Uuid),
  /** Where the question went out again after its helper was gone: the latest call of it, and who has that. */
  repeatedBy: Schema.optionalKey(
    Schema.Struct({ id: Uuid, status: SummonStatus, responder: Schema.NullOr(Person) }),
  ),
  /** The message of the course's chat that was turned into it. */
  chatMessageId: Schema.optionalKey(Uuid),
});
export type Summon = typeof Summon.Type;

/**
 * Body of `POST /api/summons`. `points`: 10 to 25. `message` shows something. `chatMessageId`: a message of
 * one's own in the course's chat, whose text, cut to the limit, is the `message` where there is none.
 */
export const NewSummon = Schema.Struct({
  courseId: Uuid,
  moduleId: Schema.optionalKey(Schema.NullOr(Uuid)),
  message: Schema.optionalKey(VisibleText(MAX_SUMMON_MESSAGE_LENGTH)),
  chatMessageId: Schema.optionalKey(Schema.NullOr(Uuid)),
  points: Schema.Int.check(Schema.isBetween({ minimum: MIN_POINTS, maximum: MAX_POINTS })),
});
export type NewSummon = typeof NewSummon.Type;

/** A line said in the help room. */
export const SummonLine = Schema.Struct({
  id: Uuid,
  seq: Count,
  userId: Uuid,
  content: Schema.String,
  createdAt: Instant,
});
export type SummonLine = typeof SummonLine.Type;

/** One of the reader's courses, as a place to get help in: how many would answer now, and whether the reader may ask. */
export const CourseHelp = Schema.Struct({ courseId: Uuid, free: Count, mayAsk: Schema.Boolean });
export type CourseHelp = typeof CourseHelp.Type;
