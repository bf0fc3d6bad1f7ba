import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { certificateFontFiles } from "./scripts/lib/build/certificate-fonts.ts";
import { compressed } from "./scripts/lib/build/compressed.ts";
import { loadModules } from "./scripts/lib/build/load-modules.ts";
import { pageFiles } from "./scripts/lib/build/page-files.ts";
import { smaller } from "./scripts/lib/build/smaller.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("client"),
  plugins: [
    solid(),
    tailwindcss(),
    loadModules(),
    pageFiles(at("client")),
    certificateFontFiles(),
    smaller(),
    compressed(),
  ],
  build: {
    outDir: at("dist/client"),
    emptyOutDir: true,
    target: "baseline-widely-available",
    // Those that know `light-dark()`: lowered, it is worked out at the root, and no part of a page can be of another theme.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
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
              // With a few words that forms and conversations share: a chunk of their own costs a request.
              test: /preload-helper|rolldown\/runtime|node_modules\/(?:solid-js|@solidjs)\/|client\/(?:ui\/(?!display\/|forms\/|loop\/|menus\/|motion\/|ordered\/)|shell\/[^/]+$|lib\/forms\/text-limit\.)|domain\/shared\/rules\./,
              priority: 3,
            },
            {
              // Rules and small parts that members' tools share with what strangers read.
              name: "rules",
              test: /domain\/(?:sessions|courses|inbox|learning)\/(?:rules|limits)\.|domain\/shared\/(?:intervals|limits|presence-limits|loop\/random)\.|client\/(?:lib\/(?:time\/(?:clock|elapsed)|money|visibility)|ui\/display\/(?:badge|card|price|rating|texts)|features\/summons\/texts\/counts)\./,
              priority: 2.5,
            },
            {
              // What people wrote, until its marks are drawn.
              name: "text",
              test: /client\/conversation\/text\/(?:message-text|late-text)\.|domain\/chat\/message-text\/marks\./,
              priority: 2.5,
            },
            {
              // A course and how far one is in it, wherever it is shown.
              name: "cover",
              test: /client\/features\/courses\/(?:course-cover|progress|progress-texts)\./,
              priority: 2,
            },
            {
              // What pages of courses share: each would be a file of a few hundred bytes.
              name: "course",
              test: /client\/features\/courses\/(?:names|texts|included-list|course\/course-text)\./,
              priority: 2,
            },
            {
              name: "member",
              test: /client\/(?:shell\/navigation\/|lib\/(?:indexed-db|device-setting)\.)/,
              priority: 2,
            },
            {
              // What the dashboard shares with conversations.
              name: "connection",
              test: /client\/(?:conversation\/connection-[^/]+$|live\/socket\/socket-frame-queue\.)/,
              priority: 1,
            },
            {
              name: "live",
              test: /client\/conversation\/(?!connection-|room-layout)[^/]+$/,
              priority: 1,
            },
            {
              // What somebody who may be asked for help has on every page.
              name: "offers",
              test: /client\/(?:features\/summons\/(?:offers\/(?:offer-toasts|call-watch)|texts\/offers)\.|shell\/availability\/availability\.|lib\/sound\/sound-choice\.)/,
              priority: 1,
            },
            {
              name: "outbox",
              test: /client\/live\/(?:outbox\/(?!outbox-hint)|delivery\/)/,
              priority: 1,
            },
            {
              // What a device keeps of learning: files of their own cost more than what is in them.
              name: "learning",
              test: /client\/live\/(?:marks\/(?!deliver-marks)|kept\/kept-courses)/,
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
