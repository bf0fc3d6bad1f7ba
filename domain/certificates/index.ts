import { Effect, Layer } from "effect";
import { OnCompleted } from "../learning/completed.ts";
import { CertificatesApi } from "./api.ts";
import { Credentials } from "./credential/service.ts";
import { mails } from "./mails/index.ts";
import { Prints } from "./print/service.ts";
import { Certificates } from "./service.ts";

/** Who completes a course that has a certificate gets it with that. Whoever is gone by then gets none. */
const completed = Layer.effect(
  OnCompleted,
  Certificates.useSync(
    (certificates) =>
      ({ studentId, courseId, teacherId, hasCertificate }) =>
        hasCertificate
          ? certificates
              .issue({
                userId: studentId,
                courseId,
                type: "completion",
                issuedBy: null,
                recommendedBy: teacherId,
                act: "complete",
              })
              .pipe(
                Effect.catchTag("NotFound", () => Effect.void),
                Effect.asVoid,
              )
          : Effect.void,
  ),
);

/** What people have earned: certificates of completion, mastery and teaching. */
export const certificates = {
  layer: Layer.merge(
    Layer.provideMerge(Layer.merge(completed, Prints.layer), Certificates.layer),
    Credentials.layer,
  ),
  lends: Layer.empty,
  apis: [CertificatesApi],
  rooms: [],
  sweeps: [],
  mails,
} as const;

export { CredentialKeys, readKeys } from "./credential/keys.ts";
export { CourseContents, TaughtSessions } from "./learned.ts";
export { FontFiles } from "./print/font-files.ts";
