// The process of a load over HTTP.

import { serveLoad } from "../serve.ts";
import { HttpLoad, type HttpPlan } from "./http-load.ts";

serveLoad((plan: HttpPlan) => new HttpLoad(plan));
