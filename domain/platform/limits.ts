/** Attempts after which a message that its addressee refuses is set aside: over about half an hour. */
export const MAX_REFUSALS = 10;

/** Attempts after which a message to an addressee that is not reached is set aside: over about a day. */
export const MAX_UNREACHED = 290;

/** Entries of the list of what was set aside, the newest first. */
export const SET_ASIDE_SHOWN = 200;
