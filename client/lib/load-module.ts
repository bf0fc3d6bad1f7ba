declare global {
  /** Written by the build in the place of `import()`: the file of a module, and those that it imports itself. */
  var loadModule: (...files: string[]) => Promise<unknown>;
}

const fetched = new Map<string, Promise<unknown>>();

const fetchWhole = async (url: string): Promise<void> => {
  try {
    const answer = await fetch(url);
    if (answer.ok) return void (await answer.arrayBuffer());
  } catch {
    // Said below, as for whatever else keeps a file away.
  }
  throw new TypeError("A module could not be fetched.");
};

/**
 * Imports a module once its files are in the browser's cache. Browsers remember a module that they failed to fetch, and
 * never ask for it again before the page is loaded anew: on a train, that would be for good.
 */
globalThis.loadModule = async (...files) => {
  const urls = files.map((file) => new URL(file, import.meta.url).href);
  await Promise.all(
    urls.map((url) => {
      const known = fetched.get(url) ?? fetchWhole(url);
      fetched.set(url, known);
      known.catch(() => fetched.delete(url));
      return known;
    }),
  );
  return import(/* @vite-ignore */ urls[0] as string);
};
