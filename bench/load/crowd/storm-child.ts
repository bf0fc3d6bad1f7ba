// The process of a reconnect storm.

import { serveLoad } from "../serve.ts";
import { Storm, type StormPlan } from "./storm.ts";

serveLoad((plan: StormPlan) => new Storm(plan));
