import { type SQL, sql } from "drizzle-orm";
import { isFound } from "../shared/sql.ts";
import type { Subject } from "./store/notify.ts";

/** Whether any notification tells of a subject, as an SQL condition without parameters: of no use to text that is typed. */
export const tellsOf = (type: Subject["type"], id: SQL): SQL<boolean> =>
  isFound(
    sql`from notifications told where told.subject_type = ${sql.raw(`'${type}'`)} and told.subject_id = ${id}`,
  );
