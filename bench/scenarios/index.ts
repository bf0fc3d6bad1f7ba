import type { Scenario } from "../lib/scenario.ts";
import { room200 } from "./room-200.ts";
import { rooms1000 } from "./rooms-1000.ts";
import { start } from "./start.ts";

/** Every scenario, in the order in which they run and stand in the report. */
export const scenarios: readonly Scenario[] = [room200, rooms1000, start];
