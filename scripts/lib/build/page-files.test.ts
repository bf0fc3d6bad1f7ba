import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../paths.ts";
import { pageFiles, routesIn } from "./page-files.ts";

const CLIENT = join(root, "client");

interface File {
  readonly sources?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

/** What the plugin writes of a bundle; what it complains about is thrown. */
const written = (files: Readonly<Record<string, File>>) => {
  const bundle = Object.fromEntries(
    Object.entries(files).map(([name, { sources = [], imports = [], isEntry = false }]) => [
      name,
      {
        ...{ type: "chunk", fileName: name, isEntry, imports, code: "" },
        moduleIds: sources.map((source) => join(CLIENT, source)),
      },
    ]),
  );
  const { generateBundle } = pageFiles(CLIENT) as unknown as {
    readonly generateBundle: (this: object, options: object, bundle: object) => void;
  };
  let source = "";
  generateBundle.call(
    {
      error: (message: string) => {
        throw new Error(message);
      },
      emitFile: (file: { readonly source: string }) => {
        source = file.source;
      },
    },
    {},
    bundle,
  );
  return JSON.parse(source) as { members: string[]; pages: [string, string[]][] };
};

const sources = routesIn(readFileSync(join(CLIENT, "routes.ts"), "utf8")).map(([, source]) => source);
const MEMBER = "shell/navigation/member-tools.tsx";

it("names for every page the files that it begins with, but for what every page has", () => {
  const { members, pages } = written({
    "assets/app.js": { isEntry: true, imports: ["assets/base.js"] },
    "assets/base.js": {},
    "assets/list.js": { imports: ["assets/base.js"] },
    "assets/member.js": { sources: [MEMBER], imports: ["assets/base.js"] },
    "assets/pages.js": { sources, imports: ["assets/base.js", "assets/list.js"] },
  });
  expect(members).toEqual(["/assets/member.js"]);
  expect(pages.length).toBe(sources.length);
  expect(pages).toContainEqual(["/courses/:slug/chat", ["/assets/pages.js", "/assets/list.js"]]);
  expect(pages.at(-1)?.[0]).toBe("*");
});

it("fails where a page is in no file, or stands among the routes in a form that is not known", () => {
  expect(() => written({ "assets/member.js": { sources: [MEMBER, ...sources.slice(1)] } })).toThrow(
    `${sources[0]} is in no file of the build.`,
  );
  const routes = `{ path: "/", component: page(() => import("./home.tsx")) }, { path: "/x", component: X }`;
  expect(() => routesIn(routes)).toThrow("Of 2 routes, 1 are in a form that is known.");
});
