import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Conflict, NotFound } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import { lockOwn } from "../enrolling/rows.ts";
import type { ModuleNote, NewNote } from "../model.ts";

const stale = () =>
  new Conflict({ message: "This note was changed on another device. Reload it to see both versions." });

/**
 * Carries out `Enrollments.note`. A save names the version that it read; one that repeats what is stored already
 * is answered like the first. A note that was emptied keeps its number, so that what is written anew is not taken for it.
 */
export const makeNote = ({ database, outbox }: Deps) => {
  const write = Effect.fn("Enrollments.note")(function* (
    userId: string,
    id: string,
    moduleId: string,
    { body, version }: NewNote,
  ) {
    const { courseId } = yield* lockOwn(database, userId, id);
    const [module] = yield* database.rows(
      sql`select id from course_curriculum where id = ${moduleId} and course_id = ${courseId}`,
    );
    if (module === undefined)
      return yield* new NotFound({ message: "This module isn’t part of the course." });
    const [stored] = yield* database.rows<ModuleNote>(
      sql`select body, version from module_notes where enrollment_id = ${id} and module_id = ${moduleId}`,
    );
    const known = stored ?? { body: "", version: 0 };
    if (known.body === body) return known;
    if (known.version !== version) return yield* stale();
    const [written] = yield* database.rows<ModuleNote>(sql`
      insert into module_notes (enrollment_id, module_id, body, version)
      values (${id}, ${moduleId}, ${body}, ${version + 1})
      on conflict (enrollment_id, module_id) do update set body = excluded.body, version = excluded.version
      returning body, version`);
    return written ?? (yield* stale());
  });

  return (userId: string, id: string, moduleId: string, note: NewNote) =>
    outbox.transaction(write(userId, id, moduleId, note));
};
