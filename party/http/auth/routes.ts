import { Schema } from "effect";
import type { ATTEMPTS_PER_ADDRESS } from "../../../domain/identity/limits.ts";
import * as Credentials from "../../../domain/identity/sign-in/credentials.ts";

/** A route of the sign-in library that PeerLoop opens. The others do not exist. */
export interface AuthRoute {
  readonly method: "get" | "post";
  /** Below `/api/auth`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** What the body must be, of a GET the query; what it does not name is dropped. */
  readonly input: Schema.Codec<unknown, unknown> & { readonly fields: Readonly<Record<string, unknown>> };
  readonly answer: Schema.Constraint;
  /** Which limit a network has here. */
  readonly limit?: keyof typeof ATTEMPTS_PER_ADDRESS;
  /** Whether it hashes a password, which is done one at a time. */
  readonly hashes?: true;
  /** Tags of the errors besides `BadRequest` and `ServiceUnavailable`. */
  readonly errors: readonly string[];
}

const Nothing = Schema.Struct({});

const User = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  handle: Schema.String,
  email: Schema.String,
  emailVerified: Schema.Boolean,
});
const SignedIn = Schema.Struct({ user: User });
const Done = Schema.Struct({ status: Schema.Boolean });
/** `token` is what `/revoke-session` takes: the id, never what a cookie holds. */
const AuthSession = Schema.Struct({ id: Schema.String, token: Schema.String, expiresAt: Schema.String });

export const AUTH_ROUTES: readonly AuthRoute[] = [
  {
    method: "post",
    path: "/sign-up/email",
    id: "signUp",
    summary:
      "Creates an account, signs in, and mails a link that confirms the address. Where the address has an account, the answer is the same, nobody is signed in, and its owner is mailed.",
    input: Credentials.SignUp,
    answer: SignedIn,
    hashes: true,
    limit: "signUp",
    errors: ["Conflict", "TooManyRequests"],
  },
  {
    method: "post",
    path: "/sign-in/email",
    id: "signIn",
    summary: "Signs in and sets the session cookie.",
    input: Credentials.SignIn,
    answer: SignedIn,
    hashes: true,
    limit: "signIn",
    errors: ["Unauthorized", "TooManyRequests"],
  },
  {
    method: "post",
    path: "/sign-out",
    id: "signOut",
    summary: "Ends this sign-in and closes its sockets.",
    input: Nothing,
    answer: Schema.Struct({ success: Schema.Boolean }),
    errors: [],
  },
  {
    method: "get",
    path: "/get-session",
    id: "getSession",
    summary: "Who is signed in, or null. `GET /api/me` says more.",
    input: Nothing,
    answer: Schema.NullOr(SignedIn),
    errors: [],
  },
  {
    method: "get",
    path: "/list-sessions",
    id: "listSessions",
    summary: "The reader’s sign-ins.",
    input: Nothing,
    answer: Schema.Array(AuthSession),
    errors: ["Unauthorized"],
  },
  {
    method: "post",
    path: "/revoke-session",
    id: "revokeSession",
    summary: "Ends one of the reader’s sign-ins and closes its sockets.",
    input: Credentials.RevokeSession,
    answer: Done,
    errors: ["Unauthorized"],
  },
  {
    method: "post",
    path: "/revoke-other-sessions",
    id: "signOutElsewhere",
    summary: "Ends every other sign-in of the reader and closes its sockets.",
    input: Nothing,
    answer: Done,
    errors: ["Unauthorized"],
  },
  {
    method: "post",
    path: "/revoke-sessions",
    id: "signOutEverywhere",
    summary: "Ends every sign-in of the reader and closes all their sockets.",
    input: Nothing,
    answer: Done,
    errors: ["Unauthorized"],
  },
  {
    method: "post",
    path: "/change-password",
    id: "changePassword",
    summary: "Changes the password and, unless told otherwise, ends the other sign-ins.",
    input: Credentials.ChangePassword,
    answer: SignedIn,
    hashes: true,
    limit: "password",
    errors: ["Unauthorized", "TooManyRequests"],
  },
  {
    method: "post",
    path: "/change-email",
    id: "changeEmail",
    summary:
      "Mails a link to another address, which becomes the reader’s once it is opened. The answer is the same whether or not someone has that address.",
    input: Credentials.ChangeEmail,
    answer: Done,
    hashes: true,
    limit: "mail",
    errors: ["Unauthorized", "TooManyRequests"],
  },
  {
    method: "post",
    path: "/request-password-reset",
    id: "requestPasswordReset",
    summary:
      "Mails a link to choose a new password. The answer is the same whether or not the address is known.",
    input: Credentials.RequestPasswordReset,
    answer: Done,
    limit: "mail",
    errors: ["TooManyRequests"],
  },
  {
    method: "post",
    path: "/reset-password",
    id: "resetPassword",
    summary: "Sets a new password with the token of the mailed link, and ends every sign-in.",
    input: Credentials.ResetPassword,
    answer: Done,
    hashes: true,
    limit: "password",
    errors: ["TooManyRequests"],
  },
  {
    method: "post",
    path: "/send-verification-email",
    id: "sendVerificationEmail",
    summary: "Mails the link that confirms the address again.",
    input: Credentials.SendVerification,
    answer: Done,
    limit: "mail",
    errors: ["Conflict", "TooManyRequests"],
  },
  {
    method: "get",
    path: "/verify-email",
    id: "verifyEmail",
    summary: "Confirms the address with the token of the mailed link, and goes on to `callbackURL`.",
    input: Credentials.VerifyEmail,
    answer: Done,
    limit: "verification",
    errors: ["TooManyRequests"],
  },
];
