import { formatCount } from "../../lib/locale.ts";
import { formatPrice } from "../../lib/money.ts";

/** The catalogue. */
export const catalogueTexts = {
  search: "Search courses",
  categories: "Categories",
  allCategories: "All",
  moreCategories: "More categories",
  fewerCategories: "Fewer categories",
  level: "Level",
  anyLevel: "Any level",
  price: "Price",
  anyPrice: "Any price",
  free: "Free",
  under: (cents: number) => `Under ${formatPrice(cents, "USD")}`,
  between: (from: number, to: number) => `${formatPrice(from, "USD")} to ${formatPrice(to, "USD")}`,
  over: (cents: number) => `${formatPrice(cents, "USD")} and up`,
  sort: "Sort by",
  sorts: { popular: "Most popular", newest: "Newest", rating: "Highest rated", price: "Lowest price" },
  found: (count: number) => `${formatCount(count)} ${count === 1 ? "course" : "courses"}`,
  searchedFor: (meant: string) => `No exact match. Showing results for “${meant}”.`,
  results: "Results",
  clear: "Clear filters",
  emptyTitle: "No matching courses",
  emptyText: "Try fewer words, another level or price, or all categories.",
  nothingYet: "There are no courses yet.",
  more: "Show more courses",
  loading: "Loading courses",
} as const;

/** Levels, and what the reader is in a course. */
export const courseWords = {
  levels: { beginner: "Beginner", intermediate: "Intermediate", advanced: "Advanced" },
  memberships: {
    student: "You’re learning this",
    student_teacher: "You teach this",
    creator: "Your course",
    moderator: "You moderate this",
  },
  badges: { popular: "Popular", new: "New", bestseller: "Bestseller", featured: "Featured" },
} as const;

const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** The page of a course. */
export const courseTexts = {
  loading: "Loading the course",
  missingTitle: "Course not found",
  missingText: "It may have been retired. Or check the link.",
  createdBy: (name: string) => `Created by ${name}`,
  students: (count: number) => counted(count, "student", "students"),
  topics: "Topics",
  format: "Format",
  duration: "Duration",
  totalTime: "Total time",
  included: "What’s included",
  includedSessions: (count: number) =>
    `${counted(count, "private live session", "private live sessions")}: just you and your teacher`,
  includedModules: (count: number) => `${counted(count, "module", "modules")} with exercises`,
  includedChat: "The course’s chat room",
  includedHelp: "Live help from people who teach it",
  openChat: "Open chat",
  unread: "unread messages",
  signIn: "Already have an account? Sign in",
  howItWorks: "How PeerLoop works",
  refunds: "Refund rules",
  objectives: "What you’ll be able to do",
  curriculum: "Curriculum",
  liveSession: (number: number) => `Live session ${formatCount(number)}`,
  done: "Done",
  learnTo: "You’ll learn to",
  moduleTopics: "Topics",
  handsOn: "Hands-on",
  before: "Before you start",
  need: "You need",
  nice: "Nice to have",
  noNeed: "No need for",
  madeFor: "Who it’s for",
  teachers: "Who teaches it",
  teachersHint: "Graduates of this course, certified by its creator",
  newTeacher: "New teacher",
  taught: (count: number) => `${counted(count, "person", "people")} taught`,
  certified: (month: string) => `Certified ${month}`,
  free: "Free now",
  testimonials: "What graduates say",
  verified: "Took this course on PeerLoop",
  addedByCreator: "Added by the creator",
  creator: "Created by",
} as const;
