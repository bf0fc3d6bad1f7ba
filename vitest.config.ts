import { availableParallelism } from "node:os";
import { configDefaults, defineConfig, type TestProjectConfiguration } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

const minutes = 60_000;

/** Tests in a browser that hold something against the clock. */
const timed = ["tests/browser/summons.test.ts"];

/** A group of tests. Groups run one after another, the files of a group side by side. */
function project(
  name: string,
  order: number,
  include: string[],
  maxWorkers?: number,
  except: string[] = [],
): TestProjectConfiguration {
  return {
    test: {
      name,
      include,
      exclude: [...configDefaults.exclude, "**/.data/**", "party/**/*.actor.test.ts", ...except].filter(
        (pattern) => !include.includes(pattern),
      ),
      environment: "node",
      pool: "forks",
      // Modules of the client hold the state of one page, and tests of rooms turn clocks. Others are loaded once for many files.
      isolate: name === "client" || name === "rooms",
      maxWorkers: maxWorkers ?? Math.min(4, availableParallelism()),
      sequence: { groupOrder: order },
      // A test waits for events; how long they take is the machine's affair, and others may be at work on it.
      testTimeout: (name === "start" ? 5 : name === "browser" ? 3 : 1) * minutes,
      // The first database of a run waits until its template has been migrated and seeded.
      hookTimeout: 2 * minutes,
      // What passes then is named at the end of the run (scripts/lib/run-tests.ts).
      retry: process.env.CI && (name === "browser" || name === "timed") ? 1 : 0,
      expect: { poll: { timeout: 15_000 } },
    },
  };
}

export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    sequence: { sequencer: LongestFirst },
    projects: [
      project("unit", 0, ["domain/**/*.test.ts", "db/**/*.test.ts", "scripts/**/*.test.ts"]),
      project("rooms", 0, ["party/**/*.test.ts", "bench/**/*.test.ts"]),
      project("client", 0, ["client/**/*.test.{ts,tsx}"]),
      project("start", 1, ["tests/start/**/*.test.ts"]),
      project("actors", 1, ["tests/actors/**/*.test.ts", "party/**/*.actor.test.ts"]),
      project("browser", 1, ["tests/browser/**/*.test.ts"], undefined, timed),
      // Bars of time are for a machine that does nothing besides.
      project("timed", 2, timed, 1),
      project("faults", 3, ["tests/faults/**/*.test.ts"], 1),
    ],
  },
});
