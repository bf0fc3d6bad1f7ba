import { seed } from "../../../db/seed/index.ts";
import { hasDemoData } from "../../../db/seed/present.ts";
import { isOnThisMachine } from "../../../db/tls.ts";
import type { LocalDatabase } from "./local-database.ts";

/**
 * Loads the demo data into an empty database on this machine. Into one elsewhere, where others may run PeerLoop on it
 * and everybody could sign in with a password that everybody knows, only when told (`DEMO_DATA=on`).
 * @returns whether the demo accounts are there
 */
export async function loadDemoData({ url }: LocalDatabase): Promise<boolean> {
  if (mayHaveDemoData(url, process.env.DEMO_DATA)) await seed(url);
  return hasDemoData(url);
}

/** Whether demo data may go into the database at this URL; `told` is `DEMO_DATA`. */
export const mayHaveDemoData = (url: string, told: string | undefined): boolean =>
  isOnThisMachine(url) || told === "on";
