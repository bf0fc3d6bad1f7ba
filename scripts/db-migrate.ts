import { migrateLocal, withLocalDatabase } from "./lib/database/local-database.ts";

await withLocalDatabase(migrateLocal);
