// Holds one actor runtime (workerd, by way of Miniflare). Ends as soon as workerd does, and ends workerd when the
// process that started this one goes away: the supervisor then has only one thing to watch.

import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { root } from "../lib/paths.ts";
import type {
  RuntimeChildCommand,
  RuntimeChildOptions,
  RuntimeChildReport,
} from "../lib/runtime/runtime-child.ts";
import { type StaticServer, serveFolder } from "../lib/runtime/static-server.ts";
import { partyKitConfig } from "../lib/runtime/worker-bundle.ts";
import { printWorkerLog } from "../lib/runtime/worker-log.ts";

let workerd: ChildProcess | undefined;
let miniflare: Miniflare | undefined;
let files: StaticServer | undefined;
let options: RuntimeChildOptions;
let reloading = false;
let stopping = false;

// Miniflare keeps its process to itself. It starts no other.
subscribe("child_process", (message) => {
  const { process: child } = message as { process: ChildProcess };
  workerd = child;
  child.once("exit", () => {
    if (stopping) process.exit(0);
    // On a reload Miniflare ends the old one and starts the next.
    if (workerd === child && !reloading) process.exit(1);
  });
});

process.on("disconnect", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("message", (command: RuntimeChildCommand) => {
  const done = command.type === "start" ? start(command.options) : reload(command.bundle);
  done.then(
    () => report({ type: "ready", workerd: workerd?.pid ?? 0 }),
    (error: Error) => {
      report({ type: "failed", message: error.message });
      stop();
    },
  );
});

async function start(given: RuntimeChildOptions): Promise<void> {
  options = given;
  files = options.client === undefined ? undefined : await serveFolder(options.client);
  miniflare = new Miniflare(miniflareOptions());
  await miniflare.ready;
}

async function reload(bundle: string): Promise<void> {
  options = { ...options, bundle };
  reloading = true;
  await miniflare?.setOptions(miniflareOptions());
  reloading = false;
}

/** Waits for the end of workerd, for nobody else may be there to take note of it. */
function stop(): void {
  stopping = true;
  if (!workerd?.pid || workerd.exitCode !== null || workerd.signalCode !== null) process.exit(0);
  workerd.kill("SIGKILL");
}

function miniflareOptions(): MiniflareOptions {
  const config = partyKitConfig(options.project);
  const assets = Object.fromEntries((files?.files ?? []).map((path) => [path, path]));
  // Without a prototype: a request for /constructor is no request for a file.
  const manifest = `export default {
    devServer: ${JSON.stringify(files?.url ?? "")},
    assets: Object.assign(Object.create(null), ${JSON.stringify(assets)}),
  };`;
  return {
    name: "peerloop",
    // Past Miniflare's own worker: as at the platform's edge, a request goes straight to ours, and a socket's frames
    // through one pipe less.
    unsafeDirectSockets: [{ host: options.host, port: options.port }],
    host: "127.0.0.1",
    port: 0,
    cf: false,
    handleRuntimeStdio: printWorkerLog,
    compatibilityDate: config.compatibilityDate,
    compatibilityFlags: ["nodejs_compat"],
    modulesRoot: root,
    modules: [
      { type: "ESModule", path: join(root, "worker.mjs"), contents: readFileSync(options.bundle, "utf8") },
      { type: "ESModule", path: join(root, "__STATIC_ASSETS_MANIFEST__"), contents: manifest },
    ],
    bindings: {
      ...Object.fromEntries(Object.entries(options.env).map(([name, value]) => [`pkvar-${name}`, value])),
      PARTYKIT_CRONS: { ...config.crons },
    },
    durableObjects: {
      PARTYKIT_DURABLE: "PartyKitDurable",
      ...Object.fromEntries(Object.keys(config.parties).map((name) => [name, `${name}DO`])),
    },
    durableObjectsPersist: join(options.storage, "actors"),
    r2Buckets: Object.keys(config.bindings?.r2 ?? {}),
    r2Persist: join(options.storage, "r2"),
    cachePersist: join(options.storage, "cache"),
  };
}

function report(message: RuntimeChildReport): void {
  if (process.connected) process.send?.(message);
}
