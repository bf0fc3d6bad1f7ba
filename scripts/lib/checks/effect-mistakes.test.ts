import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../paths.ts";
import { checkTypes } from "./check-steps.ts";
import { effectCompiler } from "./effect-compiler.ts";

let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "peerloop-effect-"));
  await symlink(join(root, "node_modules"), join(project, "node_modules"));
  await mkdir(join(project, "src"));
  const config = { extends: join(root, "tsconfig.base.json"), include: ["src"] };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(config));
});
afterAll(() => rm(project, { recursive: true }));

const complaintAbout = async (body: string): Promise<string | undefined> => {
  const source = `import { Effect } from "effect";\nexport const run = Effect.gen(function* () {\n${body}\n});\n`;
  await writeFile(join(project, "src", "run.ts"), source);
  return checkTypes("tsconfig.json", project);
};

it("the check complains about types", async () => {
  expect(await complaintAbout("  const n: number = yield* Effect.succeed(1);\n  return n;")).toBeUndefined();
  expect(await complaintAbout("  const n: string = yield* Effect.succeed(1);\n  return n;")).toMatch(
    /^src\/run\.ts\(3,9\): error TS2322: /,
  );
});

it.skipIf(effectCompiler() === undefined)("the check complains about mistakes with Effect", async () => {
  // Nobody runs it.
  expect(await complaintAbout("  Effect.log(1);\n  return yield* Effect.succeed(1);")).toMatch(
    /^src\/run\.ts\(3,3\): error [^\n]*effect\(floatingEffect\)$/,
  );
  // It would lose what surrounds it, as its log. No more than a suggestion.
  expect(
    await complaintAbout("  const later = () => Effect.runPromise(Effect.log(1));\n  return later;"),
  ).toMatch(/^src\/run\.ts\(3,2\d\): suggestion [^\n]*effect\(runEffectInsideEffect\)/);
});
