import { isUnavailable } from "../../../db/errors.ts";
import { emailTaken, handleTaken } from "../../../domain/identity/sign-in/taken.ts";
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  type PublicError,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
} from "../../../domain/shared/errors.ts";
import { databaseAway } from "../boundary/database-failures.ts";
import type { Noticed } from "./adapter.ts";

export const linkExpired = () =>
  new BadRequest({ message: "This link has expired. Please ask for a new one." });

/** The sign-in library's codes that a person can do something about, in PeerLoop's words. */
const KNOWN: Readonly<Record<string, () => PublicError>> = {
  USER_ALREADY_EXISTS: emailTaken,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: emailTaken,
  INVALID_EMAIL_OR_PASSWORD: () => new Unauthorized({ message: "Wrong email or password." }),
  INVALID_PASSWORD: () => new BadRequest({ message: "currentPassword: isn’t right." }),
  INVALID_EMAIL: () => new BadRequest({ message: "email: must be an email address." }),
  VALIDATION_ERROR: () => new BadRequest({ message: "email: must be an email address." }),
  INVALID_TOKEN: linkExpired,
  TOKEN_EXPIRED: linkExpired,
  USER_NOT_FOUND: linkExpired,
  EMAIL_MISMATCH: () => new BadRequest({ message: "email: isn’t the email of your account." }),
  EMAIL_ALREADY_VERIFIED: () => new Conflict({ message: "This email is already confirmed." }),
  MAIL_NOT_SENT: () =>
    new ServiceUnavailable({ message: "We couldn’t send the email. Please try again later." }),
};

/** Constraints that a new account can run into while another one with the same key is being created. */
const TAKEN: Readonly<Record<string, () => PublicError>> = {
  users_handle_key: handleTaken,
  users_email_key: emailTaken,
};

const BY_STATUS: Readonly<Record<number, () => PublicError>> = {
  400: () => new BadRequest({ message: "This request isn’t valid." }),
  401: () => new Unauthorized({ message: "Please sign in." }),
  403: () => new Forbidden({ message: "This isn’t allowed." }),
  404: () => new NotFound({ message: "There’s nothing at this address." }),
  409: () => new Conflict({ message: "This isn’t possible right now." }),
  422: () => new BadRequest({ message: "This request isn’t valid." }),
  429: () =>
    new TooManyRequests({
      message: "Too many attempts. Please try again in a minute.",
      retryAfterSeconds: 60,
    }),
};

/**
 * What an answer of the sign-in library means, given what the database refused meanwhile: the library takes some of
 * that for success, and some for bad input. Undefined for an answer that may go out as it is, and null for a fault.
 */
export const authError = (
  status: number,
  code: string | undefined,
  failed: Noticed,
): PublicError | null | undefined => {
  if (isUnavailable(failed.last)) return databaseAway();
  if (status < 400) return failed.last === undefined ? undefined : null;
  if (failed.last?._tag === "UniqueViolation") return TAKEN[failed.last.constraint]?.() ?? null;
  if (failed.last !== undefined) return null;
  return KNOWN[code ?? ""]?.() ?? BY_STATUS[status]?.() ?? null;
};
