import { execFile } from "node:child_process";
import { existsSync, statSync, symlinkSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { root } from "../../scripts/lib/paths.ts";
import type { Undo } from "./undo.ts";

/** Another state of the project on this machine. */
export interface Checkout {
  readonly folder: string;
  /** The commit in short, where it is known, or the name of the folder. */
  readonly name: string;
}

const run = promisify(execFile);

const git = async (folder: string, ...args: string[]) =>
  (await run("git", ["-C", folder, ...args])).stdout.trim();

/**
 * A folder that holds another state of the project: one that is there, with its packages installed, or a commit of this
 * clone, checked out into `into` with the packages of this clone until `undo`.
 * @throws Error when `what` is neither
 */
export async function checkoutOf(what: string, into: string, undo: Undo): Promise<Checkout> {
  if (statSync(what, { throwIfNoEntry: false })?.isDirectory()) return ofFolder(resolve(what));
  const commit = await git(root, "rev-parse", "--verify", "--quiet", `${what}^{commit}`).catch(() => null);
  if (commit === null) throw new Error(`${what} is neither a folder nor a commit of this clone.`);
  const folder = join(into, `peerloop-${commit}`);
  await git(root, "worktree", "add", "--detach", folder, commit);
  undo.add(() => git(root, "worktree", "remove", "--force", folder));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, name: commit.slice(0, 7) };
}

async function ofFolder(folder: string): Promise<Checkout> {
  if (!existsSync(join(folder, "node_modules")))
    throw new Error(`${folder} has no packages: install them there first.`);
  return {
    folder,
    name: await git(folder, "rev-parse", "--short=7", "HEAD").catch(() => basename(folder)),
  };
}
