import { Schema } from "effect";
import { tlsProblem } from "../../db/tls.ts";

const Variables = Schema.Struct({
  DATABASE_URL: Schema.NonEmptyString,
  /** `off`: the network to the database is one's own, and needs no TLS. */
  DATABASE_TLS: Schema.optionalKey(Schema.String),
  /** Signs calls between parties; at least 32 characters. */
  INTERNAL_SECRET: Schema.String.check(Schema.isMinLength(32)),
  /** Signs the sign-in library's cookies; at least 32 characters. */
  AUTH_SECRET: Schema.String.check(Schema.isMinLength(32)),
  /** Where browsers reach the worker, without a trailing slash; alarms call back in through it. */
  PUBLIC_URL: Schema.String.check(Schema.isPattern(/^https?:\/\/[^/]+$/)),
  RATE_LIMITS: Schema.optionalKey(Schema.String),
  LOCAL: Schema.optionalKey(Schema.String),
  RESEND_API_KEY: Schema.optionalKey(Schema.String),
  RESEND_BASE_URL: Schema.optionalKey(Schema.String),
  MAIL_FROM: Schema.optionalKey(Schema.String),
  /** Who runs this installation: shown in its imprint, and where the contact form's mails go. */
  OPERATOR_NAME: Schema.optionalKey(Schema.String),
  /** A postal address; `\n` divides its lines. */
  OPERATOR_ADDRESS: Schema.optionalKey(Schema.String),
  OPERATOR_EMAIL: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[^\s@]+@[^\s@]+$/))),
  /** A JSON Web Key Set with private keys: signs credentials; without it none are issued. */
  CREDENTIAL_KEYS: Schema.optionalKey(Schema.String),
  /** Signs what Resend tells us; without it we listen to nothing. */
  RESEND_WEBHOOK_SECRET: Schema.optionalKey(
    Schema.String.check(Schema.isPattern(/^whsec_[A-Za-z0-9+/]{20,}={0,2}$/)),
  ),
});

/** The worker's settings, read once from the platform's variables. */
export interface Env extends Schema.Schema.Type<typeof Variables> {
  /** Started by the start script on somebody's own machine: the local mailbox exists. */
  readonly isLocal: boolean;
  /** False lifts every rate limit and cooldown; only ever locally. */
  readonly rateLimits: boolean;
}

/** Begins the names of variables among what the platform binds to the worker. */
const VARIABLE = "pkvar-";
const extracted = new WeakMap<object, Record<string, unknown>>();

/** The platform's variables out of the bindings that the worker's outermost layer is called with. */
export const variablesIn = (bindings: object): Record<string, unknown> => {
  const known = extracted.get(bindings);
  if (known) return known;
  const variables = Object.fromEntries(
    Object.entries(bindings).flatMap(([name, value]) =>
      name.startsWith(VARIABLE) ? [[name.slice(VARIABLE.length), value]] : [],
    ),
  );
  extracted.set(bindings, variables);
  return variables;
};

const decode = Schema.decodeUnknownSync(Variables);

/** What was read last: the platform gives the same variables again and again, in another object for each request. */
let latest: { readonly variables: Record<string, unknown>; readonly env: Env } | null = null;

const areSame = (one: Record<string, unknown>, other: Record<string, unknown>): boolean => {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]))
  );
};

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Reads the platform's variables. Throws when one is missing or malformed, or the database would be reached without TLS.
 * What is local counts only on a loopback address: a deployed worker that is passed `LOCAL` ignores it.
 */
export const readEnv = (variables: Record<string, unknown>): Env => {
  if (latest !== null && areSame(latest.variables, variables)) return latest.env;
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const values = decode(present);
  const problem = tlsProblem(values.DATABASE_URL, values.DATABASE_TLS);
  if (problem !== null) throw new Error(`DATABASE_URL ${problem}`);
  const isLocal = values.LOCAL === "start-script" && loopback.test(values.PUBLIC_URL);
  const env: Env = { ...values, isLocal, rateLimits: !(isLocal && values.RATE_LIMITS === "off") };
  latest = { variables: { ...variables }, env };
  return env;
};
