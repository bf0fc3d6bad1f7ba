import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { emojiTable } from "./lib/emoji/emoji-table.ts";
import { root } from "./lib/paths.ts";

const table = emojiTable();
await writeFile(join(root, "client/features/chat/emoji/emoji.txt"), table);
console.log(`The table of emoji is written: ${table.split("\n").length} lines.`);
