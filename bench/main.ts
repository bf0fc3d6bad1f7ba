import { parseArgs } from "node:util";
import { readResults } from "./lib/figures/results-folder.ts";
import { writeReport } from "./report/write.ts";
import { runScenarios } from "./run.ts";
import { scenarios } from "./scenarios/index.ts";

const usage = `npm run bench [-- name…]      measures the scenarios named, or all of them
npm run bench -- --report     makes docs/performance.md of the results that are kept

${scenarios.map(({ name, title }) => `${name.padEnd(17)}${title}`).join("\n")}`;

/**
 * The command `npm run bench`.
 * @returns the exit code: 0 when all that is required was met, 1 when something was missed, 2 for a wrong command
 */
export async function bench(args: readonly string[]): Promise<number> {
  let options: { positionals: string[]; values: { report?: boolean; help?: boolean } };
  try {
    options = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { report: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    return complain((error as Error).message);
  }
  const { positionals, values } = options;
  const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) return complain(`There is no scenario ${unknown.join(", ")}.`);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.report) {
    writeReport(readResults(scenarios.map(({ name }) => name)));
    return 0;
  }
  const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return (await runScenarios(chosen)) ? 0 : 1;
}

function complain(message: string): number {
  console.error(`${message}\n\n${usage}`);
  return 2;
}
