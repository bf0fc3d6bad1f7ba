/** A file of the built client, as a plugin sees it. */
interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** The sources that are in it. */
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  code: string;
}

/** The files of a build, and what each brings with it. */
export interface Chunks {
  readonly all: readonly Chunk[];
  /** A file and all that it imports at once, itself first, without what a page has loaded anyway. */
  readonly withImports: (file: string) => readonly string[];
}

/** Reads a build's bundle. */
export const chunksOf = (bundle: Readonly<Record<string, { readonly type: string }>>): Chunks => {
  const all = Object.values(bundle).filter(({ type }) => type === "chunk") as unknown as readonly Chunk[];
  const byName = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const reached = (file: string) => {
    const found = new Set([file]);
    for (const one of found) for (const next of byName.get(one)?.imports ?? []) found.add(next);
    return [...found];
  };
  const loaded = new Set(all.filter(({ isEntry }) => isEntry).flatMap((one) => reached(one.fileName)));
  return {
    all,
    withImports: (file) => reached(file).filter((one, at) => at === 0 || !loaded.has(one)),
  };
};
