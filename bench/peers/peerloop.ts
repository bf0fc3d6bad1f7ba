import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type postgres from "postgres";
import { migrate } from "../../db/migrate.ts";
import { root } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { buildClient, buildWorker } from "../../scripts/lib/runtime/builds.ts";
import { startRuntime } from "../../scripts/lib/runtime/runtime.ts";
import { workerEnv } from "../../scripts/lib/runtime/worker-env.ts";
import { newSecrets } from "../../scripts/lib/secrets.ts";
import { processStat } from "../lib/meters/proc.ts";
import { countedWorker } from "./counted-worker.ts";
import type { Peer } from "./peer.ts";
import { populate } from "./peerloop-people.ts";

interface Parts {
  /** Whether its pages are served. */
  readonly client?: boolean;
  /** Makes the worker that runs, in a folder of the run. */
  readonly worker?: (folder: string) => Promise<string>;
}

/** PeerLoop as `npm start` runs it, without its limits on how often somebody may write. */
const peerloopWith = ({ client = false, worker = buildWorker }: Parts): Peer => ({
  name: "PeerLoop",
  protocol: "peerloop",
  async start({ databaseUrl, sql, layout, folder, undo }) {
    await migrate(databaseUrl);
    const secrets = newSecrets();
    const courses = await populate(sql, layout, secrets.AUTH_SECRET);
    const port = await freePort();
    const runtime = await startRuntime({
      bundle: await worker(folder),
      client: client ? await buildClient() : undefined,
      project: root,
      host: "127.0.0.1",
      port,
      storage: await mkdtemp(join(folder, "runtime-")),
      env: {
        ...workerEnv({ databaseUrl, publicUrl: `http://127.0.0.1:${port}`, secrets }),
        RATE_LIMITS: "off",
      },
    });
    undo.add(() => runtime.stop());
    return {
      rooms: courses.map(({ roomId, students }) => ({
        seats: students.map(({ id, cookie }) => ({
          url: `${runtime.url.replace("http", "ws")}/parties/chat/${roomId}?compact=1`,
          headers: { cookie, origin: runtime.url },
          userId: id,
        })),
      })),
      processes: () => ({
        workerd: [runtime.pid()],
        Miniflare: [processStat(runtime.pid())?.parent ?? 0],
      }),
      stored: (ids) => stored(sql, ids),
    };
  },
});

/** Without its pages, which the load generator does not ask for. */
export const peerloop = peerloopWith({});

/** With its pages, for a browser. */
export const peerloopWithPages = peerloopWith({ client: true });

/** With a count of the instances that its actors had. */
export const peerloopCounted = peerloopWith({ worker: countedWorker });

async function stored(sql: postgres.Sql, ids: readonly string[]) {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from chat_messages where id = any(${sql.array([...ids])}::uuid[])`;
  // Numbers of a room run from 1 to its last without a gap exactly when there are as many messages as that.
  const [gaps] = await sql<{ count: number }[]>`
    select count(*)::int as count from chat_rooms r
    where r.last_seq <> (select count(*) from chat_messages m where m.room_id = r.id)`;
  const count = row?.count ?? 0;
  return gaps?.count ? { count, fault: `${gaps.count} rooms have gaps in their numbers` } : { count };
}
