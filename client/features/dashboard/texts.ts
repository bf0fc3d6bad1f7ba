/** The creators' live dashboard. */
export const dashboardTexts = {
  zoneBefore: (timeZone: string) => `Times shown in ${timeZone.replaceAll("_", " ")}, as set in `,
  zoneLink: "your settings",
  now: "Now",
  nowQuiet: "No session is on right now.",
  comingUp: "Upcoming",
  comingQuiet: "Nothing is booked.",
  later: "Show later sessions",
  today: "Earlier today",
  before: "Past",
  more: "Show more",
  unlisted: (earlier: number, later: number) => {
    const parts = [earlier > 0 ? `${earlier} earlier` : [], later > 0 ? `${later} later` : []].flat();
    const sessions = (later || earlier) === 1 ? "session" : "sessions";
    return `Showing all of today. ${parts.join(" and ")} ${sessions} not shown yet.`;
  },
  loading: "Loading your sessions",
  emptyTitle: "No sessions yet",
  emptyText: "Your courses’ sessions will appear here, live while they happen.",
  emptyAction: "How sessions work",
  notCreatorTitle: "The dashboard is for creators",
  notCreatorText: "If you publish a course, its sessions will appear here.",
  notCreatorAction: "Teach on PeerLoop",
  teaches: "teaches",
  learns: "learns",
  pair: (teacher: string, student: string) => `${teacher} teaches ${student}`,
  calledOff: (teacher: string, student: string) => `${teacher} was going to teach ${student}.`,
  canceled: "Canceled",
  inWindow: "Within the booked time",
  live: "Live",
  closed: "Closed",
  connecting: "Connecting…",
  reconnecting: "Reconnecting…",
  asOf: (time: string) => `, as of ${time}`,
} as const;
