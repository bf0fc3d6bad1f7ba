import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { run } from "../support/run.ts";

const suite = join(root, "tests", "support", "fixtures", "suite");
const lastLine = (text: string) => text.trimEnd().split("\n").at(-1);

/** `npm test` on the suite of the fixtures. */
function runSuite(files: string[], env: Record<string, string> = {}) {
  const args = [join(root, "scripts", "test.ts"), "--root", suite, "--project", "suite", ...files];
  return run(process.execPath, args, { env: { ...process.env, ...env } }).ended;
}

it("ends with the counts and code 0 when all pass", async () => {
  const { code, stdout } = await runSuite(["passing"]);
  expect(lastLine(stdout)).toBe("1 passed, 0 failed");
  expect(code).toBe(0);
});

it("counts as failed what fails outside of a test, and ends with code 1", async () => {
  const { code, stdout } = await runSuite([]);
  expect(lastLine(stdout)).toBe("3 passed, 3 failed, 2 skipped");
  expect(stdout.match(/\d+ passed, \d+ failed/g)).toHaveLength(1);
  expect(code).toBe(1);
});

it("fails when no file fits the filter", async () => {
  const { code, stdout } = await runSuite(["no-such-file"]);
  expect(lastLine(stdout)).toBe("0 passed, 1 failed");
  expect(code).toBe(1);
});

it("without Chromium skips the browser tests with one line, which is a failure in CI", async () => {
  const env = { CHROMIUM_PATH: "/nowhere/chromium" };
  const own = await runSuite(["passing"], { ...env, CI: "" });
  expect(own.stdout).toMatch(
    /^Browser tests are skipped: Chromium is missing: `apt install chromium-headless-shell`/m,
  );
  expect(lastLine(own.stdout)).toBe("1 passed, 0 failed");
  const ci = await runSuite(["passing"], { ...env, CI: "true" });
  expect(lastLine(ci.stdout)).toBe("1 passed, 1 failed");
  expect(ci.code).toBe(1);
});
