import { styleText } from "node:util";
import { stopOnSignal } from "../scripts/lib/processes.ts";
import { startDatabaseServer } from "./lib/database-server.ts";
import type { BenchResult, Outcome } from "./lib/figures/result.ts";
import { writeResult } from "./lib/figures/results-folder.ts";
import { machineFacts } from "./lib/meters/machine.ts";
import { isKept, type RunOptions } from "./lib/options.ts";
import type { Scenario } from "./lib/scenario.ts";
import { temporaryFolder } from "./lib/temporary-folder.ts";
import { Undo } from "./lib/undo.ts";
import { checksTable, figuresTable, plainTable } from "./report/table.ts";

/**
 * Runs scenarios one after another, prints what each found and keeps it in `bench/results/` where it is what the report
 * says.
 * @returns whether everything required was met
 */
export async function runScenarios(scenarios: readonly Scenario[], options: RunOptions): Promise<boolean> {
  const undo = new Undo();
  stopOnSignal(() => undo.all());
  let allMet = true;
  try {
    const folder = await temporaryFolder(undo);
    const server = await startDatabaseServer(folder, undo);
    for (const { run, takes: _, ...about } of scenarios) {
      console.log(`\n${styleText("bold", about.title)}`);
      const machine = machineFacts(server.version);
      const say = (text: string) => console.log(styleText("dim", `  ${text} …`));
      const outcome = await orNothing(about.name, () =>
        run({ server, folder, undo: undo.part(), cores: machine.cores, options, say }),
      );
      if (outcome === null) {
        allMet = false;
        continue;
      }
      const result = { ...about, date: new Date().toISOString(), machine, ...outcome };
      if (isKept(options)) writeResult(result);
      print(result);
      allMet &&= outcome.checks.every(({ met }) => met);
    }
  } finally {
    await undo.all();
  }
  return allMet;
}

/** What a scenario found; null, and said, where PeerLoop itself could not be measured: the next ones are run all the same. */
async function orNothing(name: string, run: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await run();
  } catch (error) {
    console.error(`  ${name} could not be measured: ${(error as Error).message}`);
    return null;
  }
}

function print(result: BenchResult): void {
  const details = result.detail ? [plainTable(result.detail), ""] : [];
  const bounds = result.subjects.map(({ name, boundBy }) => `${name}. ${boundBy}`);
  console.log(
    [
      "",
      plainTable(figuresTable(result)),
      "",
      plainTable(checksTable(result)),
      "",
      ...details,
      ...bounds,
    ].join("\n"),
  );
}
