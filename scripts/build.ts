import { join } from "node:path";
import { viteBuild } from "./lib/builds.ts";
import { root } from "./lib/paths.ts";

await viteBuild(join(root, "dist", "client"));
