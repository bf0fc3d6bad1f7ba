import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Who may ask the device for the time of day, which may be wrong and set anew at any moment, and what for. */
const ALLOWED: Readonly<Record<string, string>> = {
  "lib/time/elapsed.ts": "one of two clocks by which time passes",
  "lib/time/socket-clock.ts": "a first guess at the server's time",
  "live/marks/marks-state.ts": "when a mark was made, which the server compares with those of other devices",
  "live/outbox/outbox-id.ts": "ids that sort by when they were made, whatever the clock does",
};

const NOW =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<![.\w])Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.timeOrigin\b/u;

it("durations and the time that is shown come from lib/time/elapsed.ts and lib/time/socket-clock.ts, and nowhere else is the device asked", () => {
  const asking = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/u.test(path) && !/\.test\.tsx?$/u.test(path))
    .filter((path) => NOW.test(readFileSync(join(root, path), "utf8")));
  expect(asking.sort()).toEqual(Object.keys(ALLOWED).sort());
});
