import { migrate } from "../db/migrate.ts";
import { withLocalDatabase } from "./lib/local-database.ts";

await withLocalDatabase(migrate);
