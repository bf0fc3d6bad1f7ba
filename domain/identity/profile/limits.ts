/** Longest biography and longest account of how somebody teaches, in characters as people count them. */
export const MAX_BIO_LENGTH = 2_000;
export const MAX_PHILOSOPHY_LENGTH = 1_000;

/** Longest address of a website, in characters. */
export const MAX_WEBSITE_LENGTH = 200;

/** Qualifications on a profile, and characters of one. */
export const MAX_QUALIFICATIONS = 12;
export const MAX_QUALIFICATION_LENGTH = 200;

/** Tags of what somebody can teach, and characters of one. */
export const MAX_EXPERTISE = 12;
export const MAX_TAG_LENGTH = 40;

/** Interests: none, or as many as the requirement on `user_interests` says. */
export const MIN_INTERESTS = 3;
export const MAX_INTERESTS = 5;
