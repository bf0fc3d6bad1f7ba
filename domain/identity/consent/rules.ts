/**
 * The version in force of each text that an account is created under: the day of its last change that people must
 * agree to anew. Raise it with such a change alone: everybody is asked again.
 */
export const LEGAL_VERSIONS = { terms: "2026-11-30", privacy: "2026-11-30" } as const;

/** The version in force of the terms that creators agree to, once, when they become one. */
export const CREATOR_TERMS_VERSION = "2026-12-01";
