/** Courses on a page of the catalogue, unless another number is asked for. */
export const COURSES_PER_PAGE = 12;

/** Words of a search that count; more are left out. */
export const MAX_SEARCH_WORDS = 8;

/** People that a search for somebody answers. */
export const PEOPLE_FOUND = 8;

/** People who teach that the start page shows. */
export const FACES_SHOWN = 6;

/** Tags that are offered as interests, besides the categories. */
export const MAX_TOPICS = 60;

/** Courses that a course's page leads on to, and people of its live card. */
export const RELATED_SHOWN = 3;
export const FREE_SHOWN = 4;

/** Tags that the catalogue offers to narrow it by. */
export const FACET_TAGS = 24;

/** Values of one dimension that may be chosen at once. */
export const MAX_CHOSEN = 20;
