import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../paths.ts";

const FOLDERS = ["client", "party", "domain", "db", "tests", "scripts", "bench", "docs"];

/** Paths that a text names in backticks, from the root of the project; those with a blank to fill in are left out. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(`\`((?:${FOLDERS.join("|")})/[^\`\\s\\\\›]*)\``, "g"))]
    .map(([, path]) => path ?? "")
    .filter((path) => !/[<$]/.test(path));

const isThere = (path: string): boolean =>
  /[*{]/.test(path) ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));

const missingIn = (file: string): string[] =>
  pathsIn(readFileSync(join(root, file), "utf8")).filter((path) => !isThere(path));

it.each(globSync(["README.md", "CONTRIBUTING.md", "docs/**/*.md"], { cwd: root }))(
  "every path that %s names is there",
  (document) => {
    expect(missingIn(document)).toEqual([]);
  },
);

it("every file that a docstring names is there", () => {
  const sources = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }));
  // Tests of checks write of files that they make up.
  const own = sources.filter((file) => !file.startsWith("scripts/lib/checks/"));
  expect(own.length).toBeGreaterThan(1_000);
  expect(own.flatMap((file) => missingIn(file).map((path) => `${file}: ${path}`))).toEqual([]);
});

it("the table of changes leads to a place, at least twenty times", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const [, table = ""] = /## Where to change what\n([^#]*)/.exec(text) ?? [];
  const rows = table.split("\n").filter((line) => /^\| (?!change |---)/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(rows.filter((row) => !/`(mails\.ts|[a-z]+\/[^`]+)`/.test(row))).toEqual([]);
});
