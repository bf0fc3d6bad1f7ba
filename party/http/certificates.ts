import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { Certificates } from "../../domain/certificates/service.ts";
import { CurrentUser, Reader } from "../../domain/identity/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

export const CertificatesHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "certificates",
  Effect.fnUntraced(function* (handlers) {
    const certificates = yield* Certificates;
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
      page: ({ params }) => read((readerId) => certificates.page(readerId, params.code)),
    });
  }),
);
