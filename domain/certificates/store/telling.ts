import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { writeAudit } from "../../shared/audit.ts";
import type { Deps } from "../deps.ts";
import { awardedMail } from "../mails/awarded.ts";
import { revokedMail } from "../mails/revoked.ts";

/** What has become of whose certificate, by whose decision, and when, in milliseconds since 1970. */
interface Told {
  readonly id: string;
  readonly userId: string;
  readonly code: string;
  readonly name: string;
  readonly courseTitle: string;
  readonly by: string;
  readonly atMs: number;
}

interface HolderRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/** Tells the holder of a certificate, and the audit trail, with the running transaction. */
export const makeTelling = ({ database, notifications, mails, site }: Deps) => {
  const holderOf = (userId: string) =>
    database.rows<HolderRow>(sql`select id, name, email, email_verified as "emailVerified"
      from users where id = ${userId} and anonymised_at is null`);

  const notify = (told: Told, title: string, what: string) =>
    notifications.notify({
      userId: told.userId,
      type: "certificate",
      title,
      body: `${told.name} · ${told.courseTitle}`,
      actionUrl: `/certificates/${told.code}`,
      cause: `certificate ${told.id} ${what}`,
    });

  const audit = ({ id, by }: Told, action: string) =>
    writeAudit(database, {
      actorId: by,
      action,
      target: { type: "certificate", id },
      details: {},
    });

  /** `isAgain`: it had been revoked. */
  const awarded = Effect.fnUntraced(function* (told: Told & { readonly isAgain: boolean }) {
    const what = told.isAgain ? `awarded again ${told.atMs}` : "awarded";
    yield* audit(told, told.isAgain ? "certificate.award_again" : "certificate.award");
    yield* notify(told, told.isAgain ? "Your certificate is valid again" : "You earned a certificate", what);
    const holder = yield* holderOf(told.userId);
    const key = told.isAgain ? `${told.id}/${told.atMs}` : told.id;
    yield* mails.add(holder.map((to) => awardedMail(to, told, site, key)));
  });

  const revoked = Effect.fnUntraced(function* (told: Told, reason: string) {
    yield* audit(told, "certificate.revoke");
    yield* notify(told, "Your certificate was revoked", `revoked ${told.atMs}`);
    const holder = yield* holderOf(told.userId);
    yield* mails.add(holder.map((to) => revokedMail(to, told, reason, site, `${told.id}/${told.atMs}`)));
  });

  return { awarded, revoked };
};
