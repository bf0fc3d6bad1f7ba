import { expect, it } from "vitest";
import { circlesIn } from "./circles.ts";
import { importsIn } from "./imports.ts";

const circles = (...files: readonly (readonly [file: string, source: string])[]) =>
  circlesIn(files.flatMap(([file, source]) => importsIn(file, source)));

it("finds files that import each other, however many stand between them, types too", () => {
  const [circle, ...more] = circles(
    ["domain/chat/a.ts", 'import { b } from "./b.ts";'],
    ["domain/chat/b.ts", 'import type { C } from "./c.ts";\nimport { x } from "./x.ts";'],
    ["domain/chat/c.ts", '\nexport * from "./a.ts";'],
  );
  expect(circle).toBe(
    [
      "Files in a circle:",
      "  domain/chat/a.ts:1 imports domain/chat/b.ts",
      "  domain/chat/b.ts:1 imports domain/chat/c.ts",
      "  domain/chat/c.ts:2 imports domain/chat/a.ts",
    ].join("\n"),
  );
  expect(more).toEqual([]);
});

it.each([
  ["domain/chat/a.ts", "domain/summons/b.ts"],
  ["party/http/a.ts", "party/wire/b.ts"],
  ["party/actors/chat/a.ts", "party/actors/inbox/b.ts"],
  ["client/shell/a.ts", "client/features/chat/b.ts"],
  ["client/features/chat/a.ts", "client/features/summons/room/b.ts"],
])("finds folders that import of each other: those of %s and %s", (one, other) => {
  const folderOf = (file: string) => file.replace(/[^/]+$/, "");
  const up = (from: string, to: string) => "../".repeat(from.split("/").length - 1) + to;
  const found = circles(
    [one, `import { b } from "${up(one, other)}";`],
    [`${folderOf(other)}c.ts`, `import { d } from "${up(other, `${folderOf(one)}d.ts`)}";`],
  );
  expect(found).toEqual([expect.stringContaining("Folders in a circle:")]);
});

it("takes what leads one way, whatever stands above all, and what tests import", () => {
  expect(
    circles(
      ["domain/contexts.ts", 'import { chat } from "./chat/index.ts";'],
      ["domain/chat/index.ts", 'import { A } from "../courses/a.ts";'],
      ["domain/courses/a.test.ts", 'import { chat } from "../chat/index.ts";'],
      ["domain/courses/a.ts", 'import { sql } from "drizzle-orm";\nimport { B } from "./b.ts";'],
    ),
  ).toEqual([]);
});
