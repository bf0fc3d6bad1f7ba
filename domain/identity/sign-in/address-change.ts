import { and, eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../../db/database.ts";
import { accounts, users } from "../../../db/schema/index.ts";
import { MailQueue } from "../../mail/queue/service.ts";
import { addressChangedMail } from "../mails/address-changed.ts";
import type { Recipient } from "../mails/recipient.ts";
import { forgetResetLinks } from "./reset-links.ts";

/** The hash of somebody's password; null where they have none. */
export const passwordHashOf = Effect.fn("identity.passwordHashOf")(function* (userId: string) {
  const database = yield* Database;
  const [row] = yield* database.query((db) =>
    db
      .select({ hash: accounts.passwordHash })
      .from(accounts)
      .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential"))),
  );
  return row?.hash ?? null;
});

/**
 * What follows from a new address that was confirmed, with the running transaction: mail arrives there, links that were
 * mailed to the former one are void, and whoever read that one is told, unless it bounced or was never theirs.
 * @param former who the user was before
 */
export const addressChanged = Effect.fn("identity.addressChanged")(function* (former: Recipient) {
  const database = yield* Database;
  const queue = yield* MailQueue;
  const [user] = yield* database.rows<{ readonly hasBounced: boolean }>(sql`
    with before as (select id, email_status from users where id = ${former.id} for no key update)
    update users u set email_status = 'valid', email_verified = true from before where u.id = before.id
    returning before.email_status is not distinct from 'bounced' as "hasBounced"`);
  yield* forgetResetLinks(former.id);
  if (user && !user.hasBounced && former.emailVerified)
    yield* queue.add([addressChangedMail(former, uuidv7())]);
});

/** Mail arrives at the address of somebody who has confirmed it. */
export const addressArrives = Effect.fn("identity.addressArrives")(function* (userId: string) {
  const database = yield* Database;
  yield* database.query((db) =>
    db
      .update(users)
      .set({ emailStatus: "valid" })
      .where(and(eq(users.id, userId), eq(users.emailStatus, "bounced"))),
  );
});
