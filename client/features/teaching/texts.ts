/** The page of those who teach. */
export const teachingTexts = {
  lead: "Sessions with your students, and the rooms where they ask.",
  availability: "Live help",
  sessions: "Sessions you teach",
  noSessions: "No session ahead. Your next sessions show up here.",
  rooms: "Your rooms",
  students: "My students",
  homework: "Homework to review",
  loading: "Loading your sessions",
  all: "All sessions",
  notTeacherTitle: "This page is for those who teach",
  notTeacherText: "Once you’re certified to teach a course, your sessions and rooms appear here.",
  notTeacherAction: "Teach on PeerLoop",
} as const;
