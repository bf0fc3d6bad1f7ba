import { and, asc, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../../db/database.ts";
import { users } from "../../../db/schema/index.ts";
import { HANDLE_PATTERN } from "../limits.ts";
import type { CoursesOfPeople } from "./courses-of-people.ts";
import { visibilityTo } from "./profile.ts";

/** What links, tabs and search results say of a person. */
export interface ProfileSummary {
  readonly name: string;
  readonly handle: string;
  readonly title: string | null;
  readonly bioShort: string | null;
}

/** Null for a handle that nobody has, and for a profile that the reader (null: a stranger) may not see. */
export const selectProfileSummary = async (
  db: Drizzle,
  ofCourses: CoursesOfPeople["Service"],
  readerId: string | null,
  handle: string,
): Promise<ProfileSummary | null> => {
  if (!HANDLE_PATTERN.test(handle.toLowerCase())) return null;
  const [row] = await db
    .select({ name: users.name, handle: users.handle, title: users.title, bioShort: users.bioShort })
    .from(users)
    .where(
      and(
        eq(users.handle, handle),
        isNull(users.anonymisedAt),
        sql`${visibilityTo(ofCourses, readerId)} is not null`,
      ),
    );
  return row ?? null;
};

const isPublicCreator: SQL = sql`(${users.isCreator} and ${users.privacyPublic} and ${users.anonymisedAt} is null)`;

/** How many creators have a profile that everybody may see. */
export const countPublicCreators = async (db: Drizzle): Promise<number> => {
  const [row] = await db.select({ creators: count() }).from(users).where(isPublicCreator);
  return row?.creators ?? 0;
};

/** Their handles, the oldest account first. */
export const selectPublicCreators = async (
  db: Drizzle,
  offset: number,
  limit: number,
): Promise<readonly string[]> => {
  const rows = await db
    .select({ handle: users.handle })
    .from(users)
    .where(isPublicCreator)
    .orderBy(asc(users.id))
    .offset(offset)
    .limit(limit);
  return rows.map(({ handle }) => handle);
};
