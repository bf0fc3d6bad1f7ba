import { and, eq, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { contentFlags } from "../../../db/schema/index.ts";
import { moderatesSql } from "../../identity/access.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { unverified } from "../../identity/errors.ts";
import { type Notifications, ROOM } from "../../notifications/service.ts";
import { Conflict, NotFound, TooManyRequests } from "../../shared/errors.ts";
import type { Outbox } from "../../shared/outbox.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { waitInWords } from "../../shared/rules.ts";
import { Uuid } from "../../shared/schema.ts";
import { REPORTS_PER_HOUR } from "../limits.ts";
import { mayWrite } from "../rules.ts";
import { memberOf } from "../store/reading.ts";
import type { NewReport } from "./model.ts";
import { writeAudit } from "./rows.ts";

const HOUR_SECONDS = 3_600;

const reportable = rowsAs(
  Schema.Struct({ roomId: Uuid, userId: Uuid, edits: Schema.Int, isReported: Schema.Boolean }),
);

interface ReportDeps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  readonly notifications: Notifications["Service"];
}

/** Carries out `ChatModeration.report`. */
export const makeReport = ({ database, outbox, notifications }: ReportDeps) => {
  /** Tells the room's creator and the moderators, once of each message; nobody hears of what they wrote or reported. */
  const tell = Effect.fnUntraced(function* (roomId: string, messageId: string, except: readonly string[]) {
    const watching = yield* database.rows<{ readonly userId: string; readonly slug: string }>(sql`
      select u.id as "userId", c.slug from chat_rooms r join courses c on c.id = r.course_id
        join users u on u.anonymised_at is null and (u.id = c.creator_id or ${moderatesSql(sql`u.id`)})
      where r.id = ${roomId}`);
    yield* notifications.notifyAll(
      watching
        .filter(({ userId }) => !except.includes(userId))
        .map(({ userId, slug }) => ({
          userId,
          type: "moderation",
          title: `A message in ${ROOM} was reported`,
          body: "Take a look, and decide what happens with it.",
          actionUrl: `/courses/${slug}/chat?message=${messageId}`,
          cause: `reported ${messageId}`,
          subject: { type: "chat_message", id: messageId },
          roomId,
        })),
    );
  });

  const checkRate = Effect.fnUntraced(function* (userId: string) {
    if (!(yield* RateLimits)) return;
    const rows = yield* database.query((db) =>
      db
        .select({
          count: sql<number>`count(*)::int`,
          wait: sql<number>`ceil(extract(epoch from min(created_at) - now()) + ${HOUR_SECONDS})::int`,
        })
        .from(contentFlags)
        .where(
          and(
            eq(contentFlags.flaggedBy, userId),
            sql`${contentFlags.createdAt} > now() - make_interval(secs => ${HOUR_SECONDS})`,
          ),
        ),
    );
    const { count = 0, wait = HOUR_SECONDS } = rows[0] ?? {};
    if (count < REPORTS_PER_HOUR) return;
    return yield* new TooManyRequests({
      message: `You can report ${REPORTS_PER_HOUR} things an hour. Try again in ${waitInWords(wait)}.`,
      retryAfterSeconds: wait,
    });
  });

  const report = Effect.fn("ChatModeration.report")(function* (
    member: SignedIn,
    messageId: string,
    { reason }: NewReport,
  ) {
    const [message] = yield* Effect.flatMap(
      database.rows(sql`
        select m.room_id as "roomId", m.user_id as "userId", e.edits,
          exists (select 1 from content_flags f where f.target_type = 'chat_message' and f.target_id = m.id
            and f.flagged_by = ${member.id} and f.content_version >= e.edits) as "isReported"
        from chat_messages m cross join lateral (
          select count(*)::int as edits from chat_message_versions v where v.message_id = m.id) e
        where m.id = ${messageId}`),
      reportable,
    );
    const noMessage = () => new NotFound({ message: "This message doesn’t exist." });
    if (!message) return yield* noMessage();
    const role = yield* memberOf(database, member, message.roomId).pipe(
      Effect.catchTag("NotFound", noMessage),
    );
    if (!mayWrite(role)) return yield* unverified();
    if (message.userId === member.id) return yield* new Conflict({ message: "This is your own message." });
    const again = () => new Conflict({ message: "You’ve already reported this message." });
    if (message.isReported) return yield* again();
    yield* checkRate(member.id);
    const written = yield* database.query((db) =>
      db
        .insert(contentFlags)
        .values({
          targetType: "chat_message",
          targetId: messageId,
          flaggedBy: member.id,
          reason: reason.trim(),
          contentVersion: message.edits,
        })
        .onConflictDoNothing()
        .returning({ id: contentFlags.id }),
    );
    const [flag] = written;
    if (!flag) return yield* again();
    yield* writeAudit(database, {
      roomId: message.roomId,
      actorId: member.id,
      action: "chat.reported",
      details: { userId: message.userId, messageId, reportId: flag.id },
    });
    yield* tell(message.roomId, messageId, [message.userId, member.id]);
  });

  return (...given: Parameters<typeof report>) => outbox.transaction(report(...given));
};
