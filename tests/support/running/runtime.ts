import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { root } from "../../../scripts/lib/paths.ts";
import { freePort } from "../../../scripts/lib/ports.ts";
import { buildClient, buildWorker } from "../../../scripts/lib/runtime/builds.ts";
import { type Runtime, startRuntime } from "../../../scripts/lib/runtime/runtime.ts";
import { workerEnv } from "../../../scripts/lib/runtime/worker-env.ts";
import { newSecrets } from "../../../scripts/lib/secrets.ts";
import { exclusively, testDatabase } from "../database.ts";

/** PeerLoop as `npm start` runs it, on a port, a database and a storage folder of its own. */
export interface TestRuntime extends Omit<Runtime, "reload"> {
  readonly databaseUrl: string;
  /** The folder in which its actors keep what they store. */
  readonly storage: string;
  /** A client of its database, for what a test wants to look up or arrange. */
  readonly sql: postgres.Sql;
  /** What the worker finds in its `env`, secrets included. */
  readonly env: Readonly<Record<string, string>>;
}

export interface TestRuntimeOptions {
  /** With the demo data; true by default. */
  readonly seeded?: boolean;
  /** With the built client, as browsers need it; false by default. */
  readonly client?: boolean;
  /** More settings for the worker. Rate limits are off unless this says `{ RATE_LIMITS: "on" }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Limits of `limits.ts` and its neighbours as the worker has them, where what follows from one would take minutes. */
  readonly limits?: Readonly<Record<string, number>>;
  /** Lets the worker reach its database at another address than the real one, a proxy for example. */
  readonly databaseUrl?: (real: string) => string;
}

/** Starts PeerLoop for a test. The test calls `stop` at its end, which leaves nothing behind. */
export async function testRuntime(options: TestRuntimeOptions = {}): Promise<TestRuntime> {
  const { bundle, client } = await exclusively("builds", async () => ({
    bundle: await buildWorker(),
    client: options.client ? await buildClient() : undefined,
  }));
  const database = await testDatabase({ seeded: options.seeded ?? true });
  const storage = await mkdtemp(join(tmpdir(), "peerloop-test-runtime-"));
  const port = await freePort();
  const own = options.limits ? await withLimits(bundle, storage, options.limits) : bundle;
  const env = {
    ...workerEnv({
      databaseUrl: options.databaseUrl?.(database.programUrl) ?? database.programUrl,
      publicUrl: `http://127.0.0.1:${port}`,
      secrets: newSecrets(),
    }),
    RATE_LIMITS: "off",
    ...options.env,
  };
  const runtime = await startRuntime({
    bundle: own,
    client,
    project: root,
    host: "127.0.0.1",
    port,
    storage,
    env,
    wake: "/api/health",
  });
  const sql = postgres(database.url, { max: 4, onnotice: () => {} });
  return {
    ...runtime,
    databaseUrl: database.url,
    storage,
    sql,
    env,
    async stop() {
      await runtime.stop();
      await sql.end({ timeout: 1 });
      await database.drop();
      await rm(storage, { recursive: true, force: true });
    },
  };
}

/** The worker with other limits, in a file of its own. */
const withLimits = async (
  bundle: string,
  folder: string,
  limits: Readonly<Record<string, number>>,
): Promise<string> => {
  let source = await readFile(bundle, "utf8");
  for (const [name, value] of Object.entries(limits)) {
    const declarations = source.match(new RegExp(`var ${name} = [^;]+;`, "g")) ?? [];
    if (declarations.length !== 1)
      throw new Error(`the worker has ${declarations.length} limits named ${name}`);
    source = source.replace(declarations[0] as string, `var ${name} = ${value};`);
  }
  const path = join(folder, "worker.mjs");
  await writeFile(path, source);
  return path;
};
