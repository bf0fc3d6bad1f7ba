import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { legalConsents } from "../../../db/schema/index.ts";
import { Conflict } from "../../shared/errors.ts";
import type { Consent, Me } from "../model.ts";
import { LEGAL_VERSIONS } from "./rules.ts";

type Document = Me["consentDue"][number];

const current = Object.entries(LEGAL_VERSIONS) as readonly [Document, string][];

/** The texts whose version in force a user has not agreed to, as a list in JSON. */
export const consentDue = (userId: SQL): SQL<Me["consentDue"]> => sql<Me["consentDue"]>`(
  select coalesce(json_agg(due.document order by due.document desc), '[]')
  from (values ${sql.join(
    current.map(([document, version]) => sql`(${sql.raw(`'${document}'`)}, ${sql.raw(`'${version}'`)})`),
    sql`, `,
  )}) as due(document, version)
  where not exists (select 1 from legal_consents given where given.user_id = ${userId}
    and given.document::text = due.document and given.version = due.version))`;

/** Stores that a user agrees to the versions in force, with the running transaction: what was agreed to before stays. */
export const recordConsents = Effect.fn("identity.recordConsents")(function* (
  userId: string,
  documents: readonly Document[] = current.map(([document]) => document),
) {
  const database = yield* Database;
  if (documents.length === 0) return;
  yield* database.query((db) =>
    db
      .insert(legalConsents)
      .values(documents.map((document) => ({ userId, document, version: LEGAL_VERSIONS[document] })))
      .onConflictDoNothing(),
  );
});

/** Stores what a user agrees to now. `Conflict` for a version that is not in force (any more): it was not read. */
export const agree = Effect.fn("identity.agree")(function* (userId: string, consent: Consent) {
  const named = current.filter(([document]) => consent[document] !== undefined);
  if (named.some(([document, version]) => consent[document] !== version))
    return yield* new Conflict({ message: "This text has changed. Please reload the page." });
  yield* recordConsents(
    userId,
    named.map(([document]) => document),
  );
});
