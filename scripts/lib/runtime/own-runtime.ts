import { join } from "node:path";
import { dataFolder, root } from "../paths.ts";
import { localSecrets } from "../secrets.ts";
import type { RuntimeChildOptions } from "./runtime-child.ts";
import { workerEnv } from "./worker-env.ts";

/** What the actor runtime of this clone is started with, besides what it runs and where it listens. */
export const ownRuntime = (
  databaseUrl: string,
  publicUrl: string,
): Pick<RuntimeChildOptions, "project" | "storage" | "wake" | "env"> => ({
  project: root,
  storage: join(dataFolder, "runtime"),
  wake: "/api/health",
  env: workerEnv({ databaseUrl, publicUrl, secrets: localSecrets(), environment: process.env }),
});
