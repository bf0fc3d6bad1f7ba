import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BuildResult, context } from "esbuild";
import { loadDemoData } from "./lib/database/demo-data.ts";
import { migrateLocal, openLocalDatabase } from "./lib/database/local-database.ts";
import { buildFolder, root } from "./lib/paths.ts";
import { freePort } from "./lib/ports.ts";
import { stopOnSignal } from "./lib/processes.ts";
import { startDevServer } from "./lib/runtime/dev-server.ts";
import { ownRuntime } from "./lib/runtime/own-runtime.ts";
import { type Runtime, startRuntime } from "./lib/runtime/runtime.ts";
import { bundleOptions } from "./lib/runtime/worker-bundle.ts";
import { claimDataFolder } from "./lib/start/claim.ts";
import { greet } from "./lib/start/greeting.ts";
import { listenAddress } from "./lib/start/listen-address.ts";

const stops: (() => Promise<void>)[] = [];
stopOnSignal(async () => {
  for (const stop of stops.toReversed()) await stop();
});

const { host, port, url } = await listenAddress();
claimDataFolder();
const database = await openLocalDatabase();
stops.push(database.stop);
await migrateLocal(database);
const hasDemoData = await loadDemoData(database);

mkdirSync(buildFolder, { recursive: true });
const bundle = join(buildFolder, "worker-dev.mjs");
let runtime: Runtime | undefined;
let reloading: Promise<void> = Promise.resolve();
const firstBuild = Promise.withResolvers<void>();
const options = bundleOptions(root);
const builder = await context({
  ...options,
  outfile: bundle,
  logLevel: "warning",
  plugins: [...(options.plugins ?? []), { name: "reload", setup: (build) => build.onEnd(onBuilt) }],
});
stops.push(() => builder.dispose());
await builder.watch();
await firstBuild.promise;

runtime = await startRuntime(
  {
    bundle,
    host: "127.0.0.1",
    port: await freePort(),
    ...ownRuntime(database.programUrl, url),
  },
  () => console.error("The actor runtime has ended; starting it again."),
);
stops.push(runtime.stop);
stops.push(await startDevServer({ host, port, runtimeUrl: runtime.url }));
greet(url, database, hasDemoData);

function onBuilt(result: BuildResult): void {
  if (result.errors.length > 0) return;
  firstBuild.resolve();
  if (!runtime) return;
  const current = runtime;
  reloading = reloading
    .then(() => current.reload(bundle))
    .then(() => console.log("The actors run the new code."))
    .catch((error: Error) => console.error(error.message));
}
