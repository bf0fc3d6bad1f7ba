import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { ids, insertFixture } from "./fixture.ts";

/**
 * A statement that the database must refuse by the named constraint, and one like it, but right, that it must allow:
 * without the second, a typing mistake in the first would pass for a refusal.
 */
export interface Refusal {
  readonly rule: string;
  readonly constraint: string;
  readonly refused: string;
  readonly allowed: string;
}

/** `$name` in a statement stands for the id of the fixture by that name. */
const withIds = (statement: string) =>
  statement.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const id = (ids as Record<string, string>)[name];
    if (!id) throw new Error(`the fixture has no ${name}`);
    return `'${id}'`;
  });

class RolledBack extends Error {}

/** Runs the statement with every deferred constraint checked, and takes it back. */
async function attempt(
  sql: Sql,
  statement: string,
): Promise<{ constraint: string; message: string } | undefined> {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(withIds(statement));
      await tx.unsafe("set constraints all immediate");
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return undefined;
    const { constraint_name: constraint = "", message } = error as {
      constraint_name?: string;
      message: string;
    };
    return { constraint, message };
  }
  return undefined;
}

/** A test for each rule, on one database with the fixture in it. */
export function describeRefusals(subject: string, refusals: readonly Refusal[]): void {
  describe(subject, () => {
    let database: TestDatabase;
    let sql: Sql;
    beforeAll(async () => {
      database = await testDatabase();
      sql = postgres(database.url, { max: 1, onnotice: () => {} });
      await insertFixture(sql);
    });
    afterAll(async () => {
      await sql?.end();
      await database?.drop();
    });
    it.each(refusals)("$rule", async ({ constraint, refused, allowed }) => {
      expect(await attempt(sql, allowed)).toBeUndefined();
      expect(await attempt(sql, refused)).toMatchObject({ constraint });
    });
  });
}
