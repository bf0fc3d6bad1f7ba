import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./paths.ts";

/** Only its owner enters; where that is root, the user `postgres` goes through to a folder of their own. */
const folderMode = () => (process.getuid?.() === 0 ? 0o711 : 0o700);

/**
 * Makes the data folder and closes it, and what lies in it, to everybody else: it holds a database, secrets, and what
 * people have sent each other. What this process and its children make from now on is for its owner alone, too.
 */
export function closeDataFolder(): void {
  process.umask(0o077);
  mkdirSync(dataFolder, { recursive: true, mode: folderMode() });
  chmodIfOurs(dataFolder, folderMode());
  for (const entry of readdirSync(dataFolder, { withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory())
      chmodIfOurs(join(dataFolder, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}

function chmodIfOurs(path: string, mode: number): void {
  const status = statSync(path, { throwIfNoEntry: false });
  const user = process.getuid?.();
  if (status && (user === 0 || status.uid === user)) chmodSync(path, mode);
}
