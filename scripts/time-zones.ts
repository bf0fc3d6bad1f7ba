import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./lib/paths.ts";
import { timeZoneModule } from "./lib/time-zone-table.ts";

await writeFile(join(root, "domain/shared/time-zone-table.ts"), timeZoneModule());
console.log(`domain/shared/time-zone-table.ts is written from the time zones ${process.versions.tz}.`);
