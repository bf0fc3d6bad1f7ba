import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Conflict } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import { MAX_SAVED_COMMENTS } from "../limits.ts";
import type { SavedComment } from "../model.ts";

/** The comments that a reviewer keeps to use again: nobody else sees them. */
export const makeSavedComments = ({ database, outbox }: Deps) => {
  const list = (userId: string) =>
    Effect.map(
      database.rows<SavedComment>(sql`select id, body from homework_saved_comments
        where owner_id = ${userId} order by created_at, id`),
      (comments) => ({ comments }),
    );

  const save = Effect.fn("Homeworks.saveComment")(function* (userId: string, { id, body }: SavedComment) {
    yield* database.rows(sql`select 1 from users where id = ${userId} for no key update`);
    const { comments } = yield* list(userId);
    if (!comments.some((known) => known.id === id || known.body === body.trim())) {
      if (comments.length >= MAX_SAVED_COMMENTS)
        return yield* new Conflict({
          message: `You can keep ${MAX_SAVED_COMMENTS} comments. Remove one that you don’t use.`,
        });
      yield* database.rows(sql`insert into homework_saved_comments (id, owner_id, body, created_at)
        values (${id}, ${userId}, ${body.trim()}, clock_timestamp()) on conflict (id) do nothing`);
    }
    return yield* list(userId);
  });

  const remove = Effect.fn("Homeworks.removeComment")(function* (userId: string, id: string) {
    yield* database.rows(sql`delete from homework_saved_comments where id = ${id} and owner_id = ${userId}`);
    return yield* list(userId);
  });

  return {
    list,
    save: (userId: string, comment: SavedComment) => outbox.transaction(save(userId, comment)),
    remove,
  };
};
