import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./lib/paths.ts";

const drizzleKit = join(root, "node_modules", "drizzle-kit", "bin.cjs");
const { status } = spawnSync(process.execPath, [drizzleKit, "generate", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
