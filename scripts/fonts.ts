import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { displayFont } from "./lib/fonts/display-font.ts";
import { root } from "./lib/paths.ts";

for (const { path, content } of await displayFont()) {
  await writeFile(join(root, path), content);
  console.log(`${path}: ${content.length} bytes`);
}
