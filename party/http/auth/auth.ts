import { betterAuth } from "better-auth/minimal";
import { Effect } from "effect";
import { v7 } from "uuid";
import type { Database } from "../../../db/database.ts";
import { Goodwill } from "../../../domain/goodwill/service.ts";
import { recordConsents } from "../../../domain/identity/consent/consents.ts";
import {
  AUTH_SESSION_DAYS,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  RESET_LINK_MINUTES,
  VERIFICATION_LINK_MINUTES,
} from "../../../domain/identity/limits.ts";
import { tellPasswordChanged } from "../../../domain/identity/mails/queued.ts";
import { resetMail } from "../../../domain/identity/mails/reset.ts";
import { hashPassword, isOutdated, verifyPassword } from "../../../domain/identity/passwords/password.ts";
import type { Identity } from "../../../domain/identity/service.ts";
import { addressArrives, addressChanged } from "../../../domain/identity/sign-in/address-change.ts";
import type { Attempts } from "../../../domain/identity/sign-in/attempts.ts";
import { Revocations } from "../../../domain/identity/sign-in/revocations.ts";
import type { MailQueue } from "../../../domain/mail/queue/service.ts";
import type { Mail } from "../../../domain/mail/service.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import type { Outbox } from "../../../domain/shared/outbox.ts";
import type { Env } from "../../wire/env.ts";
import { ADDRESS_HEADER } from "../../wire/http-forward.ts";
import { cookiePrefix, isSecure } from "../../wire/session-cookie.ts";
import { databaseAdapter, noteOfRequest, type Run } from "./adapter.ts";
import { takeOurAddresses } from "./addresses.ts";
import { confirmationMail, mailing } from "./mailing.ts";

/** The services that signing up, in and out needs. */
export type AuthServices =
  | Attempts
  | Database
  | Goodwill
  | Identity
  | Mail
  | MailQueue
  | Outbox
  | Revocations;

/** A column of `users` that the library reads and nobody sets through it. */
const flag = { type: "boolean", required: false, input: false, defaultValue: false } as const;

/** The library's own switches: each is a decision, so all are here. `beforeHash` is awaited before each hash. */
export const makeAuth = (
  run: Run<AuthServices>,
  env: Pick<Env, "AUTH_SECRET" | "PUBLIC_URL" | "isLocal">,
  beforeHash: () => Promise<void>,
) => {
  const { PUBLIC_URL: publicUrl } = env;
  const { send, sendOrSay } = mailing(run);
  takeOurAddresses();
  return betterAuth({
    appName: "PeerLoop",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    database: databaseAdapter<AuthServices>(run, {
      // Said where the account is created: whoever creates one agrees.
      userCreated: (userId) => recordConsents(userId),
      userVerified: (userId) =>
        Effect.andThen(
          addressArrives(userId),
          Goodwill.use((goodwill) => goodwill.starterGrant(userId)),
        ),
      addressChanged,
      passwordChanged: (userId) => tellPasswordChanged(userId, `${publicUrl}/forgot-password`),
      sessionEnded: (userId, id) =>
        Effect.flatMap(Revocations, (revocations) => revocations.revoked(userId, id)),
    }),
    // Attempts are counted in `auth-handler.ts`, by account too, which the library cannot.
    rateLimit: { enabled: false },
    // Its messages name addresses; what matters is logged by the boundary.
    logger: { disabled: true },
    telemetry: { enabled: false },
    onAPIError: { throw: true },
    advanced: {
      // Its own prefix for https would be `__Secure-`, which a neighbouring subdomain may set.
      cookiePrefix: cookiePrefix(env),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure(env) },
      database: { generateId: () => v7() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // `auth-handler.ts` checks both for every request, by the rules that hold everywhere.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // Elsewhere than locally the answer does not wait for the mail: its time would tell who has an account.
      ...(env.isLocal
        ? {}
        : { backgroundTasks: { handler: (task) => inBackground("a mail of the sign-in", () => task) } }),
    },
    user: {
      changeEmail: { enabled: true },
      fields: { image: "avatarUrl" },
      additionalFields: {
        handle: { type: "string", required: true, unique: true },
        timeZone: { type: "string", required: false, defaultValue: "UTC" },
        isCreator: flag,
        isStudentTeacher: flag,
        isAdmin: flag,
        isModerator: flag,
        isEmployer: flag,
      },
    },
    account: { fields: { password: "passwordHash" } },
    // `reset-links.ts` looks them up by the same hash.
    verification: { storeIdentifier: "hashed" },
    session: {
      expiresIn: AUTH_SESSION_DAYS * 86_400,
      // `Identity.renew` does it, which knows the absolute end.
      disableSessionRefresh: true,
      // A cached session would outlive its revocation.
      cookieCache: { enabled: false },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: false,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: {
        hash: async (password) => {
          await beforeHash();
          return hashPassword(password);
        },
        verify: async ({ hash, password }) => {
          await beforeHash();
          return verify(hash, password);
        },
      },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LINK_MINUTES * 60,
      sendResetPassword: ({ user, token }) =>
        send(resetMail(user, `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`, v7())),
      onPasswordReset: async ({ user }) => noteOfRequest({ resetFor: user.email }),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: VERIFICATION_LINK_MINUTES * 60,
      sendVerificationEmail: ({ user, url, token }) => sendOrSay(confirmationMail(user, url, token)),
    },
  });
};

const verify = async (hash: string, password: string): Promise<boolean> => {
  const isRight = await verifyPassword(hash, password);
  if (isRight && isOutdated(hash)) noteOfRequest({ outdatedHash: hash });
  return isRight;
};
