import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "../../../db/schema/index.ts";
import { chatDifferences } from "../../../domain/chat/reconcile.ts";
import { courseDifferences } from "../../../domain/courses/reconcile.ts";
import { goodwillDifferences } from "../../../domain/goodwill/reconcile.ts";
import { sessionDifferences } from "../../../domain/sessions/reconcile.ts";
import type { Difference } from "../../../domain/shared/difference.ts";
import { summonDifferences } from "../../../domain/summons/reconcile.ts";

const books = [
  goodwillDifferences,
  summonDifferences,
  sessionDifferences,
  courseDifferences,
  chatDifferences,
] as const;

/**
 * Holds every stored figure of the database at `url` against the rows that it is made of, as of one moment: the
 * program may go on meanwhile. Reads only.
 */
export const reconcile = async (url: string): Promise<readonly Difference[]> => {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    return await drizzle(client, { schema }).transaction(
      async (db) => {
        const found: Difference[] = [];
        for (const differences of books) found.push(...(await differences(db)));
        return found;
      },
      { isolationLevel: "repeatable read", accessMode: "read only" },
    );
  } finally {
    await client.end({ timeout: 5 });
  }
};
