import { createRequire } from "node:module";
import type { Plugin } from "esbuild";
import { env, nodeless } from "unenv";

/** What this version of the runtime offers of Node itself. `partykit deploy` assumes the same list. */
const nativeModules = [
  "assert",
  "async_hooks",
  "buffer",
  "crypto",
  "diagnostics_channel",
  "events",
  "path",
  "stream",
  "string_decoder",
  "util",
];

const require = createRequire(import.meta.url);

/**
 * Resolves Node's modules for the actor runtime as `partykit deploy` does: those that the runtime has come from
 * it, the others from `unenv`, whose functions throw when they are called.
 */
export const workerCompat: Plugin = {
  name: "worker-compat",
  setup(build) {
    const native = new RegExp(`^(node:)?(${nativeModules.join("|")})(/.*)?$`);
    build.onResolve({ filter: native }, ({ path, kind }) => {
      const name = `node:${path.replace(/^node:/, "")}`;
      // The runtime has no require(): a CommonJS package gets a module that imports for it.
      return kind === "require-call" ? { path: name, namespace: "required" } : { path: name, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents: `import library from "${path}"; module.exports = library;`,
      loader: "js",
    }));
    build.onResolve({ filter: /^cloudflare:/ }, ({ path }) => ({ path, external: true }));

    const { alias } = env(nodeless, {});
    build.onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z_]+)*$/ }, ({ path }) => {
      const target = alias[path];
      if (!target?.startsWith("unenv/runtime/node/")) return undefined;
      return { path: require.resolve(target).replace(/\.cjs$/, ".mjs") };
    });
  },
};
