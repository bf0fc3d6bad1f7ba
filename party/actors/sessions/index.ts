import { SESSION_FRAME_RATE } from "../../../domain/sessions/limits.ts";
import { SessionClientFrame, type SessionServerFrame } from "../../../domain/sessions/wire.ts";
import { defineActor } from "../../base/actor.ts";
import { SessionRoomActor } from "./actor.ts";

/**
 * A booked session: `/parties/session/<session id>`. Frames in `domain/sessions/wire.ts`. A hidden tab is still
 * there, since a call goes on in the background.
 */
export default defineActor<SessionClientFrame, SessionServerFrame>({
  party: "session",
  hiddenIsAway: false,
  hearsBeats: true,
  frameRate: SESSION_FRAME_RATE,
  frames: SessionClientFrame,
  create: (context) => new SessionRoomActor(context),
});
