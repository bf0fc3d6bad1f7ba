import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What a local run keeps between starts: database, storage of the actors, secrets. Not in git.
 * `DATA_FOLDER` names another one, for a second PeerLoop out of the same clone.
 */
export const dataFolder = resolve(process.env.DATA_FOLDER || join(root, ".data"));

/** Builds of the client and the worker, each in a folder named by the hash of its sources. */
export const buildFolder = join(root, ".data", "build");
