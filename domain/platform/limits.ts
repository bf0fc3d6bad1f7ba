/**
 * Seconds that the immediate delivery of a message to an actor has before it is tried again; then twice as many after
 * each attempt.
 */
export const GRACE_SECONDS = 10;

/** Longest pause between two attempts, in seconds. */
export const MAX_PAUSE_SECONDS = 300;

/** Attempts after which a message that its addressee refuses is set aside: over about half an hour. */
export const MAX_REFUSALS = 10;

/** Attempts after which a message to an addressee that is not reached is set aside: over about a day. */
export const MAX_UNREACHED = 290;

/** Entries of the list of what was set aside, the newest first. */
export const SET_ASIDE_SHOWN = 200;

/** Longest message to whoever runs the site, in UTF-16 code units: two pages of text. */
export const MAX_CONTACT_LENGTH = 5_000;

/** Messages to the operator from one network, and from everybody together: the mailbox is a person's. */
export const CONTACTS_PER_NETWORK = { max: 5, windowSeconds: 3_600 } as const;
export const CONTACTS_ALTOGETHER = { max: 100, windowSeconds: 3_600 } as const;
