import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";
import type { BenchResult } from "./result.ts";

const folder = join(root, "bench", "results");

const fileOf = (name: string) => join(folder, `${name}.json`);

/** Keeps a result in `bench/results/<name>.json`, in the place of the one before. */
export function writeResult(result: BenchResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(result.name), `${JSON.stringify(result, null, 2)}\n`);
}

/** The kept results of these scenarios, in their order; those that were never run are left out. */
export function readResults(names: readonly string[]): BenchResult[] {
  return names.flatMap((name) => {
    try {
      return JSON.parse(readFileSync(fileOf(name), "utf8")) as BenchResult;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  });
}
