import { SummonClientFrame, type SummonServerFrame } from "../../../domain/summons/wire.ts";
import { defineActor } from "../../base/actor.ts";
import { SummonRoomActor } from "./actor.ts";

/**
 * The room of a summon: `/parties/summon/<summon id>`. Frames in `domain/summons/wire.ts`.
 * A hidden tab is still there: who tries out in another window what they were told has not left.
 */
export default defineActor<SummonClientFrame, SummonServerFrame>({
  party: "summon",
  hiddenIsAway: false,
  hearsBeats: true,
  frames: SummonClientFrame,
  create: (context) => new SummonRoomActor(context),
});
