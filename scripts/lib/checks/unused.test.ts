import { appendFile, cp, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../paths.ts";
import { checkUnused } from "./check-steps.ts";

const notCopied = new Set([".data", ".git", "dist", "node_modules"]);
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "peerloop-unused-"));
  for (const name of await readdir(root))
    if (!notCopied.has(name)) await cp(join(root, name), join(project, name), { recursive: true });
  await symlink(join(root, "node_modules"), join(project, "node_modules"));
});
afterAll(() => rm(project, { recursive: true }));

it("the check complains about what is planted, and about nothing else", async () => {
  await writeFile(join(project, "client/lib/planted-file.ts"), "export {};\n");
  await appendFile(join(project, "domain/chat/limits.ts"), "export const plantedExport = 1;\n");
  await appendFile(join(project, "db/pool.ts"), "export interface PlantedType {}\n");
  await appendFile(
    join(project, "party/wire/signing.ts"),
    "export const plantedForItself = 1;\nconst other = plantedForItself;\n",
  );
  const complaint = (await checkUnused(project)) ?? "";
  const findings = complaint.split("\n").filter((line) => /[./]/.test(line));
  expect(findings.toSorted()).toEqual([
    expect.stringMatching(/^PlantedType .* db\/pool\.ts:/),
    expect.stringMatching(/^client\/lib\/planted-file\.ts/),
    expect.stringMatching(/^plantedExport .* domain\/chat\/limits\.ts:/),
    expect.stringMatching(/^plantedForItself .* party\/wire\/signing\.ts:/),
  ]);
});
