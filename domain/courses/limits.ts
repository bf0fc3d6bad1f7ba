/** Courses on a page of the catalogue, unless another number is asked for. */
export const COURSES_PER_PAGE = 12;

/** Words of a search that count; more are left out. */
export const MAX_SEARCH_WORDS = 8;
