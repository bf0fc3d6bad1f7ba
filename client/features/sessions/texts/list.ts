/** The list of one's own sessions. */
export const sessionsTexts = {
  title: "Sessions",
  zone: (timeZone: string) => `Times shown in your time zone (${timeZone.replaceAll("_", " ")}).`,
  upcoming: "Upcoming",
  past: "Past",
  loading: "Loading your sessions",
  emptyUpcoming: {
    title: "No upcoming sessions",
    text: "You can’t book sessions on the site yet. The ones that are set up for you show up here.",
    action: "How sessions work",
  },
  emptyPast: {
    title: "No past sessions",
    text: "Your sessions stay here once they’re over, with who attended and for how long.",
    action: "See upcoming sessions",
  },
} as const;
