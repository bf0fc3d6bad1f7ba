// The process of a load over HTTP.

import { HttpLoad, type HttpPlan } from "./http-load.ts";
import { serveLoad } from "./serve.ts";

serveLoad((plan: HttpPlan) => new HttpLoad(plan));
