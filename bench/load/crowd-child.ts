// The process of a crowd that joins at once.

import { Crowd, type CrowdPlan } from "./crowd.ts";
import { serveLoad } from "./serve.ts";

serveLoad((plan: CrowdPlan) => new Crowd(plan));
