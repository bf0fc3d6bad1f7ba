import type { SQL } from "drizzle-orm";
import type { Drizzle } from "./pool.ts";

/** The rows of one statement. What they look like is for whoever wrote it to say. */
export const rowsOf = <Row extends object>(db: Drizzle, statement: SQL): PromiseLike<readonly Row[]> =>
  db.execute(statement) as unknown as PromiseLike<readonly Row[]>;
