import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type postgres from "postgres";
import { migrate } from "../../../db/migrate.ts";
import { seed } from "../../../db/seed/index.ts";
import { root } from "../../../scripts/lib/paths.ts";
import { freePort } from "../../../scripts/lib/ports.ts";
import { buildClient, buildWorker } from "../../../scripts/lib/runtime/builds.ts";
import { startRuntime } from "../../../scripts/lib/runtime/runtime.ts";
import { workerEnv } from "../../../scripts/lib/runtime/worker-env.ts";
import { newSecrets } from "../../../scripts/lib/secrets.ts";
import { type Visitor, visit } from "../../../tests/support/browser/browsing.ts";
import { type SignedInPerson, signIn } from "../../../tests/support/running/people.ts";
import { benchClient } from "../database-server.ts";
import type { BenchContext } from "../scenario.ts";
import { startTlsFront, type TlsFront } from "./tls-front.ts";

/** PeerLoop with its client and its demo data, as `npm start` shows it. */
export interface DemoSite {
  readonly url: string;
  /** Where browsers reach it, over HTTP/2, and the switch by which Chromium trusts that. */
  readonly front: Pick<TlsFront, "url" | "trust">;
  /** A client of its database. */
  readonly sql: postgres.Sql;
}

/** Starts it on a free port, without limits on how often somebody may sign in. */
export async function startDemoSite({
  server,
  folder,
  undo,
}: Pick<BenchContext, "server" | "folder" | "undo">): Promise<DemoSite> {
  const databaseUrl = await server.createDatabase(undo);
  await migrate(databaseUrl);
  await seed(databaseUrl);
  const [bundle, client, port] = await Promise.all([buildWorker(), buildClient(), freePort()]);
  const front = await startTlsFront(new URL(`http://127.0.0.1:${port}`));
  undo.add(() => front.stop());
  // Its own calls go where it is: nobody but the browser trusts what stands before it.
  const publicUrl = `http://127.0.0.1:${port}`;
  const runtime = await startRuntime({
    bundle,
    client,
    project: root,
    host: "127.0.0.1",
    port,
    storage: await mkdtemp(join(folder, "runtime-")),
    env: { ...workerEnv({ databaseUrl, publicUrl, secrets: newSecrets() }), RATE_LIMITS: "off" },
  });
  undo.add(() => runtime.stop());
  const sql = benchClient(databaseUrl);
  undo.add(() => sql.end({ timeout: 1 }));
  return { url: runtime.url, front, sql };
}

/**
 * Somebody at a browser of their own, which `site.front.trust` was given to; nobody is on a page yet.
 * @param who a demo account by its handle, or who has signed in before; null for a stranger
 */
export async function comeTo(
  site: DemoSite,
  browser: Browser,
  who: string | SignedInPerson | null,
  options: BrowserContextOptions,
): Promise<Visitor> {
  const person = typeof who === "string" ? await signIn(site, `${who}@peerloop.test`) : who;
  return visit({ url: site.front.url }, browser, person, options);
}
