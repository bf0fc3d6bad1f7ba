import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { SiteUrl } from "../../mail/site-url.ts";
import { NotFound } from "../../shared/errors.ts";
import { TaughtSessions } from "../learned.ts";
import { noCertificate } from "../store/decisions.ts";
import { makeReading } from "../store/reading.ts";
import { CredentialKeys, type PublicJwk } from "./keys.ts";
import type { JsonLd } from "./proof.ts";
import { makeSigning } from "./signing.ts";
import { STATUS_LIST_BITS } from "./status-list.ts";

/**
 * Certificates as signed Open Badges 3.0 credentials. The truth is the page; these are what wallets and programs check.
 * All of it is `NotFound` where the installation has no keys, and for whoever may not see the certificate.
 */
export class Credentials extends Context.Service<
  Credentials,
  {
    /** As JSON-LD with an `eddsa-rdfc-2022` proof. One that was revoked is there too, with its status. */
    readonly jsonLd: (
      readerId: string | null,
      code: string,
    ) => Effect.Effect<JsonLd, NotFound | DatabaseError>;
    /** The same as an RS256 JWT. */
    readonly jwt: (readerId: string | null, code: string) => Effect.Effect<string, NotFound | DatabaseError>;
    /** The status list of that number: which credentials were revoked. */
    readonly statusList: (list: number) => Effect.Effect<JsonLd, NotFound | DatabaseError>;
    /** Who issues, with the keys of proofs. */
    readonly issuer: Effect.Effect<JsonLd, NotFound>;
    /** Every public key that ever signed, retired ones among them. */
    readonly keys: Effect.Effect<readonly PublicJwk[], NotFound>;
  }
>()("peerloop/certificates/Credentials") {
  static readonly layer = Layer.effect(
    Credentials,
    Effect.gen(function* () {
      const database = yield* Database;
      const site = yield* SiteUrl;
      const issuerKeys = yield* CredentialKeys;
      const { credited } = makeReading({ database, taught: yield* TaughtSessions });
      const signing = issuerKeys && makeSigning(issuerKeys, site);

      const signer = Effect.suspend(() =>
        signing === null
          ? Effect.fail(new NotFound({ message: "No credentials are issued here." }))
          : Effect.succeed(signing),
      );

      /** The certificate, and its holder’s address where that is confirmed. */
      const facts = Effect.fnUntraced(function* (readerId: string | null, code: string) {
        const certificate = yield* credited(readerId, code);
        if (certificate.state === "withdrawn") return yield* noCertificate();
        const [row] = yield* database.rows<{ readonly email: string }>(
          sql`select email from users where id = ${certificate.userId} and email_verified`,
        );
        return { certificate, email: row?.email ?? null };
      });

      const statusList = Effect.fn("Credentials.statusList")(function* (list: number) {
        const { statusList: signed } = yield* signer;
        const from = list * STATUS_LIST_BITS;
        const [row] = yield* database.rows<{ last: number; revoked: number[]; at: string }>(sql`
          select (select coalesce(max(c.status_index), 0) from certificates c) as last,
            (select coalesce(json_agg(c.status_index - ${from}::int order by c.status_index), '[]') from certificates c
              join users u on u.id = c.user_id
              where c.status_index >= ${from}::int and c.status_index < ${from + STATUS_LIST_BITS}::int
                and (c.revoked_at is not null or u.anonymised_at is not null)) as revoked,
            to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`);
        if (row === undefined || from > row.last)
          return yield* new NotFound({ message: "There’s no such list." });
        return yield* Effect.promise(() => signed(list, row.revoked, row.at));
      });

      return Credentials.of({
        jsonLd: Effect.fn("Credentials.jsonLd")(function* (readerId, code) {
          const { credential } = yield* signer;
          const { certificate, email } = yield* facts(readerId, code);
          return yield* Effect.promise(() => credential(certificate, email));
        }),
        jwt: Effect.fn("Credentials.jwt")(function* (readerId, code) {
          const { jwt } = yield* signer;
          const { certificate, email } = yield* facts(readerId, code);
          return yield* Effect.promise(() => jwt(certificate, email));
        }),
        statusList,
        issuer: Effect.map(signer, ({ issuer }) => issuer()),
        keys: Effect.andThen(signer, Effect.succeed(issuerKeys?.published ?? [])),
      });
    }),
  );
}
