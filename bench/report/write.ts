import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";
import type { BenchResult } from "../lib/figures/result.ts";
import { chart } from "./chart.ts";
import { page } from "./page.ts";

/** The files of the report with what belongs into them, by their paths in the clone. */
export function reportFiles(results: readonly BenchResult[]): Record<string, string> {
  return {
    "docs/performance.md": page(results, "performance.svg"),
    "docs/performance.svg": chart(results),
  };
}

/** Writes `docs/performance.md` and its chart. */
export function writeReport(results: readonly BenchResult[]): void {
  for (const [path, content] of Object.entries(reportFiles(results)))
    writeFileSync(join(root, path), content);
}
