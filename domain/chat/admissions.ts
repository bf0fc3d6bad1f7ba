import { sql } from "drizzle-orm";
import { Cause, Context, Effect, Exit, Layer, Result, Schema } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { keptStatement } from "../../db/prepared.ts";
import { type Admission, identityIn } from "../identity/admission.ts";
import { MAX_ADMISSIONS } from "../identity/limits.ts";
import { joinSignIn, noteEntries } from "../identity/sign-in/entry-sql.ts";
import { askedTogether } from "../shared/concurrency/asked-together.ts";
import { type Forbidden, type NotFound, Unauthorized } from "../shared/errors.ts";
import { AccessRow, accessColumns, decideAccess } from "./access.ts";

type Refusal = Unauthorized | Forbidden | NotFound;

interface Asked {
  readonly token: string;
  readonly roomId: string;
}

/** Whose token it is, and what the decision about them rests on. */
const Known = Schema.Struct({
  id: Schema.String,
  authSessionId: Schema.String,
  name: Schema.String,
  handle: Schema.String,
  avatarUrl: Schema.NullOr(Schema.String),
  ...AccessRow.fields,
});

/** `id` is null where the token opens no sign-in: that gives no right, and is not looked at further. */
interface Decided {
  readonly ord: number;
  readonly id: string | null;
}

const readKnown = Schema.decodeUnknownExit(Known);

/**
 * Entry to chat rooms. When a train leaves its tunnel or a runtime restarts, a room's people come back within a
 * second: what asks while one statement runs is decided by the next, and the same statement notes where their
 * sockets may be. So one who is let in is found by whoever ends their sign-in.
 */
export class ChatAdmissions extends Context.Service<
  ChatAdmissions,
  {
    readonly admit: (token: string, roomId: string) => Effect.Effect<Admission, Refusal | DatabaseError>;
  }
>()("peerloop/chat/ChatAdmissions") {
  static readonly layer = Layer.effect(
    ChatAdmissions,
    Effect.gen(function* () {
      const database = yield* Database;
      const ask = yield* askedTogether(MAX_ADMISSIONS, (asked: readonly Asked[]) => {
        const input = JSON.stringify(asked.map(({ token, roomId }, ord) => ({ ord, token, roomId })));
        return database
          .prepared(admission, { input })
          .pipe(Effect.map((rows) => rows.toSorted((one, other) => one.ord - other.ord).map(outcome)));
      });
      return ChatAdmissions.of({ admit: (token, roomId) => ask({ token, roomId }) });
    }),
  );
}

const outcome = (row: Decided): Exit.Exit<Admission, Refusal> => {
  if (row.id === null) return Exit.fail(new Unauthorized({ message: "Please sign in." }));
  const known = readKnown(row);
  // Of another shape than the statement gives: a fault of ours, and no right.
  if (Exit.isFailure(known)) return Exit.die(Cause.squash(known.cause));
  const access = decideAccess(known.value);
  if (Result.isFailure(access)) return Exit.fail(access.failure);
  const { role, shownRole, grant } = access.success;
  return Exit.succeed({ identity: identityIn(known.value, role, shownRole), grant });
};

const admission = keptStatement<{ readonly input: string }, Decided>()(sql`
with input as (
  select * from json_to_recordset(${sql.placeholder("input")}::json) as i(ord int, token text, "roomId" uuid)
), seen as materialized (
  select i.ord, i."roomId" as room_id, u.id, s.id as "authSessionId", u.name, u.handle,
    u.avatar_url as "avatarUrl", ${accessColumns(sql`u.id`)}
  from input i ${joinSignIn(sql`i.token`)}
  left join lateral (select * from chat_rooms c where c.id = i."roomId" limit 1) r on true
  left join lateral (
    select * from chat_read_markers m where m.room_id = r.id and m.user_id = u.id limit 1) k on true
), entered as (${noteEntries(sql`(
  select id as user_id, "authSessionId" as auth_session_id, 'chat' as party, room_id from seen
  where membership is not null)`)}
)
select * from seen`);
