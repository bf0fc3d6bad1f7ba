import { sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { rowsOf } from "../../db/rows.ts";
import { type Difference, differenceOf } from "../shared/difference.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly lastSeq: string;
  readonly lastRev: string;
  readonly messages: string;
  readonly highestSeq: string;
  readonly highestRev: string;
}

/** Where a room's numbers are not those of its messages: `seq` goes from 1 up without gaps, no `rev` is past the last. */
export const chatDifferences = async (db: Drizzle): Promise<readonly Difference[]> => {
  const rows = await rowsOf<Row>(
    db,
    sql`
    select r.id, r.name, r.last_seq as "lastSeq", r.last_rev as "lastRev", count(m.id) as messages,
      coalesce(max(m.seq), 0) as "highestSeq", coalesce(max(m.rev), 0) as "highestRev"
    from chat_rooms r left join chat_messages m on m.room_id = r.id
    group by r.id having r.last_seq <> count(m.id) or r.last_seq <> coalesce(max(m.seq), 0)
      or r.last_rev < coalesce(max(m.rev), 0) order by r.id`,
  );
  return rows.flatMap((row) => {
    const what = `chat room ${row.name} (${row.id})`;
    const highestRev = BigInt(row.highestRev) > BigInt(row.lastRev) ? row.highestRev : row.lastRev;
    return [
      ...differenceOf(what, "last_seq", row.lastSeq, row.highestSeq),
      ...differenceOf(what, "number of messages", row.messages, row.lastSeq),
      ...differenceOf(what, "last_rev", row.lastRev, highestRev),
    ];
  });
};
