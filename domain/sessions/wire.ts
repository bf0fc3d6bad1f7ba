import { Schema } from "effect";
import { MAX_SIGNAL_DEPTH } from "../shared/protocol.ts";
import { isWithinDepth } from "../shared/rules.ts";
import { Count, Instant, Person, Uuid } from "../shared/schema.ts";
import { Beat, BeatAnswer, Rejected } from "../shared/wire.ts";
import {
  Attendance,
  BriefSession,
  DashboardDirection,
  DashboardPage,
  DashboardView,
  LiveSession,
  Session,
} from "./model.ts";

/**
 * The sender is in the session from now on: attendance counts from here. Repeating it is harmless. `device` is an id
 * of the sender's tab that outlives its connections: with it the call is on this device alone, and the one that had
 * it hears `CallMoved`. `returning`: nobody pressed anything, the device comes back after a lost connection; if the
 * call is on another by then, it is answered with `CallMoved` and gets no seat.
 */
export const Join = Schema.TaggedStruct("Join", {
  device: Schema.optionalKey(Uuid),
  returning: Schema.optionalKey(Schema.Boolean),
});

/** The sender leaves this device's seat; the interval closes when none of their devices is left. */
const Leave = Schema.TaggedStruct("Leave", {});

/** A WebRTC signalling message for the other person; passed on as it is, never stored. */
const Signal = Schema.TaggedStruct("Signal", {
  data: Schema.Unknown.check(
    Schema.makeFilter((data: unknown) => isWithinDepth(data, MAX_SIGNAL_DEPTH), {
      message: `must not be nested deeper than ${MAX_SIGNAL_DEPTH} lists and objects`,
    }),
  ),
});

/** The teacher ends the session for both. */
const End = Schema.TaggedStruct("End", {});

/** What a client may send to `/parties/session/<session id>`. */
export const SessionClientFrame = Schema.Union([Join, Leave, Signal, End, Beat]);
export type SessionClientFrame = typeof SessionClientFrame.Type;

/** The session and its attendance as they are now: first frame and after every change. */
export const SessionState = Schema.TaggedStruct("State", {
  protocol: Schema.Int,
  you: Schema.Struct({ ...Person.fields, role: Schema.Literals(["teacher", "student", "observer"]) }),
  session: Session,
  attendance: Schema.Array(Attendance),
  togetherMs: Count,
  asOf: Instant,
});

/** A signalling message of the other person. */
const Signalled = Schema.TaggedStruct("Signal", { from: Uuid, data: Schema.Unknown });

/**
 * The receiver has taken a seat in another session and has none here any more: nobody sits in two at once. `Join`
 * takes it back.
 */
const SeatMoved = Schema.TaggedStruct("SeatMoved", { elsewhere: Uuid });

/** The receiver's person is in this session on another device, and this one has no seat any more: `Join` takes it. */
const CallMoved = Schema.TaggedStruct("CallMoved", {});

/** What `/parties/session/<session id>` sends. */
export const SessionServerFrame = Schema.Union([
  SessionState,
  Signalled,
  SeatMoved,
  CallMoved,
  Rejected,
  BeatAnswer,
]);
export type SessionServerFrame = typeof SessionServerFrame.Type;

/** Asks for what a snapshot or a page left out, from its cursor on. Answered by a `Page`. */
const AskPage = Schema.TaggedStruct("AskPage", {
  direction: DashboardDirection,
  cursor: Schema.String.check(Schema.isMaxLength(200)),
});

/** Asks for the snapshot anew, as when the day is over that the last one was of. */
const Refresh = Schema.TaggedStruct("Refresh", {});

/** Asks for one of the sessions shown as it is now, whole: answered by a `Delta` to the sender alone. */
const AskWhole = Schema.TaggedStruct("AskWhole", { sessionId: Uuid });

/**
 * What a creator's dashboard shows, first frame: sessions of all their courses, newest day first. Those of today,
 * from `dayStart` until `dayEnd` in the creator's own zone, and those under way are all there, if need be in `Page`
 * frames right behind it; `earlier` and `later` say how many more there are.
 */
const Snapshot = Schema.TaggedStruct("Snapshot", {
  protocol: Schema.Int,
  ...DashboardView.fields,
});

/** More sessions: the rest of a snapshot (`direction` null), or what was asked for, with what is left beyond it. */
const Page = Schema.TaggedStruct("Page", {
  direction: Schema.NullOr(DashboardDirection),
  ...DashboardPage.fields,
});

/** One session as it is now, whole: a client replaces what it had under the same id. */
const Delta = Schema.TaggedStruct("Delta", { asOf: Instant, version: Count, session: LiveSession });

/**
 * The same in short (`BriefSession`), under 1 KiB however often people came and went: to those who connected with
 * `compact=1`, instead of the `Delta`.
 */
const Update = Schema.TaggedStruct("Update", BriefSession.fields);

/** What `/parties/dashboard/<creator id>` takes and sends. */
export const DashboardClientFrame = Schema.Union([AskPage, Refresh, AskWhole, Beat]);
export type DashboardClientFrame = typeof DashboardClientFrame.Type;
export const DashboardServerFrame = Schema.Union([Snapshot, Page, Delta, Update, Rejected, BeatAnswer]);
export type DashboardServerFrame = typeof DashboardServerFrame.Type;
