import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./lib/paths.ts";
import { timeZoneModule, timeZoneNamesModule } from "./lib/time-zones/time-zone-table.ts";

const table = join(root, "domain/shared/time/time-zones.ts");
await writeFile(join(root, "domain/shared/time/time-zone-table.ts"), timeZoneModule());
const { TIME_ZONES } = (await import(
  pathToFileURL(table).href
)) as typeof import("../domain/shared/time/time-zones.ts");
const names = timeZoneNamesModule(TIME_ZONES.map(({ name }) => name));
await writeFile(join(root, "db/schema/time-zone-names.ts"), names);
console.log(`The tables of time zones are written from the time zones ${process.versions.tz}.`);
