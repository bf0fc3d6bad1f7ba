import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** What figures depend on besides the program. */
export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  /** GiB, rounded. */
  readonly memory: number;
  /** Kernel and its version to the second number. */
  readonly system: string;
  readonly node: string;
  /** The actor runtime. */
  readonly workerd: string;
  readonly postgres: string;
  /** Processes that wanted a core over the minute before the run: well above 0, something else was running. */
  readonly loadBefore: number;
}

/** The facts of this machine now. */
export function machineFacts(postgresVersion: string): MachineFacts {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split(".", 2).join(".")}`,
    node: process.versions.node,
    workerd: versionOf("workerd"),
    postgres: postgresVersion,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
