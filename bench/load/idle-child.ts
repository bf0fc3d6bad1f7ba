// The process of clients that do nothing.

import { type IdlePlan, Idlers } from "./idlers.ts";
import { serveLoad } from "./serve.ts";

serveLoad((plan: IdlePlan) => new Idlers(plan));
