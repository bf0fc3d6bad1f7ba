import { formatTime } from "../../../lib/time/time.ts";

/** What stands around every article. */
export const articleTexts = {
  contents: "On this page",
  updated: (day: string) => `Last updated ${formatTime(`${day}T12:00:00Z`, "date", "UTC")}`,
  join: "Create an account",
  browse: "Browse courses",
  contact: "Contact us",
  makeCourse: "Make a course",
  loading: "Loading",
} as const;
