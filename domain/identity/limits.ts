/** Shortest and longest password, in characters (NIST SP 800-63B asks for at least 8 and to allow 64). */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** Longest display name, in characters as people count them. */
export const MAX_NAME_LENGTH = 80;

/** A handle: 3 to 30 of a–z, 0–9 and _, beginning with a letter. Written lower case. */
export const HANDLE_PATTERN = /^[a-z][a-z0-9_]{2,29}$/;

/** Longest title on a profile, in characters as people count them. */
export const MAX_TITLE_LENGTH = 120;

/** Longest short biography, from the requirement on `users.bio_short`. */
export const MAX_BIO_SHORT_LENGTH = 160;

/** Days for which a sign-in lasts when it is not used, and hours after which using it renews it. */
export const AUTH_SESSION_DAYS = 30;
export const AUTH_SESSION_RENEWAL_HOURS = 24;

/** Days after which a sign-in ends, however much it is used (ASVS 7.3.2). */
export const AUTH_SESSION_MAX_DAYS = 90;

/** Longest e-mail address, in characters (RFC 5321). */
export const MAX_EMAIL_LENGTH = 254;

/** Longest part of it before the @ (RFC 5321). */
export const MAX_LOCAL_PART_LENGTH = 64;

/** Minutes for which the link in a mail is good. */
export const VERIFICATION_LINK_MINUTES = 24 * 60;
export const RESET_LINK_MINUTES = 60;

/** Hours after signing up when somebody is reminded to confirm their address, and days after which nobody is any more. */
export const VERIFY_REMINDER_HOURS = 24;
export const VERIFY_REMINDER_DAYS = 14;

/** People whom one sweep reminds. */
export const REMINDED_AT_ONCE = 200;

/** How often something may be tried: `max` times in `windowSeconds`. */
export interface AttemptLimit {
  readonly max: number;
  readonly windowSeconds: number;
}

/** Attempts by network: enough for a classroom behind one, too few for guessing. */
export const ATTEMPTS_PER_ADDRESS = {
  signUp: { max: 30, windowSeconds: 600 },
  signIn: { max: 60, windowSeconds: 60 },
  password: { max: 20, windowSeconds: 900 },
  mail: { max: 20, windowSeconds: 900 },
  /** A count of its own: any page can have its readers' browsers open such links. */
  verification: { max: 20, windowSeconds: 900 },
} as const satisfies Record<string, AttemptLimit>;

/**
 * Passwords that may be tried for one account from one source: a network, or a device on which its owner has signed in
 * before, which keeps a count of its own. NIST SP 800-63B asks for at most 100 failures in a row.
 */
export const GUESSES_PER_SOURCE: AttemptLimit = { max: 10, windowSeconds: 900 };

/**
 * Passwords that may be tried for one account from all networks together. Past it nobody is shut out: each network
 * waits before each try, `GUESS_WAIT_SECONDS` for every time that this many were tried.
 */
export const GUESSES_PER_ACCOUNT: AttemptLimit = { max: 20, windowSeconds: 900 };
export const GUESS_WAIT_SECONDS = 60;

/** Requests that wait for another to hash its password, for a backend and once more for known devices. */
export const MAX_WAITING_FOR_HASH = 8;

/** Milliseconds from one hash to the next in one thread: at five a second they take about a quarter of it. */
export const MS_BETWEEN_HASHES = 200;

/** Mails of one kind to one e-mail address. */
export const MAILS_PER_RECIPIENT: AttemptLimit = { max: 5, windowSeconds: 900 };

/** Days for which it is kept where the sockets of a sign-in may be; entering there again begins them anew. */
export const ENTRY_KEPT_DAYS = 31;

/** Rooms in which the sockets of one user are looked for. */
export const MAX_SOCKET_ENTRIES = 1_000;

/** Longest name and avatar address that still fit the state of a connection, in UTF-16 code units. */
export const MAX_ROOM_NAME = 80;
export const MAX_ROOM_AVATAR_URL = 300;

/** Admissions decided by one statement. */
export const MAX_ADMISSIONS = 500;

/** Longest path that a mailed link goes on to, in characters. */
export const MAX_CALLBACK_LENGTH = 500;

/**
 * Whoever has not confirmed their address may read, edit their profile and follow; not enrol, write, book, ask, answer or
 * get the starter grant. What they are told where one of these is refused.
 */
export const UNVERIFIED_MESSAGE =
  "Please confirm your email first: open the link we sent you, or ask for a new one.";
