import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { loadModules } from "./scripts/lib/build/load-modules.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("client"),
  plugins: [solid(), tailwindcss(), loadModules()],
  build: {
    outDir: at("dist/client"),
    emptyOutDir: true,
    target: "baseline-widely-available",
    manifest: true,
    // The polyfill would be the only inline script, which the content security policy refuses.
    modulePreload: {
      polyfill: false,
      // What a lazy module imports is fetched with it, by `loadModule`.
      resolveDependencies: (_, files, { hostType }) => (hostType === "html" ? files : []),
    },
    rolldownOptions: {
      input: at("client/app.html"),
      output: {
        // What every page needs, and what every member needs, a file each with all they import: small files
        // compress badly. Everything else is split by page.
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /preload-helper|node_modules\/(?:solid-js|@solidjs)\/|client\/(?:ui\/(?!display\/|forms\/)|shell\/[^/]+$)/,
              priority: 2,
            },
            {
              name: "member",
              test: /client\/(?:shell\/navigation\/|live\/(?:outbox|delivery)\/|lib\/(?:indexed-db|time\/clock)\.)/,
              priority: 1,
            },
            {
              name: "live",
              test: /client\/(?:conversation\/[^/]+$|live\/socket\/socket-frame-queue\.)/,
              priority: 1,
            },
            {
              name: "list",
              // With what the chat page shares with the parts that it loads later: a chunk of their own costs a header.
              test: /client\/(?:conversation\/list\/|features\/chat\/(?:room\/(?:room|interactions)-context|shortcuts)\.)|domain\/chat\/(?:rules|room\/message-batch)\./,
              priority: 1,
            },
          ],
        },
      },
    },
    reportCompressedSize: false,
  },
});
