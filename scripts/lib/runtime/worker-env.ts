import type { Secrets } from "../secrets.ts";

/** Settings of a person's environment that a local worker gets too. */
const passedOn = [
  "DATABASE_TLS",
  "INTERNAL_SECRET",
  "AUTH_SECRET",
  "CREDENTIAL_KEYS",
  "RATE_LIMITS",
  "RESEND_API_KEY",
  "RESEND_BASE_URL",
  "RESEND_WEBHOOK_SECRET",
  "MAIL_FROM",
  "OPERATOR_NAME",
  "OPERATOR_ADDRESS",
  "OPERATOR_EMAIL",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "PLUGNMEET_URL",
  "PLUGNMEET_API_KEY",
  "PLUGNMEET_SECRET",
];

/**
 * What a local worker finds in its `env`. `LOCAL` opens what must never be open when deployed: the local mailbox
 * and `RATE_LIMITS=off`.
 * @param options.publicUrl where browsers reach the worker, for example `http://localhost:1999`
 */
export function workerEnv(options: {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly secrets: Secrets;
  /** The environment of the person who starts it; a test leaves it out, so that it reaches nobody's accounts. */
  readonly environment?: NodeJS.ProcessEnv;
}): Record<string, string> {
  const given = passedOn.flatMap((name) => {
    const value = options.environment?.[name];
    return value ? [[name, value] as const] : [];
  });
  return {
    MAIL_FROM: "PeerLoop <hello@peerloop.test>",
    // Into the local mailbox; real mail goes where somebody said.
    ...(options.environment?.RESEND_API_KEY ? {} : { OPERATOR_EMAIL: "operator@peerloop.test" }),
    ...options.secrets,
    ...Object.fromEntries(given),
    DATABASE_URL: options.databaseUrl,
    PUBLIC_URL: options.publicUrl,
    LOCAL: "start-script",
  };
}
