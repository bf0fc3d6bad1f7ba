import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Undo } from "./undo.ts";

/** Makes a folder for what a run stores; `undo` removes it. */
export async function temporaryFolder(undo: Undo): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "peerloop-bench-"));
  undo.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // Postgres runs as another user when this runs as root.
  await chmod(folder, 0o755);
  return folder;
}
