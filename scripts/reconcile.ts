import { lineOf } from "../domain/shared/difference.ts";
import { withLocalDatabase } from "./lib/database/local-database.ts";
import { reconcile } from "./lib/database/reconcile.ts";

await withLocalDatabase(async ({ url }) => {
  const differences = await reconcile(url);
  for (const difference of differences) console.log(lineOf(difference));
  if (differences.length === 0) console.log("Every stored figure is what its book says.");
  else process.exitCode = 1;
});
