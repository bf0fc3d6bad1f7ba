import { Schema } from "effect";
import { ownPath } from "../../shared/own-path.ts";
import { Text } from "../../shared/schema.ts";
import { timeZoneNamed } from "../../shared/time/time-zones.ts";
import { emailOf } from "../emails/rules.ts";
import {
  MAX_CALLBACK_LENGTH,
  MAX_EMAIL_LENGTH,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from "../limits.ts";
import { Name, withoutFault } from "../profile/texts.ts";
import { handleFault, lineOf } from "../rules.ts";

/** `normalised` has brought it into its one form. */
const Email = Text(1, MAX_EMAIL_LENGTH).check(
  Schema.makeFilter((email: string) => emailOf(email) === email, { message: "must be an email address" }),
);

const Handle = Schema.String.check(withoutFault(handleFault));

const NewPassword = Text(MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH);

/** Where the link of a mail leads in the end. `normalised` has resolved it. */
const Path = Text(1, MAX_CALLBACK_LENGTH).check(
  Schema.makeFilter((path: string) => ownPath(path) === path, { message: "must be a path within PeerLoop" }),
);
const CallbackUrl = Schema.optionalKey(Path);

/** A new account. `timeZone` is the browser's guess: see `normalised`. */
export const SignUp = Schema.Struct({
  name: Name,
  handle: Handle,
  email: Email,
  password: NewPassword,
  timeZone: Schema.optionalKey(Schema.String),
  callbackURL: CallbackUrl,
});

export const SignIn = Schema.Struct({ email: Email, password: Text(1, MAX_PASSWORD_LENGTH) });

/** Other sign-ins end unless told otherwise. */
export const ChangePassword = Schema.Struct({
  currentPassword: Text(1, MAX_PASSWORD_LENGTH),
  newPassword: NewPassword,
  revokeOtherSessions: Schema.optionalKey(Schema.Boolean),
});

/** `newEmail` is mailed a link and becomes the address once that is opened. */
export const ChangeEmail = Schema.Struct({
  currentPassword: Text(1, MAX_PASSWORD_LENGTH),
  newEmail: Email,
  callbackURL: CallbackUrl,
});

export const RequestPasswordReset = Schema.Struct({ email: Email });

/** `token` is that of the mailed link. */
export const ResetPassword = Schema.Struct({ newPassword: NewPassword, token: Text(1, 200) });

export const SendVerification = Schema.Struct({ email: Email, callbackURL: CallbackUrl });

/** The query of the mailed link that confirms an address. */
export const VerifyEmail = Schema.Struct({ token: Text(1, 2_000), callbackURL: CallbackUrl });

/** `token` as `/list-sessions` names it. */
export const RevokeSession = Schema.Struct({ token: Text(1, 200) });

const lined = (value: unknown) => (typeof value === "string" ? lineOf(value) : value);
const addressed = (value: unknown) => (typeof value === "string" ? (emailOf(value) ?? value.trim()) : value);
const resolved = (value: unknown) => (typeof value === "string" ? (ownPath(value) ?? value) : value);
const lowered = (value: unknown) => (typeof value === "string" ? value.trim().toLowerCase() : value);

/**
 * The body with its fields as they are stored: handles and addresses in lower case, a path to go on to resolved as a
 * browser would, and the browser's time zone by the name that is shown. No person has typed that one: a browser that
 * says what nobody knows stands in UTC.
 */
export const normalised = (body: unknown): unknown => {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const fields = body as Record<string, unknown>;
  return {
    ...fields,
    ...("name" in fields ? { name: lined(fields.name) } : {}),
    ...("handle" in fields ? { handle: lowered(fields.handle) } : {}),
    ...("email" in fields ? { email: addressed(fields.email) } : {}),
    ...("newEmail" in fields ? { newEmail: addressed(fields.newEmail) } : {}),
    ...("callbackURL" in fields ? { callbackURL: resolved(fields.callbackURL) } : {}),
    ...("timeZone" in fields ? { timeZone: timeZoneNamed(String(fields.timeZone)) ?? "UTC" } : {}),
  };
};
