import { Layer } from "effect";
import { Addressees } from "../mail/addressees.ts";
import { addressees } from "./addressees.ts";
import { IdentityApi } from "./api.ts";
import { remindUnverified } from "./emails/reminders.ts";
import { mails } from "./mails/index.ts";
import { Photos } from "./photos/service.ts";
import { Identity } from "./service.ts";
import { Attempts } from "./sign-in/attempts.ts";
import { Revocations } from "./sign-in/revocations.ts";
import { forgetOldSocketEntries } from "./sign-in/socket-entries.ts";

/** Accounts, sign-ins and who may enter a room. */
export const identity = {
  layer: Layer.mergeAll(Identity.layer, Photos.layer, Revocations.layer, Attempts.layer),
  lends: Layer.succeed(Addressees, addressees),
  apis: [IdentityApi],
  rooms: [],
  sweeps: [remindUnverified(), forgetOldSocketEntries(), Photos.use((photos) => photos.sweep)],
  mails,
} as const;

export type { Admission } from "./admission.ts";
export type { SignedIn } from "./authentication.ts";
export { demoAccounts, demoEmail, demoPassword } from "./demo/rules.ts";
export { emailOf } from "./emails/rules.ts";
export { greetingOf, type Recipient, somebody } from "./mails/recipient.ts";
export { CoursesOfPeople } from "./profile/courses-of-people.ts";
export { isInQuietHours } from "./quiet-hours.ts";
export { admittedBy } from "./sign-in/entry.ts";
export { joinSignIn, noteEntries } from "./sign-in/entry-sql.ts";
