import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/**
 * Lines of workerd about itself that say nothing to a reader: hexadecimal stack traces, hints on symbols, and
 * connections that their other end has closed.
 */
const noise =
  /LLVM_SYMBOLIZER|worker_do_not_log|Socket proxy disconnected|^workerd\/.* disconnected: |^stack: |stack:( (0|[a-f\d]{4,})){3,}|^\s*(;|$)/;

/** Whether a line says something to nobody: everybody who closes a laptop would write one. */
export const isNoise = (line: string): boolean => noise.test(line);

/**
 * Passes on what the worker and workerd write: warnings and errors go to standard error, plain logs are left
 * out unless DEBUG is set.
 */
export function printWorkerLog(stdout: Readable, stderr: Readable): void {
  createInterface(stdout).on("line", (line) => {
    if (process.env.DEBUG) console.log(line);
  });
  createInterface(stderr).on("line", (line) => {
    if (!isNoise(line)) console.error(line);
  });
}
