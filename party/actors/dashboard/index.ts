import { DashboardClientFrame, type DashboardServerFrame } from "../../../domain/sessions/wire.ts";
import { defineActor } from "../../base/actor.ts";
import { DashboardActor } from "./actor.ts";

/** A creator's dashboard: `/parties/dashboard/<creator id>`. Frames in `domain/sessions/wire.ts`. */
export default defineActor<DashboardClientFrame, DashboardServerFrame>({
  party: "dashboard",
  hiddenIsAway: true,
  frames: DashboardClientFrame,
  create: (context) => new DashboardActor(context),
});
