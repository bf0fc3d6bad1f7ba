import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "../schema/index.ts";
import { seedCertificates } from "./certificates.ts";
import { seedChat } from "./chat.ts";
import { seedCommunity } from "./community.ts";
import { seedCourses } from "./courses.ts";
import { seedGoodwill } from "./goodwill.ts";
import { seedHomework } from "./homework.ts";
import { seedIdentity } from "./identity.ts";
import { seedLearning } from "./learning.ts";
import { seedMessaging } from "./messaging.ts";
import { seedNewsletters } from "./newsletters.ts";
import { seedNotifications } from "./notifications.ts";
import { seedPayments } from "./payments.ts";
import { seedPlatform } from "./platform.ts";
import { seedSessions } from "./sessions.ts";
import { seedStudio } from "./studio.ts";
import { seedSummons } from "./summons.ts";
import { flush, makeWorld, type World } from "./world.ts";

/** In the order in which the rows refer to each other. */
const steps: readonly ((world: World) => void | Promise<void>)[] = [
  seedIdentity,
  seedCourses,
  seedLearning,
  seedHomework,
  seedSessions,
  seedPayments,
  seedChat,
  seedCommunity,
  seedSummons,
  seedGoodwill,
  seedMessaging,
  seedNewsletters,
  seedNotifications,
  seedPlatform,
  seedStudio,
  seedCertificates,
];

/**
 * Loads the demo data into the migrated database at `url`, all of it or nothing. Does nothing when there are users
 * already, also when two processes call it at once. The same people, texts and amounts every time; moments lie
 * around `now`.
 */
export async function seed(url: string, now = new Date()): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await drizzle(client, { schema }).transaction(async (db) => {
      await db.execute(sql`select pg_advisory_xact_lock(7066136)`);
      if ((await db.$count(schema.users)) > 0) return;
      const world = makeWorld(db, now);
      for (const step of steps) {
        await step(world);
        await flush(world);
      }
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
