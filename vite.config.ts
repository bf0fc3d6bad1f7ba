import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("client"),
  plugins: [solid(), tailwindcss()],
  build: {
    outDir: at("dist/client"),
    emptyOutDir: true,
    target: "baseline-widely-available",
    manifest: true,
    // The polyfill would be the only inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: at("client/app.html") },
    reportCompressedSize: false,
  },
});
