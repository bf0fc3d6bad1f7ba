import type { Attendance, LiveSession } from "../../../../domain/sessions/model.ts";
import { asOf } from "../../../../domain/sessions/rules.ts";
import type { SessionServerFrame } from "../../../../domain/sessions/wire.ts";
import { sessionRoomTexts } from "../texts/room.ts";

type State = Extract<SessionServerFrame, { _tag: "State" }>;

/** A live session as this tab knows it. */
export interface SessionRoomState {
  readonly you: State["you"] | null;
  readonly session: State["session"] | null;
  readonly attendance: readonly Attendance[];
  readonly togetherMs: number;
  /** The server's time of the above, ISO 8601: open intervals run on from there. */
  readonly asOf: string | null;
  readonly refusal: string | null;
}

export const emptySession: SessionRoomState = {
  you: null,
  session: null,
  attendance: [],
  togetherMs: 0,
  asOf: null,
  refusal: null,
};

/** The room after a frame. */
export const sessionStep = (state: SessionRoomState, frame: SessionServerFrame): SessionRoomState => {
  switch (frame._tag) {
    case "State": {
      const { you, session, attendance, togetherMs } = frame;
      return { you, session, attendance, togetherMs, asOf: frame.asOf, refusal: null };
    }
    case "SeatMoved":
      return { ...state, refusal: sessionRoomTexts.moved };
    case "CallMoved":
      return { ...state, refusal: null };
    case "Rejected":
      return { ...state, refusal: frame.message };
    default:
      return state;
  }
};

/** The session and its attendance as they are at `now`, the server's time in milliseconds; null before it is known. */
export const sessionAt = (state: SessionRoomState, now: number): LiveSession | null => {
  const { session, attendance, togetherMs } = state;
  if (session === null || state.asOf === null) return null;
  const live = { session, attendance, togetherMs, version: 0, asOf: state.asOf };
  return asOf(live, Math.max(now, Date.parse(state.asOf)));
};
