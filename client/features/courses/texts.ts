import { formatCount } from "../../lib/locale.ts";

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
  freeNow: (count: number) =>
    `${formatCount(count)} ${count === 1 ? "teacher is" : "teachers are"} free right now`,
  noneFree: "No teacher is free right now",
  freeHint: "Students of this course can ask them for live help and get an answer in minutes.",
  noneFreeHint: "Live help comes from people who teach the course, whenever one of them is around.",
  related: "You may also like",
  pays: "What you’d earn teaching this",
  perStudent: (amount: string) => `${amount} for each student you teach`,
  perSession: (amount: string, sessions: number) =>
    sessions === 1
      ? "For one live session, as soon as it has taken place."
      : `About ${amount} for each of ${formatCount(sessions)} live sessions, as soon as it has taken place.`,
  paysHow: "Finish the course, get certified by its creator, and 70% of what your students pay is yours.",
  teach: "How teaching works",
  testimonials: "What graduates say",
  verified: "Took this course on PeerLoop",
  addedByCreator: "Added by the creator",
  creator: "Created by",
} as const;
