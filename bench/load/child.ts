// The process of a load generator: it must not share a thread with what it measures, nor with what measures it.

import { Generator } from "./generator.ts";
import type { LoadPlan } from "./plan.ts";
import { serveLoad } from "./serve.ts";

serveLoad((plan: LoadPlan) => new Generator(plan));
