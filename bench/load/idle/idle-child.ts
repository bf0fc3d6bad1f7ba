// The process of clients that do nothing.

import { serveLoad } from "../serve.ts";
import { type IdlePlan, Idlers } from "./idlers.ts";

serveLoad((plan: IdlePlan) => new Idlers(plan));
