import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../scripts/lib/ports.ts";
import { startRuntime } from "../../scripts/lib/runtime/runtime.ts";
import { bundleWorker } from "../../scripts/lib/runtime/worker-bundle.ts";
import { processStat } from "../lib/meters/proc.ts";
import type { Peer } from "./peer.ts";
import { storedIn } from "./plain-messages.ts";

const project = fileURLToPath(new URL("./bare-party", import.meta.url));

const bare = (name: string, party: string): Peer => ({
  name,
  protocol: "bareParty",
  async start({ databaseUrl, sql, layout, folder, undo }) {
    await sql`
      create table messages (
        id uuid primary key,
        room text not null,
        author text not null,
        content text not null,
        created_at timestamptz not null default now()
      )`;
    const storage = await mkdtemp(join(folder, "bare-party-"));
    const bundle = join(storage, "worker.mjs");
    await bundleWorker(project, bundle);
    const port = await freePort();
    const env = { DATABASE_URL: databaseUrl };
    const runtime = await startRuntime({ bundle, project, host: "127.0.0.1", port, storage, env });
    undo.add(() => runtime.stop());
    const url = (room: number) => `${runtime.url.replace("http", "ws")}/parties/${party}/room-${room}`;
    return {
      rooms: Array.from({ length: layout.rooms }, (_, room) => ({
        seats: Array.from({ length: layout.clients }, () => ({ url: url(room), headers: {} })),
      })),
      processes: () => ({
        workerd: [runtime.pid()],
        Miniflare: [processStat(runtime.pid())?.parent ?? 0],
      }),
      stored: storedIn(sql),
    };
  },
});

/** The least that a chat on the same platform can do: group commit through one backend party, and no features. */
export const bareParty = bare("bare party", "chat");

/** Rooms on the same platform that only hold sockets, and hibernate. */
export const bareSockets = bare("bare sockets", "idle");
