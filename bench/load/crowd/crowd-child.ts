// The process of a crowd that joins at once.

import { serveLoad } from "../serve.ts";
import { Crowd, type CrowdPlan } from "./crowd.ts";

serveLoad((plan: CrowdPlan) => new Crowd(plan));
