import { type SQL, sql } from "drizzle-orm";
import { Schema } from "effect";
import { rowsAs } from "../../shared/rows-as.ts";
import { personSql } from "../../shared/sql.ts";
import type { FreeHelpers } from "../free-helpers.ts";
import { FACES_SHOWN } from "../limits.ts";
import { Face } from "../model.ts";

/** Student-teachers of listed courses, each once with the course in which they have taught most. */
const teaching = ({ isFreeIn }: FreeHelpers["Service"]): SQL => sql`(
  select distinct on (t.user_id) t.user_id, t.students_taught, c.slug, c.title,
    ${isFreeIn(sql`t.user_id`, sql`t.course_id`)} as available
  from student_teachers t join courses c on c.id = t.course_id
  where t.is_active and c.is_active and not c.is_retired
  order by t.user_id, ${isFreeIn(sql`t.user_id`, sql`t.course_id`)} desc, t.students_taught desc, c.id)`;

/** Those who teach, as the start page shows them: first who is free, then who has taught most. */
export const selectFaces = (helpers: FreeHelpers["Service"]): SQL => sql`
  select ${personSql(sql`u`)} as person,
    f.students_taught as "studentsTaught", f.available,
    json_build_object('slug', f.slug, 'title', f.title) as course
  from ${teaching(helpers)} f join users u on u.id = f.user_id and u.anonymised_at is null
  order by f.available desc, f.students_taught desc, u.id limit ${FACES_SHOWN}`;

/** How many people would answer a request for help right now, in any listed course. */
export const countFree = ({ isFree }: FreeHelpers["Service"]): SQL => sql`
  select count(*)::int as free from (
    select t.user_id from student_teachers t join courses c on c.id = t.course_id
    where t.is_active and c.is_active and not c.is_retired
    union select c.creator_id from courses c where c.is_active and not c.is_retired) somebody
  where ${isFree(sql`somebody.user_id`)}`;

export const faces = rowsAs(Face);
export const free = rowsAs(Schema.Struct({ free: Schema.Int }));
