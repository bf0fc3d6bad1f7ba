import { Layer } from "effect";
import { CertificatesApi } from "./api.ts";
import { Credentials } from "./credential/service.ts";
import { mails } from "./mails/index.ts";
import { Prints } from "./print/service.ts";
import { Certificates } from "./service.ts";

/** What people have earned: certificates of completion, mastery and teaching. */
export const certificates = {
  layer: Layer.merge(Layer.provideMerge(Prints.layer, Certificates.layer), Credentials.layer),
  lends: Layer.empty,
  apis: [CertificatesApi],
  rooms: [],
  sweeps: [],
  mails,
} as const;

export { CredentialKeys, readKeys } from "./credential/keys.ts";
export { TaughtSessions } from "./learned.ts";
export { FontFiles } from "./print/font-files.ts";
