import { Effect } from "effect";
import { HttpServerResponse } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import type { PublicJwk } from "../../domain/certificates/credential/keys.ts";
import type { JsonLd } from "../../domain/certificates/credential/proof.ts";
import { Credentials } from "../../domain/certificates/credential/service.ts";
import { Prints } from "../../domain/certificates/print/service.ts";
import { Certificates } from "../../domain/certificates/service.ts";
import { noCertificate } from "../../domain/certificates/store/decisions.ts";
import { CurrentUser, Reader } from "../../domain/identity/authentication.ts";
import { NotFound } from "../../domain/shared/errors.ts";
import { settled } from "./boundary/database-failures.ts";

/** A document of JSON-LD as an answer, of the type that Open Badges has for credentials. */
const jsonLd = (document: JsonLd) =>
  HttpServerResponse.jsonUnsafe(document, { contentType: "application/vc+ld+json" });

/** The certificate in the form that the ending of its address names. */
const fileOf = (
  { credentials, prints }: { credentials: Credentials["Service"]; prints: Prints["Service"] },
  readerId: string | null,
  file: string,
) => {
  const [code = "", ending] = file.split(".");
  if (ending === "jwt")
    return Effect.map(credentials.jwt(readerId, code), (jwt) => HttpServerResponse.text(jwt));
  if (ending !== "pdf") return Effect.map(credentials.jsonLd(readerId, code), jsonLd);
  return readerId === null
    ? Effect.fail(noCertificate())
    : Effect.map(prints.pdf(readerId, code), (pdf) =>
        HttpServerResponse.uint8Array(pdf, {
          contentType: "application/pdf",
          headers: { "content-disposition": `attachment; filename="certificate-${code.slice(0, 8)}.pdf"` },
        }),
      );
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
    const prints = yield* Prints;
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
      file: ({ params }) => read((readerId) => fileOf({ credentials, prints }, readerId, params.file)),
      issuer: () => settled(Effect.map(credentials.issuer, jsonLd)),
      keys: () => settled(Effect.map(credentials.keys, (keys) => HttpServerResponse.jsonUnsafe({ keys }))),
      key: ({ params }) => settled(Effect.flatMap(credentials.keys, (keys) => keyNamed(keys, params.kid))),
      statusList: ({ params }) => settled(Effect.map(credentials.statusList(params.list), jsonLd)),
      page: ({ params }) => read((readerId) => certificates.page(readerId, params.code)),
    });
  }),
);
