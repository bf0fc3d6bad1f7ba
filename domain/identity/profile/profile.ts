import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import {
  blocks,
  courses,
  studentTeachers,
  userExpertise,
  userGoodwill,
  userInterests,
  userQualifications,
  users,
} from "../../../db/schema/index.ts";
import { HANDLE_PATTERN } from "../limits.ts";
import type { Profile } from "../model.ts";
import { roleFlags, rolesOf } from "../signed-in.ts";
import type { SameCourse } from "./same-course.ts";

/**
 * The profile behind a handle, in one query, as far as the reader (null: a stranger) may see it: their own,
 * a public one, or that of somebody of the same course. Null otherwise, and for whoever its owner has blocked.
 */
export const profileOf = (
  database: Database["Service"],
  sameCourse: SameCourse["Service"],
  readerId: string | null,
  handle: string,
): Effect.Effect<Profile | null, DatabaseError> =>
  HANDLE_PATTERN.test(handle.toLowerCase())
    ? database
        .query((db) =>
          db
            .select({ ...columns, ...roleFlags, visibility: visibilityTo(sameCourse, readerId) })
            .from(users)
            .leftJoin(userGoodwill, eq(userGoodwill.userId, users.id))
            .where(and(eq(users.handle, handle), isNull(users.anonymisedAt))),
        )
        .pipe(Effect.map(([row]) => (row ? toProfile(row) : null)))
    : Effect.succeed(null);

type Visibility = Profile["visibility"];

const visibilityTo = (
  { isShared }: SameCourse["Service"],
  readerId: string | null,
): SQL<Visibility | null> =>
  readerId === null
    ? sql<Visibility | null>`case when ${users.privacyPublic} then 'public' end`
    : sql<Visibility | null>`case
        when ${users.id} = ${readerId} then 'own'
        when exists (select 1 from ${blocks} b where b.blocker_id = ${users.id} and b.blocked_id = ${readerId})
          then null
        when ${users.privacyPublic} then 'public'
        when ${isShared(users.id, readerId)} then 'same_course'
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
  totalEarned: sql<number>`coalesce(${userGoodwill.totalEarned}, 0)`,
  expertise: sql<string[]>`(select coalesce(json_agg(e.tag order by e.tag), '[]')
    from ${userExpertise} e where e.user_id = ${users.id})`,
  interests: sql<string[]>`(select coalesce(json_agg(i.tag order by i.tag), '[]')
    from ${userInterests} i where i.user_id = ${users.id})`,
  qualifications: sql<string[]>`(select coalesce(json_agg(q.sentence order by q.display_order, q.id), '[]')
    from ${userQualifications} q where q.user_id = ${users.id})`,
  courses: sql<Profile["courses"]>`(select coalesce(json_agg(json_build_object(
      'id', c.id, 'slug', c.slug, 'title', c.title,
      'role', case when c.creator_id = ${users.id} then 'creator' else 'student_teacher' end)
      order by c.created_at, c.id), '[]')
    from ${courses} c
    where c.is_active and (c.creator_id = ${users.id} or exists (select 1 from ${studentTeachers} t
      where t.course_id = c.id and t.user_id = ${users.id} and t.is_active)))`,
} as const;

type Row = Omit<Profile, "person" | "roles" | "joinedAt" | "visibility"> &
  Profile["person"] &
  Parameters<typeof rolesOf>[0] & { readonly visibility: Visibility | null; readonly createdAt: Date };

const toProfile = (row: Row): Profile | null => {
  if (row.visibility === null) return null;
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
    totalEarned: row.totalEarned,
    joinedAt: row.createdAt.toISOString(),
  };
};
