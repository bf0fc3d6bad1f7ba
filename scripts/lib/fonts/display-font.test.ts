import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../paths.ts";

const folder = join(root, "client/fonts");

/** Bytes of the display face at most, all of its parts together. */
const MOST = 30_000;

it("the display face is small, and its licence goes with it", () => {
  const parts = readdirSync(folder).filter((name) => name.endsWith(".woff2"));
  expect(parts).toEqual(["gabarito-latin-ext.woff2", "gabarito-latin.woff2"]);
  const sizes = parts.map((name) => readFileSync(join(folder, name)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST);
  expect(readFileSync(join(folder, "LICENSE.txt"), "utf8")).toContain("SIL Open Font License, Version 1.1");
});
