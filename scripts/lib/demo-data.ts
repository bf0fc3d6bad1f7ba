import { seed } from "../../db/seed/index.ts";
import { hasDemoData } from "../../db/seed/present.ts";
import type { LocalDatabase } from "./local-database.ts";

/**
 * Loads the demo data into an empty database of our own. Into somebody's, where everybody could sign in with a
 * password that everybody knows, only when told (`DEMO_DATA=on`).
 * @returns whether the demo accounts are there
 */
export async function loadDemoData({ url, isEmbedded }: LocalDatabase): Promise<boolean> {
  if (isEmbedded || process.env.DEMO_DATA === "on") await seed(url);
  return hasDemoData(url);
}
