/** The command palette: what Ctrl or ⌘ K opens. */
export const paletteTexts = {
  title: "Search or jump to",
  placeholder: "A room, course, person, or action",
  nothing: (query: string) => `Nothing matches “${query}”.`,
  hint: "↑ ↓ to move, Enter to open, Esc to close",
  failed: "Courses and people can’t be searched right now.",
  groups: {
    rooms: "My rooms",
    actions: "Actions",
    places: "Go to",
    courses: "Courses",
    people: "People",
  },
  room: "Chat",
  course: "Course",
  learn: (course: string) => `Continue learning ${course}`,
  help: (course: string) => `Get live help in ${course}`,
  session: (course: string) => `Join the session in ${course}`,
  ready: "Be ready to help",
  notReady: "Stop being ready to help",
  profile: "My profile",
  settings: "Settings",
  chats: "Chats",
  me: "Me",
  light: "Use the light theme",
  dark: "Use the dark theme",
  system: "Use the system’s theme",
} as const;

/** Pages that say what PeerLoop is. */
export const sitePageTexts = {
  howItWorks: "How it works",
  teach: "Teach on PeerLoop",
  help: "FAQ and help",
  contact: "Contact",
  accessibility: "Accessibility",
  terms: "Terms",
  privacy: "Privacy",
  refunds: "Refunds",
  imprint: "Imprint",
} as const;
