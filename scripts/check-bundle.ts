// Usage: check-bundle [folder of a built client]. Lists what a browser loads first on each page.

import { firstLoadLimit, firstLoads, memberChunks } from "./lib/checks/bundle-size.ts";
import { buildClient } from "./lib/runtime/builds.ts";

const folder = process.argv[2] ?? (await buildClient());
const loads = firstLoads(folder, memberChunks);
for (const { page, bytes } of loads) {
  console.log(
    `${String(Math.ceil(bytes / 1024)).padStart(4)} KB  ${page}${bytes > firstLoadLimit(page) ? "  too much" : ""}`,
  );
}
process.exit(loads.some(({ page, bytes }) => bytes > firstLoadLimit(page)) ? 1 : 0);
