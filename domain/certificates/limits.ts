/** Characters of the reason for which a certificate is revoked: everybody who may open its page reads it. */
export const MAX_REVOKE_REASON_LENGTH = 1_000;

/** Certificates that somebody may award or revoke in a day: each is told to its holder by mail. */
export const DECISIONS_A_DAY = 200;
