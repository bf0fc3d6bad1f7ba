import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { root } from "../paths.ts";
import { workerCompat } from "./worker-compat.ts";

/** The part of `partykit.json` that a local run needs. Paths are relative to the folder of the file. */
export interface PartyKitConfig {
  readonly main: string;
  readonly parties: Readonly<Record<string, string>>;
  readonly compatibilityDate: string;
  readonly bindings?: { readonly r2?: Readonly<Record<string, string>> };
  readonly crons?: Readonly<Record<string, string>>;
}

/** Reads `partykit.json` from a folder, by default that of this clone. */
export function partyKitConfig(folder = root): PartyKitConfig {
  return JSON.parse(readFileSync(join(folder, "partykit.json"), "utf8")) as PartyKitConfig;
}

/** Bundles the worker and its actors into one module, with the facade that PartyKit itself puts in front of them. */
export async function bundleWorker(folder: string, outfile: string): Promise<void> {
  await build({ ...bundleOptions(folder), outfile, logLevel: "silent" });
}

/** What esbuild needs to know; the module imports `__STATIC_ASSETS_MANIFEST__`, which the runtime provides. */
export function bundleOptions(folder: string): BuildOptions {
  return {
    stdin: { contents: entry, resolveDir: root, sourcefile: "entry.ts", loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["partykit", "workerd", "worker"],
    external: ["__STATIC_ASSETS_MANIFEST__"],
    define: { PARTYKIT_HOST: '"127.0.0.1"', PARTYKIT_API_BASE: '""', "process.env.NODE_ENV": '"production"' },
    plugins: [facade(folder), workerCompat],
  };
}

const entry = `
import "./scripts/worker/globals.ts";
import manifest from "__STATIC_ASSETS_MANIFEST__";
import worker from "partykit-facade";
import * as project from "project-main";
import { withCompression } from "./scripts/worker/compression.ts";
import { withStaticFiles } from "./scripts/worker/static-files.ts";
export * from "partykit-facade";
const { front = (fetch) => fetch } = { ...project };
export default { ...worker, fetch: withCompression(front(withStaticFiles(manifest, worker.fetch))) };
`;

/**
 * PartyKit's development facade with its placeholders filled as `partykit dev` fills them. A party whose class says what
 * is to be made of PartyKit's object around it (`durable`) has that made.
 */
function facade(folder: string): Plugin {
  return {
    name: "partykit-facade",
    setup(build) {
      build.onResolve({ filter: /^partykit-facade$/ }, ({ path }) => ({ path, namespace: "facade" }));
      build.onResolve({ filter: /^project-main$/ }, () => ({
        path: join(folder, partyKitConfig(folder).main),
      }));
      build.onLoad({ filter: /.*/, namespace: "facade" }, () => ({
        contents: fill(readFileSync(facadeFile(), "utf8"), partyKitConfig(folder)),
        resolveDir: folder,
        watchFiles: [join(folder, "partykit.json")],
      }));
    },
  };
}

function facadeFile(): string {
  return join(dirname(fileURLToPath(import.meta.resolve("partykit/server"))), "generated.js");
}

function fill(source: string, config: PartyKitConfig): string {
  const parties = Object.entries(config.parties).map(
    ([name, file]) => `
import ${name} from ${JSON.stringify(file)};
const { durable: ${name}Durable = (Base) => Base } = ${name};
export const ${name}DO = ${name}Durable(createDurable(${name}, { name: "${name}" }));
Workers["${name}"] = ${name};`,
  );
  const values: Record<string, string> = {
    __WORKER__: `./${config.main}`,
    __R2_BINDINGS__: JSON.stringify(Object.keys(config.bindings?.r2 ?? {})),
    __KV_BINDINGS__: "[]",
    __PARTIES__: parties.join("\n"),
  };
  return Object.entries(values).reduce((text, [name, value]) => {
    if (!text.includes(name))
      throw new Error(`PartyKit's facade has no ${name}: is partykit at its pinned version?`);
    return text.replace(name, () => value);
  }, source);
}
