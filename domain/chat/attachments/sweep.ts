import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import type { ServiceUnavailable } from "../../shared/errors.ts";
import type { Files } from "../../shared/files.ts";
import { DELETED_ATTACHMENT_DAYS, UNSENT_ATTACHMENT_HOURS } from "../limits.ts";
import { idsSql } from "../store/reading.ts";
import { attachmentKey } from "./rules.ts";

/** Files that one sweep removes, and failures of single ones after which file storage is taken to be away. */
const SWEEP_SIZE = 200;
const AWAY_AFTER = 3;

/** Not sent within a day, or of a message that was deleted long ago and that no open report is about (`a`). */
const isDue: SQL = sql`(a.message_id is null and a.created_at < now() - make_interval(hours => ${UNSENT_ATTACHMENT_HOURS})
  or a.message_deleted_at < now() - make_interval(days => ${DELETED_ATTACHMENT_DAYS})
    and not exists (select 1 from content_flags f where f.target_type = 'chat_message'
      and f.target_id = a.message_id and f.status = 'pending'))`;

/** Carries out `Attachments.sweep`. A file that cannot be removed keeps no other from being removed. */
export const makeAttachmentsSweep = (database: Database["Service"], files: Files["Service"]) => {
  // The rows stay locked while their objects go, so that no message takes one of them meanwhile.
  const remove = (ids: readonly string[]) =>
    database.transaction(
      Effect.gen(function* () {
        const rows = yield* database.rows<{ id: string; roomId: string }>(sql`
            select a.id, a.room_id as "roomId" from chat_attachments a
            where a.id = any(${idsSql(ids)}) and ${isDue} for update skip locked`);
        if (rows.length === 0) return 0;
        yield* files.remove(rows.map(({ id, roomId }) => attachmentKey(roomId, id)));
        yield* database.rows(
          sql`delete from chat_attachments where id = any(${idsSql(rows.map(({ id }) => id))})`,
        );
        return rows.length;
      }),
    );

  const removeEach = Effect.fnUntraced(function* (ids: readonly string[]) {
    let removed = 0;
    const failures: (ServiceUnavailable | DatabaseError)[] = [];
    for (const id of ids) {
      const result = yield* Effect.result(remove([id]));
      if (result._tag === "Success") removed += result.success;
      else {
        failures.push(result.failure);
        if (removed === 0 && failures.length === AWAY_AFTER) return yield* result.failure;
        yield* Effect.logError(`the file ${id} cannot be removed`, result.failure);
      }
    }
    const [first] = failures;
    return removed === 0 && first ? yield* first : removed;
  });

  return Effect.gen(function* () {
    const due = yield* database.rows<{ id: string }>(sql`
        select a.id from chat_attachments a where ${isDue} order by random() limit ${SWEEP_SIZE}`);
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    return yield* Effect.catch(remove(ids), () => removeEach(ids));
  });
};
