import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { Notifications } from "../../notifications/service.ts";
import {
  type BadRequest,
  type Conflict,
  Forbidden,
  NotFound,
  type TooManyRequests,
} from "../../shared/errors.ts";
import { Outbox } from "../../shared/outbox.ts";
import { instantSql } from "../../shared/sql.ts";
import { mayModerate } from "../rules.ts";
import { memberOf } from "../store/reading.ts";
import type {
  AuditPage,
  NewReport,
  NewSanction,
  Sanction,
  SanctionList,
  SlowMode,
  VersionList,
} from "./model.ts";
import { makeReport } from "./reports.ts";
import { auditPage, openSanctions, peopleOf, writeAudit } from "./rows.ts";
import { makeSanctioning } from "./sanctioning.ts";

type Refused = Forbidden | NotFound | DatabaseError;

/**
 * Keeping order in chat rooms. To whoever may not enter a room it is not there; to a member who does not moderate it
 * everything but `report` is `Forbidden`. Each change is one transaction with its entry in the audit trail, and with
 * what the room must hear of it.
 */
export class ChatModeration extends Context.Service<
  ChatModeration,
  {
    /** Sets the room's slow mode. */
    readonly setSlowMode: (
      moderator: SignedIn,
      roomId: string,
      slowMode: SlowMode,
    ) => Effect.Effect<SlowMode, Refused>;
    /** The sanctions that hold in a room now. */
    readonly sanctions: (moderator: SignedIn, roomId: string) => Effect.Effect<SanctionList, Refused>;
    /**
     * Mutes or removes a member. `NotFound` for whoever is none, `Forbidden` for the creator and moderators, `Conflict`
     * where one of the kind holds already. Whoever is removed loses all sockets in the room at once.
     */
    readonly sanction: (
      moderator: SignedIn,
      roomId: string,
      sanction: NewSanction,
    ) => Effect.Effect<Sanction, Refused | Conflict>;
    /** Lifts a sanction; one that is lifted already stays as it is. */
    readonly lift: (moderator: SignedIn, id: string) => Effect.Effect<Sanction, Refused>;
    /** What a message said before its edits and its deletion, the oldest first. */
    readonly versions: (moderator: SignedIn, messageId: string) => Effect.Effect<VersionList, Refused>;
    /**
     * Reports a message of somebody else. `Conflict` for one's own, and the second time until it was edited;
     * `Forbidden` for a `reader`.
     */
    readonly report: (
      member: SignedIn,
      messageId: string,
      report: NewReport,
    ) => Effect.Effect<void, Forbidden | NotFound | Conflict | TooManyRequests | DatabaseError>;
    /** A page of the room's audit trail as the reader may see it (`AuditEntry`); `cursor` is the `nextCursor` of the page before. */
    readonly audit: (
      moderator: SignedIn,
      roomId: string,
      cursor?: string,
    ) => Effect.Effect<AuditPage, Refused | BadRequest>;
  }
>()("peerloop/chat/ChatModeration") {
  static readonly layer = Layer.effect(
    ChatModeration,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;

      const moderate = Effect.fn("ChatModeration.moderate")(function* (reader: SignedIn, roomId: string) {
        const role = yield* memberOf(database, reader, roomId);
        if (!mayModerate(role))
          return yield* new Forbidden({ message: "Only this room’s moderators can do that." });
      });

      const setSlowMode = Effect.fn("ChatModeration.setSlowMode")(function* (
        moderator: SignedIn,
        roomId: string,
        { seconds }: SlowMode,
      ) {
        yield* moderate(moderator, roomId);
        const different = sql`id = ${roomId} and slow_mode_seconds <> ${seconds}`;
        const found = yield* database.rows(sql`select from chat_rooms where ${different}`);
        if (found.length === 0) return { seconds };
        // The room's row last: its messages wait for it.
        yield* writeAudit(database, {
          roomId,
          actorId: moderator.id,
          action: "chat.slow_mode",
          details: { seconds },
        });
        yield* outbox.publish([{ party: "chat", roomId, message: { _tag: "RoomRulesChanged" } }]);
        yield* database.rows(sql`update chat_rooms set slow_mode_seconds = ${seconds} where ${different}`);
        return { seconds };
      });

      const sanctions = Effect.fn("ChatModeration.sanctions")(function* (
        moderator: SignedIn,
        roomId: string,
      ) {
        yield* moderate(moderator, roomId);
        const open = yield* openSanctions(database, roomId);
        const people = yield* peopleOf(
          database,
          open.flatMap(({ userId, imposedBy }) => [userId, imposedBy]),
        );
        return { sanctions: open, people };
      });

      const versions = Effect.fn("ChatModeration.versions")(function* (
        moderator: SignedIn,
        messageId: string,
      ) {
        const [message] = yield* database.rows<{ readonly roomId: string }>(
          sql`select room_id as "roomId" from chat_messages where id = ${messageId}`,
        );
        if (!message) return yield* new NotFound({ message: "This message doesn’t exist." });
        yield* moderate(moderator, message.roomId);
        const rows = yield* database.rows<VersionList["versions"][number]>(sql`
            select v.rev::int8 as rev, v.content, v.changed_by as "changedBy",
              ${instantSql(sql`v.created_at`)} as "createdAt"
            from chat_message_versions v where v.message_id = ${messageId} order by v.rev`);
        const found = rows.map((row) => ({
          ...row,
          rev: Number(row.rev),
        }));
        return {
          versions: found,
          people: yield* peopleOf(
            database,
            found.map(({ changedBy }) => changedBy),
          ),
        };
      });

      const audit = Effect.fn("ChatModeration.audit")(function* (
        moderator: SignedIn,
        roomId: string,
        cursor?: string,
      ) {
        yield* moderate(moderator, roomId);
        return yield* auditPage(database, moderator.id, roomId, cursor);
      });

      return ChatModeration.of({
        setSlowMode: (...given) => outbox.transaction(setSlowMode(...given)),
        sanctions,
        ...makeSanctioning({ database, outbox, moderate }),
        versions,
        report: makeReport({ database, outbox, notifications: yield* Notifications }),
        audit,
      });
    }),
  );
}
