import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../../db/database.ts";
import type { ModuleCalls } from "../../module-calls.ts";
import type { CourseDocument } from "../document.ts";

/** What a publication did to the modules of a course: ids of modules, and of the enrolments that it concerns. */
export interface ModulesChanged {
  readonly courseId: string;
  readonly added: readonly string[];
  /** Taken out with what students had done in them: they count for nobody any more. */
  readonly retired: readonly string[];
  /** Taken out before anybody had done anything in them: they are gone. */
  readonly removed: readonly string[];
  /** Of students who have not left: what is left for them to do is another now. */
  readonly enrollmentIds: readonly string[];
}

/** Whether anything hangs on the module `m`: then it is retired where it would be removed. */
const isInUse = ({ isCalledAbout }: ModuleCalls["Service"]) => sql`(
  exists (select 1 from module_progress p where p.module_id = m.id)
  or exists (select 1 from module_notes n where n.module_id = m.id)
  or exists (select 1 from homework_assignments h where h.module_id = m.id)
  or ${isCalledAbout(sql`m.id`)})`;

/**
 * Makes the modules of a course those of a published document, in their order, with the running transaction. Null where
 * an id is that of another course's module.
 */
export const makeWriteModules = (database: Database["Service"], calls: ModuleCalls["Service"]) => {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  return Effect.fn("Studio.writeModules")(function* (courseId: string, modules: CourseDocument["modules"]) {
    const wanted = sql`(select * from json_to_recordset(${JSON.stringify(
      modules.map((module, index) => ({ ...module, place: index + 1 })),
    )}::json) as wanted("id" uuid, "title" text, "description" text, "duration" text, "sessionNumber" int,
      "learningObjectives" text, "topicsCovered" text, "handsOnExercise" text, "videoUrl" text, "documentUrl" text,
      "place" int))`;
    const gone = sql`m.course_id = ${courseId} and m.retired_at is null
      and m.id not in (select w.id from ${wanted} w)`;

    const before = ids(
      yield* database.rows<{ id: string }>(
        sql`select m.id from course_curriculum m where m.course_id = ${courseId} and m.retired_at is null`,
      ),
    );
    // What is retired stands below all places, each at one of its own: the key of places is checked with the commit.
    const retired = yield* database.rows<{ id: string }>(
      sql`update course_curriculum r set retired_at = now(), module_order = low.lowest - low.number
        from (select m.id, row_number() over (order by m.module_order) as number,
            least(0, (select min(o.module_order) from course_curriculum o where o.course_id = ${courseId})) as lowest
          from course_curriculum m where ${gone} and ${isInUse(calls)}) low
        where r.id = low.id returning r.id`,
    );
    const removed = yield* database.rows<{ id: string }>(
      sql`delete from course_curriculum m where ${gone} returning m.id`,
    );
    const written = yield* database.rows<{ id: string }>(
      sql`insert into course_curriculum as c (id, course_id, title, description, duration, session_number,
          learning_objectives, topics_covered, hands_on_exercise, video_url, document_url, video_count, reading_count,
          module_order)
        select w.id, ${courseId}::uuid, w.title, w.description, w.duration, w."sessionNumber",
          nullif(w."learningObjectives", ''), nullif(w."topicsCovered", ''), nullif(w."handsOnExercise", ''),
          nullif(w."videoUrl", ''), nullif(w."documentUrl", ''), (w."videoUrl" <> '')::int, (w."documentUrl" <> '')::int,
          w.place from ${wanted} w
        on conflict (id) do update set title = excluded.title, description = excluded.description,
          duration = excluded.duration, session_number = excluded.session_number,
          learning_objectives = excluded.learning_objectives, topics_covered = excluded.topics_covered,
          hands_on_exercise = excluded.hands_on_exercise, video_url = excluded.video_url,
          document_url = excluded.document_url, module_order = excluded.module_order, retired_at = null,
          video_count = case when (excluded.video_url is null) = (c.video_url is null) then c.video_count
            else excluded.video_count end,
          reading_count = case when (excluded.document_url is null) = (c.document_url is null) then c.reading_count
            else excluded.reading_count end
        where c.course_id = excluded.course_id
        returning c.id`,
    );
    if (written.length < modules.length) return null;
    const added = ids(written).filter((id) => !before.includes(id));
    const concerned =
      added.length + retired.length + removed.length === 0
        ? []
        : yield* database.rows<{ id: string }>(
            sql`select e.id from enrollments e where e.course_id = ${courseId} and e.status <> 'cancelled' order by e.id`,
          );
    return {
      courseId,
      added,
      retired: ids(retired),
      removed: ids(removed),
      enrollmentIds: ids(concerned),
    } satisfies ModulesChanged;
  });
};
