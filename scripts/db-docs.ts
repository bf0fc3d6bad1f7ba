import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderSchemaDocs } from "../db/docs/render.ts";
import { migrate } from "../db/migrate.ts";
import { startPostgres } from "./lib/database/embedded-postgres.ts";
import { root } from "./lib/paths.ts";

// A server of its own: the page tells of the migrations, not of what somebody's database has become.
const folder = await mkdtemp(join(tmpdir(), "peerloop-docs-"));
const server = await startPostgres({
  folder: join(folder, "postgres"),
  settingsFile: join(folder, "postgres.json"),
  durable: false,
});
try {
  await migrate(server.url);
  await writeFile(join(root, "docs/schema.md"), await renderSchemaDocs(server.url));
  console.log("docs/schema.md is written.");
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
