import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../paths.ts";

const FOLDERS = "client|party|domain|db|tests|scripts|bench|docs|deploy";

/** Paths that a text names in backticks, from the root of the project; those with a blank to fill in are left out. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(`\`((?:${FOLDERS})/[^\`\\s›]*)\``, "g"))]
    .map(([, path]) => path ?? "")
    .filter((path) => !path.includes("<"));

const documents = globSync(["README.md", "CONTRIBUTING.md", "docs/**/*.md"], { cwd: root });

it.each(documents)("every path that %s names is there", (document) => {
  const paths = pathsIn(readFileSync(join(root, document), "utf8"));
  const missing = paths.filter((path) =>
    /[*{]/.test(path) ? globSync(path, { cwd: root }).length === 0 : !existsSync(join(root, path)),
  );
  expect(missing).toEqual([]);
});

it("the table of changes leads to twenty places", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const [, table = ""] = /## Where to change what\n([^#]*)/.exec(text) ?? [];
  const rows = table.split("\n").filter((line) => line.includes("`"));
  expect(rows).toHaveLength(20);
  for (const row of rows) expect(row).toMatch(/`[^`]+`/);
});
