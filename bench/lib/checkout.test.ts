import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { checkoutOf } from "./checkout.ts";
import { Undo } from "./undo.ts";

let folder: string;
let undo: Undo;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerloop-checkout-"));
  undo = new Undo();
});
afterEach(async () => {
  await undo.all();
  await rm(folder, { recursive: true });
});

it("takes an installed folder as it is", async () => {
  expect(await checkoutOf(root, folder, undo)).toMatchObject({ folder: root });
  await expect(checkoutOf(folder, folder, undo)).rejects.toThrow(/no packages/);
});

it.runIf(existsSync(join(root, ".git")))(
  "checks a commit out, with packages, until it is undone",
  async () => {
    const { folder: there, name } = await checkoutOf("HEAD", folder, undo);
    expect(name).toMatch(/^[0-9a-f]{7}$/);
    expect(JSON.parse(readFileSync(join(there, "package.json"), "utf8")).name).toBe("peerloop");
    expect(existsSync(join(there, "node_modules", "postgres", "package.json"))).toBe(true);
    await undo.all();
    expect(existsSync(there)).toBe(false);
    expect(existsSync(join(root, "node_modules", "postgres", "package.json"))).toBe(true);
  },
);

it("says so of what is neither", async () => {
  await expect(checkoutOf("no-such-thing", folder, undo)).rejects.toThrow(/neither a folder nor a commit/);
});
