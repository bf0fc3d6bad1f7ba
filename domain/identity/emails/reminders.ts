import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { MailQueue } from "../../mail/queue/service.ts";
import { SiteUrl } from "../../mail/site-url.ts";
import { REMINDED_AT_ONCE, VERIFY_REMINDER_DAYS, VERIFY_REMINDER_HOURS } from "../limits.ts";
import type { Recipient } from "../mails/recipient.ts";
import { verifyReminderMail } from "../mails/verify-reminder.ts";

/**
 * The sweep: reminds those who have not confirmed their address `VERIFY_REMINDER_HOURS` after they signed up, each once,
 * and nobody whose account is older than `VERIFY_REMINDER_DAYS`. Answers how many.
 */
export const remindUnverified = Effect.fn("identity.remindUnverified")(function* () {
  const database = yield* Database;
  const mails = yield* MailQueue;
  const site = yield* SiteUrl;
  return yield* database.transaction(
    Effect.gen(function* () {
      const reminded = yield* database.rows<Recipient>(sql`
        update users set verify_reminded_at = now() where id in (
          select id from users where not email_verified and verify_reminded_at is null and anonymised_at is null
            and created_at between now() - make_interval(days => ${VERIFY_REMINDER_DAYS})
              and now() - make_interval(hours => ${VERIFY_REMINDER_HOURS})
          order by created_at limit ${REMINDED_AT_ONCE} for update skip locked)
        returning id, name, email, email_verified as "emailVerified"`);
      yield* mails.add(reminded.map((to) => verifyReminderMail(to, site)));
      return reminded.length;
    }),
  );
});
