import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { Addressees } from "../addressees.ts";
import type { MailFate } from "./event.ts";

/**
 * Whether nothing was heard since that says the opposite of this address: events come in any order, a day late too.
 */
const isLastWord =
  (opposite: string, at: string) =>
  (userId: SQL, address: SQL): SQL =>
    sql`not exists (
  select 1 from webhook_events e
  where e.provider = 'resend' and e.payload -> 'data' -> 'tags' ->> 'user' = ${userId}::text
    and e.payload ->> 'type' = ${opposite} and (e.payload -> 'data' -> 'to') @> to_jsonb(${address}::text)
    and (${opposite} <> 'email.bounced' or e.payload #>> '{data,bounce,type}' = 'Permanent')
    and (e.payload ->> 'created_at')::timestamptz > ${at}::timestamptz)`;

/** Does what follows from the fate of a mail, with the running transaction. Idempotent. */
export const applyFate = Effect.fn("mail.applyFate")(function* (
  {
    database,
    addressees,
  }: { readonly database: Database["Service"]; readonly addressees: Addressees["Service"] },
  fate: MailFate,
) {
  if (fate.fate === "complained") yield* database.rows(addressees.optOut(fate));
  else if (fate.fate === "delivered")
    yield* database.rows(addressees.markValid(fate, isLastWord("email.bounced", fate.at)));
  // What still waits for that address would come back as well.
  else
    yield* database.rows(sql`
      with bounced as (${addressees.markBounced(fate, isLastWord("email.delivered", fate.at))})
      delete from mail_queue q using bounced
      where q.user_id = bounced.id and q.to_address = bounced.email and q.sent_at is null`);
});
