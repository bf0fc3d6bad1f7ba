// The process of PeerLoop out of another checkout: starts it by its own program, and ends with the process that
// started this one.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { benchClient } from "../lib/database-server.ts";
import { Undo } from "../lib/undo.ts";
import type { RoomSeats } from "../load/plan.ts";
import type { Peer, PeerOptions, RunningPeer } from "./peer.ts";

/** What it is told: to start, once; and to look what is stored. */
export type AgainstCommand =
  | ({ readonly type: "start"; readonly project: string } & Omit<PeerOptions, "sql" | "undo">)
  | { readonly type: "stored"; readonly ids: readonly string[] };

/** What it answers. */
export type AgainstReport =
  | {
      readonly type: "running";
      readonly rooms: readonly RoomSeats[];
      readonly processes: Readonly<Record<string, readonly number[]>>;
    }
  | { readonly type: "stored"; readonly stored: Awaited<ReturnType<RunningPeer["stored"]>> }
  | { readonly type: "failed"; readonly message: string };

const undo = new Undo();
let running: RunningPeer | undefined;

const carryOut = async (command: AgainstCommand): Promise<AgainstReport> => {
  if (command.type === "stored") {
    if (!running) throw new Error("It was not started.");
    return { type: "stored", stored: await running.stored(command.ids) };
  }
  const { project, ...options } = command;
  const sql = benchClient(options.databaseUrl);
  undo.add(() => sql.end({ timeout: 1 }));
  const file = pathToFileURL(join(project, "bench", "peers", "peerloop.ts")).href;
  const { peerloop } = (await import(file)) as { peerloop: Peer };
  running = await peerloop.start({ ...options, sql, undo });
  return { type: "running", rooms: running.rooms, processes: running.processes() };
};

process.on("message", async (command: AgainstCommand) => {
  const report = await carryOut(command).catch(
    (error: Error): AgainstReport => ({ type: "failed", message: error.message }),
  );
  process.send?.(report);
});
process.on("disconnect", async () => {
  await undo.all().catch(console.error);
  process.exit(0);
});
