// The process of visible tabs.

import { serveLoad } from "../serve.ts";
import { Tabs, type TabsPlan } from "./tabs.ts";

serveLoad((plan: TabsPlan) => new Tabs(plan));
