import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "oxc-parser";

/** One import, dynamic import or re-export. */
export interface Import {
  /** The file that imports, relative to the root of the project. */
  readonly importer: string;
  /** The line of the import, from 1. */
  readonly line: number;
  /** What is imported: a file relative to the root of the project, or a package with its subpath. */
  readonly path: string;
  /** The names imported; `*` for all. */
  readonly names: readonly string[];
  /** Whether the whole statement is erased (`import type`, `export type`). */
  readonly typeOnly: boolean;
}

/** All imports of the TypeScript files in these folders of a project. */
export function importsOf(project: string, folders: readonly string[]): Import[] {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: project }));
  return files.flatMap((file) => importsIn(file, readFileSync(join(project, file), "utf8")));
}

/**
 * All imports of one source text.
 * @param file its path relative to the root of the project
 * @throws Error when it does not parse
 */
export function importsIn(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const at = (start: number, specifier: string, names: string[], typeOnly: boolean): Import => ({
    importer: file,
    line: source.slice(0, start).split("\n").length,
    path: specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier,
    names,
    typeOnly,
  });
  // `import { type A }` stays an import at run time; only the word after `import` erases it.
  const erased = (start: number) => /^(import|export)\s+type\b/.test(source.slice(start, start + 20));
  return [
    ...module.staticImports.map(({ start, moduleRequest, entries }) =>
      at(
        start,
        moduleRequest.value,
        entries.map((entry) => entry.importName.name ?? "*"),
        erased(start),
      ),
    ),
    ...module.staticExports.flatMap(({ start, entries }) => {
      const request = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
      return request
        ? [
            at(
              start,
              request.value,
              entries.map((entry) => entry.importName.name ?? "*"),
              erased(start),
            ),
          ]
        : [];
    }),
    ...module.dynamicImports.flatMap(({ start, moduleRequest }) => {
      const text = source.slice(moduleRequest.start, moduleRequest.end);
      const literal = /^(["'`])([^"'`$]+)\1$/.exec(text)?.[2];
      return literal === undefined ? [] : [at(start, literal, ["*"], false)];
    }),
  ];
}
