import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import {
  userExpertise,
  userInterests,
  userQualifications,
  userStats,
  users,
} from "../../../db/schema/index.ts";
import { goodwillOf } from "../../goodwill/figures.ts";
import { qualified } from "../../shared/sql.ts";
import { hasBlockedSql } from "../access.ts";
import { HANDLE_PATTERN } from "../limits.ts";
import { Profile } from "../model.ts";
import { roleFlags, rolesOf } from "../signed-in.ts";
import type { CoursesOfPeople } from "./courses-of-people.ts";

/**
 * The profile behind a handle, in one query, as far as the reader (null: a stranger) may see it: their own,
 * a public one, or that of somebody of the same course. Null otherwise, and for whoever its owner has blocked.
 */
export const profileOf = (
  database: Database["Service"],
  ofCourses: CoursesOfPeople["Service"],
  readerId: string | null,
  handle: string,
): Effect.Effect<Profile | null, DatabaseError> =>
  HANDLE_PATTERN.test(handle.toLowerCase())
    ? database
        .query((db) =>
          db
            .select({
              ...columns,
              ...roleFlags,
              courses: ofCourses.taughtBy(own),
              totalEarned: goodwillOf(own).totalEarned,
              studentsTaught: sql<number>`(select s.students_taught from ${userStats} s where s.user_id = ${own})`,
              visibility: visibilityTo(ofCourses, readerId),
            })
            .from(users)
            .where(and(eq(users.handle, handle), isNull(users.anonymisedAt))),
        )
        .pipe(Effect.map(([row]) => (row ? toProfile(row) : null)))
    : Effect.succeed(null);

/** Whose profile it is. */
const own = qualified(users.id);

type Visibility = Profile["visibility"];
const isVisibility = Schema.is(Profile.fields.visibility);

/** How the reader (null: a stranger) sees the profile in the row of `users`; null where they may not. */
export const visibilityTo = (
  { isShared }: CoursesOfPeople["Service"],
  readerId: string | null,
): SQL<Visibility | null> =>
  readerId === null
    ? sql<Visibility | null>`case when ${users.privacyPublic} then 'public' end`
    : sql<Visibility | null>`case
        when ${users.id} = ${readerId} then 'own'
        when ${hasBlockedSql(own, readerId)} then null
        when ${users.privacyPublic} then 'public'
        when ${isShared(own, readerId)} then 'same_course'
      end`;

const columns = {
  id: users.id,
  name: users.name,
  handle: users.handle,
  avatarUrl: users.avatarUrl,
  title: users.title,
  bio: users.bio,
  bioShort: users.bioShort,
  teachingPhilosophy: users.teachingPhilosophy,
  website: users.website,
  createdAt: users.createdAt,
  expertise: sql<string[]>`(select coalesce(json_agg(e.tag order by e.tag), '[]')
    from ${userExpertise} e where e.user_id = ${own})`,
  interests: sql<string[]>`(select coalesce(json_agg(i.tag order by i.tag), '[]')
    from ${userInterests} i where i.user_id = ${own})`,
  qualifications: sql<string[]>`(select coalesce(json_agg(q.sentence order by q.display_order, q.id), '[]')
    from ${userQualifications} q where q.user_id = ${own})`,
} as const;

type Row = Omit<Profile, "person" | "roles" | "joinedAt" | "visibility"> &
  Profile["person"] &
  Parameters<typeof rolesOf>[0] & { readonly visibility: Visibility | null; readonly createdAt: Date };

const toProfile = (row: Row): Profile | null => {
  // What is none of them shows to nobody.
  if (!isVisibility(row.visibility)) return null;
  return {
    person: { id: row.id, name: row.name, handle: row.handle, avatarUrl: row.avatarUrl },
    visibility: row.visibility,
    title: row.title,
    bio: row.bio,
    bioShort: row.bioShort,
    teachingPhilosophy: row.teachingPhilosophy,
    website: row.website,
    roles: rolesOf(row),
    expertise: row.expertise,
    qualifications: row.qualifications,
    interests: row.interests,
    courses: row.courses,
    studentsTaught: row.studentsTaught,
    totalEarned: row.totalEarned,
    joinedAt: row.createdAt.toISOString(),
  };
};
