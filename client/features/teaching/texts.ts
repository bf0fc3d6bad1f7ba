/** The page of those who teach. */
export const teachingTexts = {
  lead: "Sessions with your students, and the rooms where they ask.",
  availability: "Live help",
  sessions: "Sessions you teach",
  noSessions: "No session ahead. When a student books one with you, it shows up here.",
  rooms: "Your rooms",
  students: "My students",
  loading: "Loading your sessions",
  all: "All sessions",
} as const;
