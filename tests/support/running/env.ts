import { type Env, readEnv } from "../../../party/wire/env.ts";

/** Secrets as long as they have to be. */
export const INTERNAL_SECRET = "an internal secret of 32 characters";
export const AUTH_SECRET = "a sign-in secret of 32 characters..";

/** The settings of a worker; what is not told is as in production, with no database that can be reached. */
export const testEnv = (told: Readonly<Record<string, string>> = {}): Env =>
  readEnv({
    DATABASE_URL: "postgres://localhost/peerloop",
    INTERNAL_SECRET,
    AUTH_SECRET,
    PUBLIC_URL: "http://localhost:8787",
    ...told,
  });
