import { formatCount } from "../../../lib/locale.ts";

const lists = new Intl.ListFormat("en", { type: "conjunction" });
const listOf = (names: readonly string[]): string => lists.format(names);

/** The catalogue. */
export const catalogueTexts = {
  search: "Search courses",
  categories: "Categories",
  allCategories: "All",
  moreCategories: "More categories",
  fewerCategories: "Fewer categories",
  filters: "Filters",
  filtersOn: (count: number) => (count === 0 ? "Filters" : `Filters (${formatCount(count)})`),
  chosen: "What you chose",
  remove: (name: string) => `Remove ${name}`,
  level: "Level",
  price: "Price",
  currency: "Compare prices in",
  duration: "Length",
  topics: "Topics",
  moreTopics: "More topics",
  fewerTopics: "Fewer topics",
  language: "Language",
  liveHelp: "Live help",
  freeNow: "A teacher is free now",
  free: "Free",
  under: (to: string) => `Under ${to}`,
  between: (from: string, to: string) => `${from} to ${to}`,
  over: (from: string) => `${from} and up`,
  weeks: (min: number | undefined, max: number | undefined) => {
    if (max === undefined) return `More than ${formatCount((min ?? 1) - 1)} weeks`;
    return min === undefined
      ? `Up to ${formatCount(max)} weeks`
      : `${formatCount(min)} to ${formatCount(max)} weeks`;
  },
  sort: "Sort by",
  sorts: {
    relevance: "Best match",
    popular: "Most popular",
    newest: "Newest",
    rating: "Highest rated",
    price: "Lowest price",
    price_desc: "Highest price",
    interests: "Your interests",
  },
  pricesIn: (currency: string) => `Prices in ${currency} first.`,
  byRating: "Weighted by how many people rated, so a few top marks don’t outrank many good ones.",
  byInterests: (interests: readonly string[]) =>
    `Courses about ${listOf(interests)} first, then the most popular.`,
  noInterests: "You haven’t chosen any interests yet, so these are the most popular courses.",
  chooseInterests: "Choose interests",
  fits: (interests: readonly string[]) => `Because you like ${listOf(interests)}`,
  found: (count: number) => `${formatCount(count)} ${count === 1 ? "course" : "courses"}`,
  show: (count: number) => `Show ${formatCount(count)} ${count === 1 ? "course" : "courses"}`,
  showFound: "Show courses",
  searchedFor: (meant: string) => `No exact match. Showing results for “${meant}”.`,
  results: "Results",
  clear: "Clear filters",
  emptyTitle: "No matching courses",
  emptyText: "Try other or fewer words, or look through all courses.",
  tooNarrow: "Nothing fits all of it. Leave something out:",
  without: (name: string, count: number) =>
    `Without “${name}”: ${formatCount(count)} ${count === 1 ? "course" : "courses"}`,
  nothingYet: "There are no courses yet.",
  more: "Show more courses",
  loading: "Loading courses",
} as const;
