import { sql } from "drizzle-orm";
import type { World } from "./world.ts";

/**
 * Lets rows of this test's database hold a zone that nobody knows, as one might that was written by another version:
 * nothing that reads it may fail.
 */
export const allowUnknownTimeZones = (world: Pick<World<never>, "db">): Promise<unknown> =>
  world.db((db) => db.execute(sql`alter table users drop constraint if exists users_time_zone_check`));
