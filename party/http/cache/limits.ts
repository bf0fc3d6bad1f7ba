/** Milliseconds for which an answer is given again: how old may be what no version tells of, such as who is free. */
export const CACHED_MS = 5_000;

/** Characters of all answers of a backend together: the memory of an actor is 128 MB. */
export const MAX_CACHED_LENGTH = 4_000_000;
