import { parseArgs } from "node:util";
import { readResults } from "./lib/figures/results-folder.ts";
import { optionsOf, uselessOption } from "./lib/options.ts";
import { writeReport } from "./report/write.ts";
import { runScenarios } from "./run.ts";
import { scenarios } from "./scenarios/index.ts";

const usage = `npm run bench [-- name…]      measures the scenarios named, or all of them
npm run bench -- --report     makes docs/performance.md of the results that are kept

--against <commit or folder>  room-throughput measures PeerLoop at that commit, or in that clone, as one more peer
--minutes <number>            churn, and the walk of pages, last so long; what they find is not kept
--short                       a small part of the load of chats and HTTP for seconds, to see that it works; nothing is kept

${scenarios.map(({ name, title }) => `${name.padEnd(17)}${title}`).join("\n")}`;

/**
 * The command `npm run bench`.
 * @returns the exit code: 0 when all that is required was met, 1 when something was missed, 2 for a wrong command
 */
export async function bench(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return complain((error as Error).message);
  }
  const { positionals, values } = parsed;
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
  const options = optionsOf(values);
  if (typeof options === "string") return complain(options);
  const useless = uselessOption(options, chosen);
  if (useless !== undefined) return complain(useless);
  return (await runScenarios(chosen, options)) ? 0 : 1;
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      report: { type: "boolean" },
      against: { type: "string" },
      minutes: { type: "string" },
      short: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });

function complain(message: string): number {
  console.error(`${message}\n\n${usage}`);
  return 2;
}
