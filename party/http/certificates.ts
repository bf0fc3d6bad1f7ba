import { Effect } from "effect";
import { HttpServerResponse } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import type { PublicJwk } from "../../domain/certificates/credential/keys.ts";
import type { JsonLd } from "../../domain/certificates/credential/proof.ts";
import { Credentials } from "../../domain/certificates/credential/service.ts";
import { Certificates } from "../../domain/certificates/service.ts";
import { CurrentUser, Reader } from "../../domain/identity/authentication.ts";
import { NotFound } from "../../domain/shared/errors.ts";
import { settled } from "./boundary/database-failures.ts";

/** A document of JSON-LD as an answer, of the type that Open Badges has for credentials. */
const jsonLd = (document: JsonLd) =>
  HttpServerResponse.jsonUnsafe(document, { contentType: "application/vc+ld+json" });

/** The credential in the form that the ending of its address names. */
const fileOf = (credentials: Credentials["Service"], readerId: string | null, file: string) => {
  const [code = "", ending] = file.split(".");
  return ending === "jwt"
    ? Effect.map(credentials.jwt(readerId, code), (jwt) => HttpServerResponse.text(jwt))
    : Effect.map(credentials.jsonLd(readerId, code), jsonLd);
};

const keyNamed = (keys: readonly PublicJwk[], kid: string) => {
  const key = keys.find((each) => each.kid === kid);
  return key === undefined
    ? Effect.fail(new NotFound({ message: "There’s no such key." }))
    : Effect.succeed(HttpServerResponse.jsonUnsafe(key));
};

export const CertificatesHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "certificates",
  Effect.fnUntraced(function* (handlers) {
    const certificates = yield* Certificates;
    const credentials = yield* Credentials;
    /** As the one who asks. */
    const mine = <A, E, R>(ask: (userId: string) => Effect.Effect<A, E, R>) =>
      settled(Effect.flatMap(CurrentUser, (user) => ask(user.id)));
    /** As whoever reads, who may be a stranger. */
    const read = <A, E, R>(ask: (readerId: string | null) => Effect.Effect<A, E, R>) =>
      settled(Effect.flatMap(Reader, (reader) => ask(reader?.id ?? null)));
    return handlers.handleAll({
      mine: () => mine((me) => Effect.map(certificates.mine(me), (found) => ({ certificates: found }))),
      award: ({ payload }) => mine((me) => certificates.award(me, payload)),
      revoke: ({ params, payload }) => mine((me) => certificates.revoke(me, params.code, payload.reason)),
      awardAgain: ({ params }) => mine((me) => certificates.awardAgain(me, params.code)),
      share: ({ params, payload }) => mine((me) => certificates.share(me, params.code, payload.isShared)),
      file: ({ params }) => read((readerId) => fileOf(credentials, readerId, params.file)),
      issuer: () => settled(Effect.map(credentials.issuer, jsonLd)),
      keys: () => settled(Effect.map(credentials.keys, (keys) => HttpServerResponse.jsonUnsafe({ keys }))),
      key: ({ params }) => settled(Effect.flatMap(credentials.keys, (keys) => keyNamed(keys, params.kid))),
      statusList: ({ params }) => settled(Effect.map(credentials.statusList(params.list), jsonLd)),
      page: ({ params }) => read((readerId) => certificates.page(readerId, params.code)),
    });
  }),
);
