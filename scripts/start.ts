import { buildClient, buildWorker } from "./lib/builds.ts";
import { claimDataFolder } from "./lib/claim.ts";
import { loadDemoData } from "./lib/demo-data.ts";
import { greet } from "./lib/greeting.ts";
import { listenAddress } from "./lib/listen-address.ts";
import { migrateLocal, openLocalDatabase } from "./lib/local-database.ts";
import { ownRuntime } from "./lib/own-runtime.ts";
import { stopOnSignal } from "./lib/processes.ts";
import { startRuntime } from "./lib/runtime.ts";

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
