import { createVitest, parseCLI, type TestModule } from "vitest/node";
import { chromiumMissing, chromiumPath } from "./chromium.ts";
import { root } from "./paths.ts";

/** How many tests ended how; what failed outside of a test (an import, a set-up) counts as failed. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Those that passed at their second try: each is a race to be found, in the product or in its test. */
  flaky: string[];
}

/** The test projects whose tests are pages in a browser. */
const inChromium = new Set(["browser", "timed"]);

/**
 * Runs test projects of `vitest.config.ts` once and ends this process: code 0 when nothing failed, 1 when
 * something did, 130 when interrupted. The last line of the output is `N passed, N failed`.
 * @param args file filters and options as of the `vitest` command
 */
export async function runTests(projects: string[], args: string[]): Promise<never> {
  const { filter, options } = parseCLI(["vitest", "run", ...args]);
  const project = chromiumPath() ? projects : projects.filter((name) => !inChromium.has(name));
  const vitest = await createVitest("test", { project, root, ...options, watch: false });
  const interrupt = async () => {
    await vitest.cancelCurrentRun("keyboard-input");
    await vitest.close();
    process.exit(130);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, interrupt);
  let counts: Counts;
  try {
    const { testModules, unhandledErrors } = await vitest.start(filter);
    counts = count(testModules);
    counts.failed += unhandledErrors.length;
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1, skipped: 0, flaky: [] };
  }
  await vitest.close();
  if (project.length < projects.length) {
    if (process.env.CI) counts.failed += 1;
    console.log(`Browser tests ${process.env.CI ? "cannot run" : "are skipped"}: ${chromiumMissing}`);
  }
  for (const name of counts.flaky) console.log(`Passed at the second try only: ${name}`);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  process.exit(counts.failed > 0 || process.exitCode ? 1 : 0);
}

function count(modules: readonly TestModule[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, flaky: [] };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== "pending") counts[state] += 1;
      if (test.diagnostic()?.flaky) counts.flaky.push(`${module.relativeModuleId} › ${test.fullName}`);
    }
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
  }
  return counts;
}
