import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.ts";

const packages = join(root, "node_modules");

/**
 * The program that is TypeScript in the version of this project, and knows the rules of Effect's language service
 * besides (`plugins` of `tsconfig.base.json`). Undefined on platforms that have none: see ADR 46.
 */
export function effectCompiler(): string | undefined {
  const folder = join(packages, "@effect", `tsgo-${process.platform}-${process.arch}`);
  if (!existsSync(folder)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packages, "typescript", "package.json"), "utf8"));
  return join(folder, "artifacts", "typescript", version, "tsc");
}
