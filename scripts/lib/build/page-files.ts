import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { PAGE_FILES, type PageFiles } from "../../../party/wire/page-files.ts";
import { chunksOf } from "./chunks.ts";

/** A route of `client/routes.ts`, as it stands there. */
const ROUTE = /\bpath: "([^"]+)",\s+component: (?:forMembers\()?page\(\(\) =>\s+import\("\.\/([^"]+)"\)/g;

/** What members have on every page. */
const MEMBER_TOOLS = "shell/navigation/member-tools.tsx";

/** The addresses of the client's pages, each with the source that it begins with; throws where one is written in another form. */
export const routesIn = (source: string): readonly (readonly [path: string, source: string])[] => {
  const found = [...source.matchAll(ROUTE)].map(([, path = "", file = ""]) => [path, file] as const);
  const all = source.match(/\{\s*path: "/g)?.length ?? 0;
  if (found.length !== all) throw new Error(`Of ${all} routes, ${found.length} are in a form that is known.`);
  return found;
};

/** Writes down with which files each page of the built client begins, so that its HTML can have them fetched. */
export const pageFiles = (client: string): Plugin => ({
  name: "page-files",
  apply: "build",
  enforce: "post",
  generateBundle(_options, bundle) {
    const { all, withImports } = chunksOf(bundle);
    const filesOf = (source: string) => {
      const chunk = all.find(({ moduleIds }) => moduleIds.includes(join(client, source)));
      if (!chunk) this.error(`${source} is in no file of the build.`);
      return withImports(chunk.fileName).map((file) => `/${file}`);
    };
    const members = filesOf(MEMBER_TOOLS);
    const routes = routesIn(readFileSync(join(client, "routes.ts"), "utf8"));
    const files: PageFiles = { members, pages: routes.map(([path, source]) => [path, filesOf(source)]) };
    this.emitFile({ type: "asset", fileName: PAGE_FILES, source: JSON.stringify(files) });
  },
});
