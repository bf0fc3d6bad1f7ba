import { migrateLocal, withLocalDatabase } from "./lib/local-database.ts";

await withLocalDatabase(migrateLocal);
