// The process of a load generator: it must not share a thread with what it measures, nor with what measures it.

import type { LoadPlan } from "../plan.ts";
import { serveLoad } from "../serve.ts";
import { Generator } from "./generator.ts";

serveLoad((plan: LoadPlan) => new Generator(plan));
