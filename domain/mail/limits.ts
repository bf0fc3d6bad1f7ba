/** Mails of one batch, and characters of its key: Resend's bounds. */
export const MAX_MAIL_BATCH = 100;
export const MAX_IDEMPOTENCY_KEY = 256;

/** Attempts after which a mail that the mail service refuses is set aside: over a few minutes. */
export const MAX_MAIL_REFUSALS = 5;

/** Attempts after which a mail is set aside while the mail service is not reached: over about a day. */
export const MAX_MAIL_UNREACHED = 100;

/** First and longest pause between two attempts, in seconds; each is twice the one before. */
export const MAIL_PAUSE_SECONDS = 10;
export const MAX_MAIL_PAUSE_SECONDS = 900;

/** Days for which it is kept that a mail was sent, so that the same one is not sent again: Resend does for one. */
export const SENT_MAIL_KEPT_DAYS = 7;

/** Mails that the local mailbox shows, the newest first. */
export const LOCAL_MAILS_SHOWN = 50;

/** Largest body of an event of the mail service, in bytes: it names a mail, its recipients and its headers. */
export const MAX_MAIL_EVENT_BYTES = 64 * 1024;

/** Events that are processed by one round. */
export const MAIL_EVENT_BATCH = 100;

/** Attempts after which an event is set aside, and the longest pause between two, in seconds: over about an hour. */
export const MAX_EVENT_ATTEMPTS = 10;
export const MAX_EVENT_PAUSE_SECONDS = 900;

/** Days for which it is kept what an event said; that it came is kept for good. Resend repeats one for a day or so. */
export const MAIL_EVENT_KEPT_DAYS = 30;
