/** Longest texts of a course, in characters. A tagline and a slug are as long as their columns. */
export const MAX_TITLE_LENGTH = 120;
export const MAX_TAGLINE_LENGTH = 150;
export const MAX_SLUG_LENGTH = 100;
export const MAX_DESCRIPTION_LENGTH = 20_000;
/** One line of a list: an objective, what is included, whom it is for, what is needed. */
export const MAX_LINE_LENGTH = 300;
export const MAX_TAG_LENGTH = 60;
/** A short fact: "6 weeks", "about 20 hours". */
export const MAX_FACT_LENGTH = 80;
export const MAX_CERTIFICATE_NAME_LENGTH = 120;
export const MAX_QUOTE_LENGTH = 1_000;
export const MAX_PERSON_LENGTH = 120;

/** Texts of a module, and the address of a video or a document. */
export const MAX_MODULE_DESCRIPTION_LENGTH = 4_000;
export const MAX_MODULE_TEXT_LENGTH = 4_000;
export const MAX_URL_LENGTH = 2_000;

/** Entries of each list. */
export const MAX_MODULES = 100;
export const MAX_TAGS = 10;
export const MAX_LINES = 30;
export const MAX_TESTIMONIALS = 20;
/** The highest number of a live session: a session a week for two years. */
export const MAX_SESSIONS = 100;

/** The whole document as JSON, in bytes: with its answer's frame it fits into a body of the API (`MAX_BODY_BYTES`). */
export const MAX_DOCUMENT_BYTES = 220_000;

/** A price that is not 0, in cents: under it the payment's fees eat up the platform's share (*prices* of the design). */
export const MIN_PRICE_CENTS = 500;
export const MAX_PRICE_CENTS = 1_000_000;
/** Currencies with two decimals that a price may be in. */
export const CURRENCIES = ["USD", "EUR", "GBP", "CAD", "AUD"] as const;

/** Minutes of a live session, as the column has them. */
export const MIN_SESSION_MINUTES = 15;
export const MAX_SESSION_MINUTES = 180;
export const MAX_DURATION_WEEKS = 104;
/** Sessions a month that a creator gives as a reward of goodwill. */
export const MAX_FREE_SESSIONS = 100;

/** Courses of one creator that were never published, and courses that a creator may begin in a day. */
export const MAX_DRAFTS = 30;
export const COURSES_A_DAY = 20;

/** Milliseconds for which nothing is typed before the editor saves by itself, and after which it saves anyhow. */
export const AUTOSAVE_REST_MS = 1_200;
export const AUTOSAVE_MOST_MS = 8_000;

/** A cover: 16:9, as the catalogue's cards and shared links show it; sides in pixels, size in bytes. */
export const COVER_RATIO = 16 / 9;
export const MIN_COVER_WIDTH = 640;
export const MAX_COVER_WIDTH = 2_048;
export const MAX_COVER_BYTES = 512 * 1024;
/** Covers that may be uploaded for a course in a day, and hours for which one that nothing shows is kept. */
export const COVERS_A_DAY = 30;
export const OLD_COVER_HOURS = 24;
/** Seconds for which a browser may show a cover without asking whether it still may. */
export const COVER_SECONDS = 3_600;
