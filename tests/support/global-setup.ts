import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createProgramRole } from "../../db/privileges.ts";
import { startPostgres } from "../../scripts/lib/database/embedded-postgres.ts";
import { dropDatabases, dropRole } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A URL at which databases can be created. */
    databaseServer: string;
    /** Begins the names of all databases of this run. */
    databasePrefix: string;
    /** The role that running programs use: it has what `grantToProgram` gives. */
    programRole: { readonly name: string; readonly password: string };
  }
}

/**
 * Starts the one Postgres of a test run: a throw-away server in the folder for temporary files,
 * or the one at `TEST_DATABASE_URL`.
 * @returns what to do when the run is over
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `peerloop_test_${randomBytes(4).toString("hex")}_`;
  project.provide("databasePrefix", prefix);
  const role = { name: `${prefix}program`, password: randomBytes(18).toString("base64url") };
  project.provide("programRole", role);
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide("databaseServer", given);
    await createProgramRole(given, role.name, role.password);
    return async () => {
      await dropDatabases(given, prefix);
      await dropRole(given, role.name);
    };
  }
  const folder = await mkdtemp(join(tmpdir(), "peerloop-test-"));
  // Postgres runs as another user when the tests run as root.
  await chmod(folder, 0o755);
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    settingsFile: join(folder, "postgres.json"),
    durable: false,
    maxConnections: 400,
  });
  project.provide("databaseServer", server.url);
  await createProgramRole(server.url, role.name, role.password);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
