import { type SQL, sql } from "drizzle-orm";
import { Effect, Result, Schema } from "effect";
import { Database } from "../../db/database.ts";
import { isCreatorSql, membershipSql } from "../courses/access.ts";
import { Membership } from "../courses/model.ts";
import { isVerifiedSql, moderatesSql } from "../identity/access.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { Forbidden, NotFound } from "../shared/errors.ts";
import { rowsAs } from "../shared/rows-as.ts";
import type { Value } from "../shared/sql.ts";
import { isRemovedSql } from "./moderation/sanctions.ts";
import { mayModerate } from "./rules.ts";

/** What the room is told of a newcomer besides who they are. */
export interface ChatGrant {
  readonly lastReadSeq: number;
}

/** What the decision about entry rests on. */
export const AccessRow = Schema.Struct({
  /** Null where there is no such room. */
  isActive: Schema.NullOr(Schema.Boolean),
  membership: Schema.NullOr(Membership),
  /** Whether they moderate the platform. */
  isModerator: Schema.Boolean,
  isRemoved: Schema.Boolean,
  isVerified: Schema.Boolean,
  lastReadSeq: Schema.NullOr(Schema.String),
});
export type AccessRow = typeof AccessRow.Type;

const accessRows = rowsAs(AccessRow);

/** The columns of an `AccessRow`, of a user and a room (`r`) with the user's read marker (`k`). */
export const accessColumns = (userId: Value): SQL => sql`
  r.is_active as "isActive", ${membershipSql(userId, sql`r.course_id`)} as membership,
  ${moderatesSql(userId)} as "isModerator", ${isRemovedSql(userId, sql`r.id`)} as "isRemoved",
  ${isVerifiedSql(userId)} as "isVerified", k.last_read_seq as "lastReadSeq"`;

/** What somebody may do in a room. A `reader` may write nothing, whatever they are in the course. */
type ChatRole = Membership | "reader";

/** `role` is what somebody may do in the room; `shownRole` what they are in its course, as others see it. */
export interface ChatAccess {
  readonly role: ChatRole;
  readonly shownRole: Membership;
  readonly grant: ChatGrant;
}

/** Whoever is several things may do the most of them: whoever moderates the platform does so where they learn or teach, too. */
const roleIn = (membership: Membership, isModerator: boolean): Membership =>
  isModerator && !mayModerate(membership) ? "moderator" : membership;

/**
 * Whether somebody was removed from the room of a course, as an SQL condition. As there, it bars neither its creator nor
 * who moderates the platform.
 */
export const isRemovedFromCourseSql = (userId: Value, courseId: Value): SQL<boolean> => sql<boolean>`(exists (
  select 1 from chat_rooms room where room.course_id = ${courseId} and ${isRemovedSql(userId, sql`room.id`)})
  and not ${isCreatorSql(userId, courseId)} and not ${moderatesSql(userId)})`;

/**
 * Members of a course may enter its chat room: its students, student-teachers and creator, and moderators; but for
 * those who were removed from it. Whoever has not confirmed their address reads. The one rule of access to a room, its history and its search.
 */
export const decideAccess = (row: AccessRow | undefined): Result.Result<ChatAccess, NotFound | Forbidden> => {
  if (!row?.isActive) return Result.fail(new NotFound({ message: "This room doesn’t exist." }));
  if (row.membership === null)
    return Result.fail(new Forbidden({ message: "This room is for people in its course." }));
  const role = roleIn(row.membership, row.isModerator);
  if (row.isRemoved && !mayModerate(role))
    return Result.fail(new Forbidden({ message: "You were removed from this room." }));
  const grant = { lastReadSeq: Number(row.lastReadSeq ?? 0) };
  return Result.succeed({ role: row.isVerified ? role : "reader", shownRole: row.membership, grant });
};

/** What the reader is in a room. Fails as `decideAccess` says. */
export const admitToChat = Effect.fn("chat.admit")(function* (signedIn: SignedIn, roomId: string) {
  const database = yield* Database;
  const rows = yield* Effect.flatMap(
    database.rows(sql`
      select ${accessColumns(signedIn.id)}
      from chat_rooms r left join chat_read_markers k on k.room_id = r.id and k.user_id = ${signedIn.id}
      where r.id = ${roomId}`),
    accessRows,
  );
  return yield* Effect.fromResult(decideAccess(rows[0]));
});
