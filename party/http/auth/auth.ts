import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { Effect } from "effect";
import { v7 } from "uuid";
import type { Database } from "../../../db/database.ts";
import { Goodwill } from "../../../domain/goodwill/service.ts";
import {
  AUTH_SESSION_DAYS,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  RESET_LINK_MINUTES,
  VERIFICATION_LINK_MINUTES,
} from "../../../domain/identity/limits.ts";
import { passwordChangedMail, resetMail, verificationMail } from "../../../domain/identity/mails.ts";
import { hashPassword, isOutdated, verifyPassword } from "../../../domain/identity/passwords/password.ts";
import type { Identity } from "../../../domain/identity/service.ts";
import type { Attempts } from "../../../domain/identity/sign-in/attempts.ts";
import { Revocations } from "../../../domain/identity/sign-in/revocations.ts";
import { Mail, type OutgoingMail } from "../../../domain/mail/service.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import type { Outbox } from "../../../domain/shared/outbox.ts";
import type { Env } from "../../wire/env.ts";
import { cookiePrefix, isSecure } from "../../wire/session-cookie.ts";
import { databaseAdapter, noteOfRequest, type Run } from "./adapter.ts";
import { takeOurAddresses } from "./addresses.ts";

/** The services that signing up, in and out needs. */
export type AuthServices = Attempts | Database | Goodwill | Identity | Mail | Outbox | Revocations;

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
      userVerified: (userId) => Effect.flatMap(Goodwill, (goodwill) => goodwill.starterGrant(userId)),
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
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      // `auth-handler.ts` checks both for every request, by the rules that hold everywhere.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // Elsewhere than locally the answer does not wait for the mail: its time would tell who has an account.
      ...(env.isLocal
        ? {}
        : { backgroundTasks: { handler: (task) => inBackground("a mail of the sign-in", () => task) } }),
    },
    user: {
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
        send(
          "reset",
          resetMail(user, `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`, v7()),
        ),
      onPasswordReset: ({ user }) => {
        noteOfRequest({ resetFor: user.email });
        return send("password-changed", passwordChangedMail(user, `${publicUrl}/forgot-password`, v7()));
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: VERIFICATION_LINK_MINUTES * 60,
      sendVerificationEmail: ({ user, url }) => sendOrSay("verify", verificationMail(user, url, v7())),
    },
  });
};

const verify = async (hash: string, password: string): Promise<boolean> => {
  const isRight = await verifyPassword(hash, password);
  if (isRight && isOutdated(hash)) noteOfRequest({ outdatedHash: hash });
  return isRight;
};

const mailing = (run: Run<AuthServices>) => {
  const sending = (kind: string, mail: OutgoingMail) =>
    Mail.use((mailer) => mailer.send(mail)).pipe(
      Effect.tapError((error) =>
        Effect.sync(() => console.error(`the ${kind} mail was not sent:`, error.message)),
      ),
    );
  return {
    /** Sends, and never says whether it could: the answer must not tell who has an account. */
    send: (kind: string, mail: OutgoingMail): Promise<void> => run(Effect.ignore(sending(kind, mail))),
    /** Sends, and fails in the library's terms when it could not. */
    sendOrSay: (kind: string, mail: OutgoingMail): Promise<void> =>
      run(
        Effect.mapError(
          Effect.asVoid(sending(kind, mail)),
          () => new APIError("SERVICE_UNAVAILABLE", { code: "MAIL_NOT_SENT", message: "mail not sent" }),
        ),
      ),
  };
};
