import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { courseIdsOf, teachersOf } from "../../courses/access.ts";
import { isBlockedSql } from "../../identity/access.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { CourseHelp } from "../model.ts";
import { isFreeIn, mayAsk } from "./candidates.ts";

const courseHelps = rowsAs(CourseHelp);

/** Of each of somebody's courses how many would answer their call right now, themselves left out. */
export const courseHelpFor = (
  database: Database["Service"],
  userId: string,
): Effect.Effect<readonly CourseHelp[], DatabaseError> =>
  Effect.flatMap(
    database.rows(sql`
      select mine.course_id as "courseId", ${mayAsk(userId, sql`mine.course_id`)} as "mayAsk",
        (select count(*)::int from ${teachersOf(sql`mine.course_id`)} k
          join users u on u.id = k.user_id and u.anonymised_at is null
          where k.user_id <> ${userId} and not ${isBlockedSql(sql`k.user_id`, userId)}
            and ${isFreeIn(sql`k.user_id`, sql`mine.course_id`)}) as free
      from ${courseIdsOf(userId)} mine`),
    courseHelps,
  );
