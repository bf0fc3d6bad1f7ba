import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { MailFate } from "./event.ts";

/** Whose it is: by the id in the mail's tags, which outlives an address; without one by the address. */
const isConcerned = ({ userId, addresses }: MailFate): SQL =>
  userId === null ? hasAddress(addresses) : sql`u.id = ${userId}`;

const hasAddress = (addresses: readonly string[]): SQL =>
  sql`u.email in (select value::citext from json_array_elements_text(${JSON.stringify(addresses)}::json))`;

/**
 * Whether nothing was heard since that says the opposite of this address: events come in any order, a day late too.
 */
const isLastWord = (opposite: string, at: string): SQL => sql`not exists (
  select 1 from webhook_events e
  where e.provider = 'resend' and e.payload -> 'data' -> 'tags' ->> 'user' = u.id::text
    and e.payload ->> 'type' = ${opposite} and (e.payload -> 'data' -> 'to') @> to_jsonb(u.email::text)
    and (${opposite} <> 'email.bounced' or e.payload #>> '{data,bounce,type}' = 'Permanent')
    and (e.payload ->> 'created_at')::timestamptz > ${at}::timestamptz)`;

/** Does what follows from the fate of a mail, with the running transaction. Bears repetition. */
export const applyFate = Effect.fn("mail.applyFate")(function* (
  database: Database["Service"],
  fate: MailFate,
) {
  if (fate.fate === "complained") {
    yield* database.rows(sql`update users u set marketing_opt_out = true where ${isConcerned(fate)}`);
    return;
  }
  // An address that was changed since is nobody's trouble any more.
  const isTheirs = sql`${isConcerned(fate)} and ${hasAddress(fate.addresses)}`;
  if (fate.fate === "delivered") {
    yield* database.rows(sql`
      update users u set email_status = 'valid'
      where ${isTheirs} and u.email_status = 'bounced' and ${isLastWord("email.bounced", fate.at)}`);
    return;
  }
  // What still waits for that address would come back as well.
  yield* database.rows(sql`
    with bounced as (
      update users u set email_status = 'bounced'
      where ${isTheirs} and ${isLastWord("email.delivered", fate.at)} returning u.id, u.email)
    delete from mail_queue q using bounced
    where q.user_id = bounced.id and q.to_address = bounced.email and q.sent_at is null`);
});
