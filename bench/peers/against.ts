import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Checkout, checkoutOf } from "../lib/checkout.ts";
import type { Undo } from "../lib/undo.ts";
import type { AgainstCommand, AgainstReport } from "./against-child.ts";
import type { Peer, RunningPeer } from "./peer.ts";

/** PeerLoop at another commit, or as it is in another folder, as one more peer of this run. */
export async function peerloopAt(what: string, folder: string, undo: Undo): Promise<Peer> {
  return peerloopIn(await checkoutOf(what, folder, undo));
}

/**
 * PeerLoop out of another checkout, by the program there that starts it for its own benchmarks: its migrations, its
 * people and its worker. It runs in a process of its own, since two states of a module do not share one.
 */
const peerloopIn = ({ folder: project, name }: Checkout): Peer => ({
  name: `PeerLoop at ${name}`,
  protocol: "peerloop",
  async start({ databaseUrl, layout, folder, undo }) {
    const child = fork(fileURLToPath(new URL("./against-child.ts", import.meta.url)), { cwd: project });
    const exited = once(child, "exit");
    exited.catch(() => {});
    undo.add(async () => {
      if (child.connected) child.disconnect();
      await exited;
    });
    const ask = async (command: AgainstCommand): Promise<AgainstReport> => {
      const answer = once(child, "message");
      child.send(command);
      const ended = exited.then(() => Promise.reject(new Error(`PeerLoop at ${name} has ended.`)));
      ended.catch(() => {});
      const [report] = (await Promise.race([answer, ended])) as [AgainstReport];
      if (report.type === "failed") throw new Error(report.message);
      return report;
    };
    const running = await ask({ type: "start", project, databaseUrl, layout, folder });
    if (running.type !== "running") throw new Error(`PeerLoop at ${name} does not say where it is.`);
    return {
      rooms: running.rooms,
      processes: () => running.processes,
      async stored(ids): ReturnType<RunningPeer["stored"]> {
        const answer = await ask({ type: "stored", ids });
        if (answer.type !== "stored") throw new Error(`PeerLoop at ${name} does not say what is stored.`);
        return answer.stored;
      },
    };
  },
});
