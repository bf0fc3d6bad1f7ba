import { InboxClientFrame, type InboxServerFrame } from "../../../domain/inbox/wire.ts";
import { defineActor } from "../../base/actor.ts";
import { InboxActor } from "./actor.ts";

/** A user's inbox: `/parties/inbox/<user id>`. Frames in `domain/inbox/wire.ts`. */
export default defineActor<InboxClientFrame, InboxServerFrame>({
  party: "inbox",
  hiddenIsAway: true,
  frames: InboxClientFrame,
  create: (context) => new InboxActor(context),
});
