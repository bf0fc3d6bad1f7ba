import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../paths.ts";
import { circlesIn } from "./circles.ts";
import { effectCompiler } from "./effect-compiler.ts";
import { refusedImports } from "./import-rules.ts";
import { importsOf } from "./imports.ts";
import { foreignTablesOf } from "./tables.ts";

/** The name of a check, and the check: what it complains about, undefined when all is well. */
export type Step = [name: string, run: () => Promise<string | undefined>];

/**
 * A check that is a JavaScript program of some package: it complains by ending with a code other than 0.
 * @param cwd the folder it looks at
 */
export function runTool(program: string, args: string[], cwd = root): () => Promise<string | undefined> {
  return () => complaintOf(process.execPath, [program, ...args], cwd);
}

const complaintOf = (program: string, args: string[], cwd: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve(error ? `${stdout}${stderr}`.trim() || error.message : undefined),
    );
  });

/**
 * Complains about types and, where `effectCompiler` is there, about mistakes in the use of Effect.
 * @param tsconfig the file, in `project`
 */
export function checkTypes(tsconfig: string, project = root): Promise<string | undefined> {
  const compiler = effectCompiler();
  return compiler === undefined
    ? runTool(typescript, ["-p", tsconfig], project)()
    : complaintOf(compiler, ["-p", tsconfig], project);
}

const typescript = join(root, "node_modules", "typescript", "bin", "tsc");
const knip = join(root, "node_modules", "knip", "bin", "knip.js");

/** The folders of source files, whose imports have a direction. */
const folders = ["client", "party", "domain", "db", "scripts", "tests", "bench"];

/** Complains about every import that points the wrong way, and about circles. */
export async function checkImports(project = root): Promise<string | undefined> {
  const imports = importsOf(project, folders);
  const complaints = [...refusedImports(imports), ...circlesIn(imports)];
  return complaints.length > 0 ? complaints.join("\n") : undefined;
}

/** Complains about every statement of a context over tables of another, see `scripts/lib/checks/tables.ts`. */
export async function checkTables(project = root): Promise<string | undefined> {
  const complaints = foreignTablesOf(project);
  return complaints.length > 0 ? complaints.join("\n") : undefined;
}

/** Complains about files, exports, types and packages that nothing uses, as `knip.config.ts` tells what is used. */
export const checkUnused = (project = root): Promise<string | undefined> =>
  runTool(knip, ["--no-progress", "--treat-config-hints-as-errors"], project)();

/** Complains when a migration is missing for something in the schema. */
export async function checkMigrations(): Promise<string | undefined> {
  try {
    const { checkMigrations } = await import("../../../db/check-migrations.ts");
    await checkMigrations();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
