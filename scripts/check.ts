import { join } from "node:path";
import { styleText } from "node:util";
import {
  checkImports,
  checkMigrations,
  checkTables,
  checkTypes,
  checkUnused,
  runTool,
  type Step,
} from "./lib/checks/check-steps.ts";
import { effectCompiler } from "./lib/checks/effect-compiler.ts";
import { root } from "./lib/paths.ts";

const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
const colours = process.stdout.isTTY ? "--colors=force" : "--colors=off";
const types = (part: string): Step => [`types of ${part}`, () => checkTypes(`tsconfig.${part}.json`)];

const steps: Step[] = [
  types("client"),
  types("worker"),
  types("node"),
  ["lint and format", runTool(biome, ["ci", "--error-on-warnings", colours])],
  ["import directions", checkImports],
  ["tables and their contexts", checkTables],
  ["unused code", checkUnused],
  ["migrations in step with the schema", checkMigrations],
];

if (effectCompiler() === undefined)
  console.log("Mistakes in the use of Effect are found on x64 Linux alone.");
const results = await Promise.all(
  steps.map(async ([name, run]) => {
    const complaint = await run();
    const sign = complaint === undefined ? styleText("green", "ok  ") : styleText("red", "FAIL");
    console.log(`${sign} ${name}${complaint === undefined ? "" : `\n${complaint}`}`);
    return complaint;
  }),
);
process.exit(results.some((complaint) => complaint !== undefined) ? 1 : 0);
