import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/lib/paths.ts";
import { buildWorker } from "../../scripts/lib/runtime/builds.ts";

/** The actors whose instances are counted, by the names of their parties. */
export const COUNTED = ["chat", "inbox"] as const;

/**
 * How many rooms of each were made since the runtime started: one more for each that wakes from its sleep. A look at the
 * leases of one that goes on sleeping makes no room.
 */
export type Made = Readonly<Record<(typeof COUNTED)[number], number>>;

const PATH = "/made-by-the-runtime";

/**
 * Puts a layer around the worker that counts the rooms of its actors and tells them: an actor that sleeps has none, and
 * one that wakes is made anew, as PartyKit's `worker` of its object.
 * @param folder where it is written
 * @returns the path of the bundle
 */
export async function countedWorker(folder: string): Promise<string> {
  const outfile = join(await mkdtemp(join(folder, "counted-")), "worker.mjs");
  await build({
    stdin: { contents: layerOn(await buildWorker()), resolveDir: root, loader: "js" },
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["__STATIC_ASSETS_MANIFEST__", "node:*"],
    outfile,
    logLevel: "silent",
  });
  return outfile;
}

const layerOn = (worker: string) => `
  import worker, * as actors from ${JSON.stringify(worker)};
  export * from ${JSON.stringify(worker)};
  const made = ${JSON.stringify(Object.fromEntries(COUNTED.map((name) => [name, 0])))};
  ${COUNTED.map(
    (name) => `
  export class ${name}DO extends actors.${name}DO {
    constructor(...given) {
      super(...given);
      let room;
      Object.defineProperty(this, "worker", {
        get: () => room,
        set(next) {
          room = next;
          made.${name} += 1;
        },
      });
    }
  }`,
  ).join("")}
  export default {
    ...worker,
    fetch: (request, ...rest) =>
      new URL(request.url).pathname === ${JSON.stringify(PATH)} ? Response.json(made) : worker.fetch(request, ...rest),
  };
`;

/** Asks a counted worker, such as that at `http://127.0.0.1:1999`. */
export async function madeSoFar(origin: string): Promise<Made> {
  const answer = await fetch(`${origin}${PATH}`);
  if (!answer.ok) throw new Error(`the counted worker answered ${answer.status}`);
  return (await answer.json()) as Made;
}
