import { loadDemoData } from "./lib/database/demo-data.ts";
import { migrateLocal, openLocalDatabase } from "./lib/database/local-database.ts";
import { stopOnSignal } from "./lib/processes.ts";
import { buildClient, buildWorker } from "./lib/runtime/builds.ts";
import { ownRuntime } from "./lib/runtime/own-runtime.ts";
import { startRuntime } from "./lib/runtime/runtime.ts";
import { claimDataFolder } from "./lib/start/claim.ts";
import { greet } from "./lib/start/greeting.ts";
import { listenAddress } from "./lib/start/listen-address.ts";

const stops: (() => Promise<void>)[] = [];
stopOnSignal(async () => {
  for (const stop of stops.toReversed()) await stop();
});

const { host, port, url } = await listenAddress();
claimDataFolder();
const [database, client, bundle] = await Promise.all([openDatabase(), buildClient(), buildWorker()]);
const runtime = await startRuntime(
  {
    bundle,
    client,
    host,
    port,
    ...ownRuntime(database.programUrl, url),
  },
  () => console.error("The actor runtime has ended; starting it again."),
);
stops.push(runtime.stop);
greet(url, database, database.hasDemoData);

async function openDatabase() {
  const opened = await openLocalDatabase();
  stops.push(opened.stop);
  await migrateLocal(opened);
  return { ...opened, hasDemoData: await loadDemoData(opened) };
}
