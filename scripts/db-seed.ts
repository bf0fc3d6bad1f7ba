import { migrate } from "../db/migrate.ts";
import { seed } from "../db/seed/index.ts";
import { withLocalDatabase } from "./lib/local-database.ts";

await withLocalDatabase(async (url) => {
  await migrate(url);
  await seed(url);
});
