import type { Plugin } from "vite";
import { chunksOf } from "./chunks.ts";

/** `import("./x.js")` as the bundler writes it. */
const IMPORT = /\bimport\((["'`])\.\/([\w-]+\.js)\1\)/g;

/**
 * Has every lazy module of the built client fetched before it is imported, with all that it imports itself: see
 * `client/lib/load-module.ts`. What the page has loaded anyway is left out.
 */
export const loadModules = (): Plugin => ({
  name: "load-modules",
  apply: "build",
  enforce: "post",
  generateBundle(_options, bundle) {
    const { all, withImports } = chunksOf(bundle);
    for (const chunk of all) {
      const folder = chunk.fileName.replace(/[^/]+$/, "");
      const missed = new Set(chunk.dynamicImports);
      chunk.code = chunk.code.replace(IMPORT, (_, _quote, name: string) => {
        missed.delete(`${folder}${name}`);
        const files = withImports(`${folder}${name}`);
        return `loadModule(${files.map((file) => `\`${file.slice(folder.length)}\``).join()})`;
      });
      if (missed.size > 0)
        this.error(`${chunk.fileName} imports ${[...missed].join(", ")} in a form that is not known.`);
    }
  },
});
