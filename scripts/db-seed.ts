import { seed } from "../db/seed/index.ts";
import { migrateLocal, withLocalDatabase } from "./lib/database/local-database.ts";

await withLocalDatabase(async (database) => {
  await migrateLocal(database);
  await seed(database.url);
});
