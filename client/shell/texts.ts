import { formatCount } from "../lib/locale.ts";

/** Names of the places that the shell leads to. */
export const placeTexts = {
  home: "Home",
  inbox: "Inbox",
  sessions: "Sessions",
  teach: "Teach",
  studio: "Studio",
  students: "My students",
  manage: "Manage",
  chats: "Chats",
  me: "Me",
  browse: "Browse courses",
} as const;

/** What leads through the site. */
export const railTexts = {
  main: "Main",
  homeLink: "PeerLoop home",
  skip: "Skip to content",
  search: "Search or jump",
  searchShort: "Search",
  courses: "My courses",
  noCourses: "Courses you join show up here.",
  unreadInbox: (count: number) => `${count} unread`,
  unreadRoom: (count: number) => `${formatCount(count)} unread`,
  unreadSomewhere: "Unread messages",
  live: "Session open",
  helpers: (count: number) => (count === 1 ? "1 helper free" : `${count} helpers free`),
} as const;

/** The menu of one's account. */
export const accountTexts = {
  label: "Your account",
  button: (name: string) => `Your account, ${name}`,
  profile: "Profile",
  settings: "Settings",
  help: "Help",
  signOut: "Sign out",
  stillSignedIn: "You’re still signed in",
} as const;

/** One's points. */
export const goodwillTexts = {
  title: "Goodwill",
  button: (points: number) => `Goodwill: ${points} points`,
  balance: "Yours to offer",
  held: "Held for a request",
  earned: "Earned so far",
  what: "Goodwill is how learners thank each other. Offer it when you ask for live help, and earn it by helping.",
} as const;

/** Whether one answers requests for help. */
export const availabilityTexts = {
  label: "Ready to help",
  refused: "You’re not shown as ready to help",
  off: "Not helping now",
  offline: "Counts once you’re connected again.",
  on: "Requests reach you on every page. Not during your sessions or 15 minutes before one, in quiet hours, or once you’ve been away for ten minutes.",
  none: "You won’t be offered requests for help.",
} as const;

/** Light or dark. */
export const themeTexts = { label: "Theme", system: "Auto", light: "Light", dark: "Dark" } as const;

/** One notification. */
export const notificationItemTexts = { unread: "Unread: " } as const;

/** Short messages at the edge of the page. */
export const toastTexts = { label: "Messages", dismiss: "Dismiss" } as const;

/** Whether this device rings. */
export const soundTexts = {
  label: "Ring for requests",
  hint: "A short sound on this device, in one tab. Silent in quiet hours.",
} as const;

/** What leads visitors through the site. */
export const visitorTexts = {
  courses: "Courses",
  signIn: "Sign in",
  join: "Join",
} as const;

/** Over the page while the device is offline, or the page is an older one. */
export const offlineTexts = {
  updated: "PeerLoop was updated.",
  reload: "Reload",
  offline: "You’re offline.",
  later: " Messages will send when you reconnect.",
} as const;

/** In the place of a page that broke. */
export const brokenTexts = {
  title: "This page broke",
  text: "That’s on us, not you. Loading it again usually helps.",
  reload: "Reload",
} as const;

/** All rooms of one's courses. */
export const chatsTexts = {
  back: "All chats",
  loading: "Loading your chats",
  emptyTitle: "No chats yet",
  emptyText: "Each course you join has a room where you can ask, answer, and say hello.",
} as const;

/** An address that mails do not reach. */
export const bouncedTexts = {
  before: "Emails to ",
  after: " aren’t getting through.",
  change: "Update your email so you don’t lose access",
} as const;

/** Terms that have changed. */
export const consentTexts = {
  label: "Changed terms",
  changed: "We’ve updated the rules this site runs by. Please read and accept:",
  names: { terms: "Terms", privacy: "Privacy policy" },
  agree: "Accept",
} as const;
