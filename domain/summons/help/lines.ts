import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { helpSummons, summonMessages } from "../../../db/schema/index.ts";
import type { NewLine, SayResult } from "../commands.ts";
import { LINES_PER_PAGE } from "../limits.ts";
import type { SummonLine } from "../model.ts";
import { noSuchSummon } from "../offers/standing.ts";

const columns = {
  id: summonMessages.id,
  summonId: summonMessages.summonId,
  seq: summonMessages.seq,
  userId: summonMessages.userId,
  content: summonMessages.content,
  createdAt: summonMessages.createdAt,
} as const;

interface Row extends Omit<SummonLine, "createdAt"> {
  readonly summonId: string;
  readonly createdAt: Date;
}

/** A line whose id is taken; `line` is null while it is only about to be stored. */
interface Known {
  readonly summonId: string;
  readonly userId: string;
  readonly content: string;
  readonly line: SummonLine | null;
}

const toLine = ({ id, seq, userId, content, createdAt }: Row): SummonLine => ({
  id,
  seq,
  userId,
  content,
  createdAt: createdAt.toISOString(),
});

/** Lines after `after` in order of `seq`, at most a page of them unless `limit` says otherwise. */
export const selectLines = (
  database: Database["Service"],
  summonId: string,
  after: number,
  limit = LINES_PER_PAGE,
) =>
  Effect.map(
    database.query((db) =>
      db
        .select(columns)
        .from(summonMessages)
        .where(and(eq(summonMessages.summonId, summonId), gt(summonMessages.seq, after)))
        .orderBy(asc(summonMessages.seq))
        .limit(limit),
    ),
    (rows) => rows.map(toLine),
  );

/** Carries out `Summons.say`. */
export const makeSay = (database: Database["Service"]) => {
  /** The state of the talk, locked: numbers are given by one transaction at a time. */
  const lock = Effect.fnUntraced(function* (id: string) {
    const [row] = yield* database.query((db) =>
      db
        .select({
          status: helpSummons.status,
          studentId: helpSummons.studentId,
          responderId: helpSummons.responderId,
        })
        .from(helpSummons)
        .where(eq(helpSummons.id, id))
        .for("no key update"),
    );
    return row ?? (yield* noSuchSummon());
  });

  const lastSeq = Effect.fnUntraced(function* (id: string) {
    const rows = yield* database.query((db) =>
      db
        .select({ last: sql<string>`coalesce(max(${summonMessages.seq}), 0)` })
        .from(summonMessages)
        .where(eq(summonMessages.summonId, id)),
    );
    return Number(rows[0]?.last ?? 0);
  });

  const say = Effect.fn("Summons.say")(function* (id: string, after: number, lines: readonly NewLine[]) {
    const summon = yield* lock(id);
    const stored = yield* database.query((db) =>
      db
        .select(columns)
        .from(summonMessages)
        .where(
          inArray(
            summonMessages.id,
            lines.map((line) => line.id),
          ),
        ),
    );
    const known = new Map<string, Known>(stored.map((row) => [row.id, { ...row, line: toLine(row) }]));

    let seq = yield* lastSeq(id);
    const fresh: (NewLine & { readonly seq: number })[] = [];
    const repeated: { index: number; line: SummonLine }[] = [];
    const refused: SayResult["refused"][number][] = [];
    for (const [index, { id: lineId, userId, content: written }] of lines.entries()) {
      const content = written.toWellFormed();
      const same = known.get(lineId);
      if (same && (same.summonId !== id || same.userId !== userId || same.content !== content))
        refused.push({ index, code: "conflict", message: "Another line has this id. Give it a new one." });
      else if (same) {
        if (same.line !== null && same.line.seq <= after) repeated.push({ index, line: same.line });
      } else if (userId !== summon.studentId && userId !== summon.responderId)
        refused.push({
          index,
          code: "forbidden",
          message: "Only the two people in this help session can talk here.",
        });
      else if (summon.status !== "responded") {
        const message =
          summon.status === "pending" ? "Nobody has accepted yet." : "This help session is over.";
        refused.push({ index, code: "conflict", message });
      } else {
        fresh.push({ id: lineId, seq: ++seq, userId, content });
        known.set(lineId, { summonId: id, userId, content, line: null });
      }
    }
    if (fresh.length > 0)
      yield* database.query((db) =>
        db
          .insert(summonMessages)
          .values(fresh.map((line) => ({ ...line, summonId: id, createdAt: sql`clock_timestamp()` }))),
      );
    const said = yield* selectLines(database, id, after, seq - after + 1);
    return { said, repeated, refused };
  });

  // An id that another room stored between the look and the insert is known the second time.
  return (id: string, after: number, lines: readonly NewLine[]) =>
    Effect.retry(database.transaction(say(id, after, lines)), {
      times: 1,
      while: (error) => error._tag === "UniqueViolation",
    });
};
