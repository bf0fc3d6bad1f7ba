/**
 * The version in force of each text that an account is created under: the day of its last change that people must
 * agree to anew. Raise it with such a change alone: everybody is asked again.
 */
export const LEGAL_VERSIONS = { terms: "2026-11-30", privacy: "2026-11-30" } as const;
