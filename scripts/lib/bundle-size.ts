import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What a browser may have to load as JavaScript before a page works: bytes, gzipped. */
export const firstLoadLimit = 60 * 1024;

/** What one page loads at first. */
export interface FirstLoad {
  /** The source file of the page; of the shell alone, `app.html`. */
  readonly page: string;
  /** JavaScript of the shell and of the page with all that they import statically, gzipped. */
  readonly bytes: number;
}

/** One entry of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** The first loads of every page, read from the manifest of a built client, the heaviest first. */
export function firstLoads(folder: string): FirstLoad[] {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite", "manifest.json"), "utf8")) as Manifest;
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  return entries
    .flatMap((entry) => [[entry], ...pagesOf(manifest, entry).map((page) => [entry, page])])
    .map((keys) => ({ page: keys.at(-1) ?? "", bytes: weigh(folder, manifest, keys) }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** The pages that an entry loads when they are visited: the files of `routes/` among its dynamic imports. */
function pagesOf(manifest: Manifest, entry: string): string[] {
  const reached = [...staticClosure(manifest, [entry])];
  const dynamic = new Set(reached.flatMap((key) => manifest[key]?.dynamicImports ?? []));
  return [...dynamic].filter((key) => key.startsWith("routes/"));
}

function weigh(folder: string, manifest: Manifest, keys: string[]): number {
  const files = new Set([...staticClosure(manifest, keys)].map((key) => manifest[key]?.file ?? ""));
  const scripts = [...files].filter((file) => file.endsWith(".js"));
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

function staticClosure(manifest: Manifest, keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    staticClosure(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
}
