import type { Attendance } from "../../domain/sessions/model.ts";
import type { SessionServerFrame } from "../../domain/sessions/wire.ts";

type State = Extract<SessionServerFrame, { _tag: "State" }>;

/** A live session as this tab knows it. */
export interface SessionRoomState {
  readonly you: State["you"] | null;
  readonly session: State["session"] | null;
  readonly attendance: readonly Attendance[];
  /** The server's time of the above, ISO 8601. */
  readonly asOf: string | null;
  /** When it arrived, in milliseconds of `performance.now()`: open intervals run on from there. */
  readonly heardAt: number;
  readonly refusal: string | null;
}

export const emptySession: SessionRoomState = {
  you: null,
  session: null,
  attendance: [],
  asOf: null,
  heardAt: 0,
  refusal: null,
};

/** The room after a frame that arrived at `at`. */
export const sessionStep = (
  state: SessionRoomState,
  frame: SessionServerFrame,
  at: number,
): SessionRoomState => {
  switch (frame._tag) {
    case "State": {
      const { you, session, attendance, asOf } = frame;
      return { you, session, attendance, asOf, heardAt: at, refusal: null };
    }
    case "Rejected":
      return { ...state, refusal: frame.message };
    default:
      return state;
  }
};

/** Seconds somebody has attended, running on while they are there. `elapsedMs`: since the attendance was told. */
export const attendedSeconds = (attendance: Attendance, elapsedMs: number): number =>
  attendance.seconds + (attendance.present ? Math.max(0, Math.floor(elapsedMs / 1_000)) : 0);
