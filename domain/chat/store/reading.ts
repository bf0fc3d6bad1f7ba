import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { NotFound } from "../../shared/errors.ts";
import type { Person } from "../../shared/schema.ts";
import { admitToChat } from "../access.ts";
import type { ChatMessage } from "../wire.ts";
import {
  type AuthorRow,
  authorColumns,
  authorsOf,
  type MessageRow,
  messageColumns,
  toMessage,
} from "./rows.ts";

/** Messages with the people who wrote them. */
interface Written {
  readonly messages: readonly ChatMessage[];
  readonly people: readonly Person[];
}

/** The reader's role in a room. To whoever may not enter it there is no such room. */
export const memberOf = Effect.fn("chat.memberOf")(function* (
  database: Database["Service"],
  reader: SignedIn,
  roomId: string,
) {
  const { role } = yield* admitToChat(reader, roomId).pipe(
    Effect.provideService(Database, database),
    Effect.catchTag("Forbidden", () => new NotFound({ message: "This room doesn’t exist." })),
  );
  return role;
});

/** A list of ids as one parameter, so that a statement is the same whatever their number. */
export const idsSql = (ids: readonly string[]): SQL => sql`${`{${ids.join(",")}}`}::uuid[]`;

/** Messages `m` that fulfil a condition, in an order, with their authors `u`. */
export const selectMessages = Effect.fn("chat.selectMessages")(function* (
  database: Database["Service"],
  where: SQL,
  order: SQL,
) {
  const found = yield* database.rows<MessageRow & AuthorRow>(sql`
      select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
      where ${where} ${order}`);
  const written: Written = { messages: found.map(toMessage), people: authorsOf(found) };
  return written;
});

/** Those messages that exist, by id, and the people who wrote them. */
export const messagesById = Effect.fn("chat.messagesById")(function* (
  database: Database["Service"],
  ids: readonly string[],
) {
  const { messages, people } = yield* selectMessages(database, sql`m.id = any(${idsSql(ids)})`, sql``);
  return { messages: new Map(messages.map((message) => [message.id, message])), people };
});
