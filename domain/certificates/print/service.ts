import { Context, Effect, Layer } from "effect";
import type { DatabaseError } from "../../../db/errors.ts";
import { SiteUrl } from "../../mail/site-url.ts";
import { Conflict, type NotFound } from "../../shared/errors.ts";
import { Certificates } from "../service.ts";
import { noCertificate } from "../store/decisions.ts";
import { certificatePdf } from "./certificate-pdf.ts";
import { FontFiles } from "./font-files.ts";

/** Certificates on paper. */
export class Prints extends Context.Service<
  Prints,
  {
    /**
     * The PDF, for its holder and for who decides about it: drawing one costs, and everybody else has the page.
     * `NotFound` for others, `Conflict` once it was revoked.
     */
    readonly pdf: (
      userId: string,
      code: string,
    ) => Effect.Effect<Uint8Array, NotFound | Conflict | DatabaseError>;
  }
>()("peerloop/certificates/Prints") {
  static readonly layer = Layer.effect(
    Prints,
    Effect.gen(function* () {
      const certificates = yield* Certificates;
      const site = yield* SiteUrl;
      const read = yield* FontFiles;

      const pdf = Effect.fn("Prints.pdf")(function* (userId: string, code: string) {
        const certificate = yield* certificates.page(userId, code);
        const { isHolder, mayDecide } = certificate.viewer;
        if (certificate.state === "withdrawn" || !(isHolder || mayDecide)) return yield* noCertificate();
        if (certificate.state === "revoked")
          return yield* new Conflict({ message: "This certificate was revoked. There’s nothing to print." });
        return yield* Effect.promise(() => certificatePdf(certificate, `${site}/certificates/${code}`, read));
      });
      return Prints.of({ pdf });
    }),
  );
}
