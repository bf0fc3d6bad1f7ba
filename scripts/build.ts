import { join } from "node:path";
import { root } from "./lib/paths.ts";
import { viteBuild } from "./lib/runtime/builds.ts";

await viteBuild(join(root, "dist", "client"));
