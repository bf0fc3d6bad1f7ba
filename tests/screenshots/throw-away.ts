import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { migrate } from "../../db/migrate.ts";
import { grantToProgram, PROGRAM_ROLE } from "../../db/privileges.ts";
import { seed } from "../../db/seed/index.ts";
import { startPostgres } from "../../scripts/lib/database/embedded-postgres.ts";
import { root } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { buildClient, buildWorker } from "../../scripts/lib/runtime/builds.ts";
import { type Runtime, startRuntime } from "../../scripts/lib/runtime/runtime.ts";
import { workerEnv } from "../../scripts/lib/runtime/worker-env.ts";
import { newSecrets } from "../../scripts/lib/secrets.ts";

/** PeerLoop with fresh demo data and nothing of what `npm start` keeps. */
export interface ThrowAway extends Pick<Runtime, "url" | "stop"> {
  /** A client of its database. */
  readonly sql: postgres.Sql;
}

/** Starts it on a free port; `stop` leaves nothing behind. */
export const startThrowAway = async (): Promise<ThrowAway> => {
  const folder = await mkdtemp(join(tmpdir(), "peerloop-"));
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    settingsFile: join(folder, "postgres.json"),
    durable: false,
  });
  await migrate(server.url);
  await grantToProgram(server.url, PROGRAM_ROLE);
  await seed(server.url);
  const [bundle, client] = await Promise.all([buildWorker(), buildClient()]);
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const env = workerEnv({ databaseUrl: server.programUrl, publicUrl, secrets: newSecrets() });
  const runtime = await startRuntime({
    bundle,
    client,
    project: root,
    host: "127.0.0.1",
    port,
    storage: join(folder, "runtime"),
    wake: "/api/health",
    env: { ...env, RATE_LIMITS: "off" },
  });
  const sql = postgres(server.url, { max: 2, onnotice: () => {} });
  return {
    url: runtime.url,
    sql,
    async stop() {
      await runtime.stop();
      await sql.end({ timeout: 1 });
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
