import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { closeDataFolder } from "../data-folder.ts";
import { fail } from "../fail.ts";
import { dataFolder } from "../paths.ts";

/** Keeps the lock until this process ends, however it ends: the system takes it back. */
let lock: DatabaseSync | undefined;

/**
 * Makes this process the only one that runs PeerLoop out of the data folder: two runtimes on one storage would
 * destroy it. Ends the process with a message when another one does.
 */
export function claimDataFolder(): void {
  closeDataFolder();
  // SQLite's file lock is the one that Node offers.
  lock = new DatabaseSync(join(dataFolder, "running.lock"));
  try {
    lock.exec("begin exclusive");
  } catch {
    fail(`PeerLoop runs out of ${dataFolder} already: stop it first, or set DATA_FOLDER to another folder.`);
  }
}
