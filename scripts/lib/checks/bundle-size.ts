import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a browser may have to load as JavaScript before a page works: bytes, compressed as they are sent. Of its chat all that it shows counts. */
export const firstLoadLimit = (page: string): number => (page.includes("/chat-page") ? 100_000 : 60_000);

/** What the shell loads by itself as soon as somebody is signed in: it counts for every page. */
export const memberChunks = ["member"];

/** What one page loads at first. */
export interface FirstLoad {
  /** The source file of the page; of the shell alone, `app.html`. */
  readonly page: string;
  /** JavaScript of the shell, its part for members and the page, with all that they import statically, compressed. */
  readonly bytes: number;
}

/** One entry of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** Lazily loaded files that are a page of their own, by their name. */
const isPage = (key: string) => /^features\/.+-page\.tsx$/.test(key);

/**
 * The first loads of every page, read from the manifest of a built client, the heaviest first.
 * @param parts names of chunks that count for every page
 * @throws Error when the client has no such chunk
 */
export function firstLoads(folder: string, parts: readonly string[] = []): FirstLoad[] {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite", "manifest.json"), "utf8")) as Manifest;
  const always = parts.map((name) => {
    const key = Object.keys(manifest).find((found) => manifest[found]?.name === name);
    if (key === undefined) throw new Error(`The client has no chunk named ${name}.`);
    return key;
  });
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  return entries
    .flatMap((entry) => visits(manifest, [entry]))
    .map((keys) => ({ page: keys.at(-1) ?? "", bytes: weigh(folder, manifest, [...keys, ...always]) }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** What is loaded on the way to each page: an entry, and the pages that it, and they, import lazily. */
function visits(manifest: Manifest, way: readonly string[]): string[][] {
  const before = staticClosure(manifest, way.slice(0, -1));
  const reached = [...staticClosure(manifest, way.slice(-1))].filter((key) => !before.has(key));
  const dynamic = new Set(reached.flatMap((key) => manifest[key]?.dynamicImports ?? []));
  const pages = [...dynamic].filter((key) => isPage(key) && !way.includes(key));
  return [[...way], ...pages.flatMap((page) => visits(manifest, [...way, page]))];
}

function weigh(folder: string, manifest: Manifest, keys: string[]): number {
  const files = new Set([...staticClosure(manifest, keys)].map((key) => manifest[key]?.file ?? ""));
  const scripts = [...files].filter((file) => file.endsWith(".js"));
  return scripts.reduce((sum, file) => sum + sentBytes(join(folder, file)), 0);
}

/** Bytes of a file as it is sent: compressed, where the build has done that. */
const sentBytes = (path: string): number => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;

function staticClosure(manifest: Manifest, keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    staticClosure(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
}
