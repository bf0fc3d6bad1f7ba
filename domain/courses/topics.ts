import { sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { rowsOf } from "../../db/rows.ts";
import { MAX_TOPICS } from "./limits.ts";

/** Tags of listed courses, with the number of courses that bear each: columns `topic` and `uses`. */
const tagsInUse = sql`(select t.tag as topic, count(*) as uses from course_tags t
  join courses c on c.id = t.course_id and c.is_active and not c.is_retired group by t.tag)`;

/** What somebody can be interested in, as a subquery of one column, `topic`. */
export const topics = sql`(select name as topic from categories union select topic from ${tagsInUse} tags)`;

/** Topics to choose from: every category in its order, then the tags that most courses bear. */
export const selectTopics = async (db: Drizzle): Promise<readonly string[]> => {
  const rows = await rowsOf<{ topic: string }>(
    db,
    sql`(select name as topic from categories order by display_order, name)
      union all (select topic from ${tagsInUse} tags where topic not in (select name from categories)
        order by uses desc, topic limit ${MAX_TOPICS})`,
  );
  return rows.map(({ topic }) => topic);
};
