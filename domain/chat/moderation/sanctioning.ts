import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { membershipSql } from "../../courses/access.ts";
import { Membership } from "../../courses/model.ts";
import { moderatesSql } from "../../identity/access.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { Conflict, Forbidden, NotFound } from "../../shared/errors.ts";
import type { Outbox, OutboxMessage } from "../../shared/outbox.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { mayModerate } from "../rules.ts";
import type { NewSanction, Sanction } from "./model.ts";
import { sanctionColumns, writeAudit } from "./rows.ts";

const targets = rowsAs(Schema.Struct({ membership: Schema.NullOr(Membership), isModerator: Schema.Boolean }));

interface Deps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  /** Fails for whoever does not moderate the room. */
  readonly moderate: (
    reader: SignedIn,
    roomId: string,
  ) => Effect.Effect<void, Forbidden | NotFound | DatabaseError>;
}

/** Carries out `ChatModeration.sanction` and `lift`. */
export const makeSanctioning = ({ database, outbox, moderate }: Deps) => {
  /** The creator of the course and moderators of the platform are beyond it, whatever else they are. */
  const checkTarget = Effect.fnUntraced(function* (roomId: string, userId: string) {
    const rows = yield* Effect.flatMap(
      database.rows(sql`
        select ${membershipSql(userId, sql`r.course_id`)} as membership, ${moderatesSql(userId)} as "isModerator"
        from chat_rooms r where r.id = ${roomId}`),
      targets,
    );
    const [target] = rows;
    if (!target?.membership) return yield* new NotFound({ message: "They’re not in this room." });
    if (target.isModerator || mayModerate(target.membership))
      return yield* new Forbidden({ message: "Moderators of this room can’t be muted or removed." });
  });

  const impose = Effect.fn("ChatModeration.sanction")(function* (
    moderator: SignedIn,
    roomId: string,
    { userId, kind, minutes, reason }: NewSanction,
  ) {
    yield* moderate(moderator, roomId);
    yield* checkTarget(roomId, userId);
    // One that has run out was ended, when it did, by whoever imposed it: the next one takes its place.
    yield* database.rows(sql`
        update chat_sanctions set lifted_at = until, lifted_by = imposed_by
        where room_id = ${roomId} and user_id = ${userId} and kind = ${kind} and lifted_at is null
          and until <= now()`);
    const rows = yield* database.rows<Sanction>(sql`
        insert into chat_sanctions as s (room_id, user_id, kind, reason, imposed_by, until)
        values (${roomId}, ${userId}, ${kind}, ${reason.trim()}, ${moderator.id},
          now() + ${minutes}::int * interval '1 minute')
        on conflict do nothing returning ${sanctionColumns}`);
    const [sanction] = rows;
    if (!sanction)
      return yield* new Conflict({
        message: kind === "mute" ? "They’re already muted." : "They’re already removed.",
      });
    yield* writeAudit(database, {
      roomId,
      actorId: moderator.id,
      action: kind === "mute" ? "chat.muted" : "chat.removed",
      details: { userId, sanctionId: sanction.id, until: sanction.until },
    });
    yield* outbox.publish([rulesChanged(roomId), ...(kind === "remove" ? [removed(roomId, userId)] : [])]);
    return sanction;
  });

  const lift = Effect.fn("ChatModeration.lift")(function* (moderator: SignedIn, id: string) {
    const [sanction] = yield* database.rows<Sanction>(
      sql`select ${sanctionColumns} from chat_sanctions s where s.id = ${id} for update`,
    );
    const noSanction = () => new NotFound({ message: "This restriction doesn’t exist." });
    if (!sanction) return yield* noSanction();
    yield* moderate(moderator, sanction.roomId).pipe(Effect.catchTag("NotFound", noSanction));
    if (sanction.liftedAt !== null) return sanction;
    const rows = yield* database.rows<Sanction>(sql`
        update chat_sanctions s set lifted_at = now(), lifted_by = ${moderator.id} where s.id = ${id}
        returning ${sanctionColumns}`);
    yield* writeAudit(database, {
      roomId: sanction.roomId,
      actorId: moderator.id,
      action: "chat.lifted",
      details: { userId: sanction.userId, sanctionId: id, kind: sanction.kind },
    });
    yield* outbox.publish([
      rulesChanged(sanction.roomId),
      ...(sanction.kind === "remove" ? [letIn(sanction.userId)] : []),
    ]);
    return rows[0] ?? sanction;
  });

  return {
    sanction: (...given: Parameters<typeof impose>) => outbox.transaction(impose(...given)),
    lift: (...given: Parameters<typeof lift>) => outbox.transaction(lift(...given)),
  };
};

const rulesChanged = (roomId: string): OutboxMessage => ({
  party: "chat",
  roomId,
  message: { _tag: "RoomRulesChanged" },
});

/** Their devices show the room again. */
const letIn = (userId: string): OutboxMessage => ({
  party: "inbox",
  roomId: userId,
  message: { _tag: "RoomsChanged" },
});

const removed = (roomId: string, userId: string): OutboxMessage => ({
  party: "inbox",
  roomId: userId,
  message: { _tag: "Removed", party: "chat", roomId },
});
