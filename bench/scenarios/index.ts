import type { Scenario } from "../lib/scenario.ts";
import { api } from "./api.ts";
import { catalogue } from "./catalogue.ts";
import { churn } from "./churn.ts";
import { history } from "./history.ts";
import { idle } from "./idle.ts";
import { join1000 } from "./join-1000.ts";
import { mixed } from "./mixed.ts";
import { mixedThroughput } from "./mixed-throughput.ts";
import { pages } from "./pages.ts";
import { reconnect1000 } from "./reconnect-1000.ts";
import { room200 } from "./room-200.ts";
import { room1000 } from "./room-1000.ts";
import { roomThroughput } from "./room-throughput.ts";
import { rooms1000 } from "./rooms-1000.ts";
import { rooms1000Mixed } from "./rooms-1000-mixed.ts";
import { scroll } from "./scroll.ts";
import { start } from "./start.ts";

/** Every scenario, in the order in which they run and stand in the report. */
export const scenarios: readonly Scenario[] = [
  roomThroughput,
  mixedThroughput,
  room200,
  mixed,
  room1000,
  rooms1000,
  rooms1000Mixed,
  join1000,
  reconnect1000,
  api,
  catalogue,
  history,
  idle,
  churn,
  pages,
  scroll,
  start,
];
