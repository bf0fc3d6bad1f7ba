import type { Plugin } from "vite";

/** `import("./x.js")` as the bundler writes it. */
const IMPORT = /\bimport\((["'`])\.\/([\w-]+\.js)\1\)/g;

interface Built {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  code: string;
}

/** A file and all that it imports at once, itself first. */
const withImports = (chunks: ReadonlyMap<string, Built>, file: string): readonly string[] => {
  const found = new Set([file]);
  for (const one of found) for (const next of chunks.get(one)?.imports ?? []) found.add(next);
  return [...found];
};

/**
 * Has every lazy module of the built client fetched before it is imported, with all that it imports itself: see
 * `client/lib/load-module.ts`. What the page has loaded anyway is left out.
 */
export const loadModules = (): Plugin => ({
  name: "load-modules",
  apply: "build",
  enforce: "post",
  generateBundle(_options, bundle) {
    const all = Object.values(bundle).filter((file) => file.type === "chunk") as readonly Built[];
    const chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
    const loaded = new Set(
      all.filter(({ isEntry }) => isEntry).flatMap((one) => withImports(chunks, one.fileName)),
    );
    for (const chunk of all) {
      const folder = chunk.fileName.replace(/[^/]+$/, "");
      const missed = new Set(chunk.dynamicImports);
      chunk.code = chunk.code.replace(IMPORT, (_, _quote, name: string) => {
        missed.delete(`${folder}${name}`);
        const files = withImports(chunks, `${folder}${name}`).filter(
          (file, at) => at === 0 || !loaded.has(file),
        );
        return `loadModule(${files.map((file) => `\`${file.slice(folder.length)}\``).join()})`;
      });
      if (missed.size > 0)
        this.error(`${chunk.fileName} imports ${[...missed].join(", ")} in a form that is not known.`);
    }
  },
});
