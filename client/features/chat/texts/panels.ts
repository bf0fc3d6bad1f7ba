/** What stands beside a room: all panels have this in common. */
export const panelTexts = {
  back: "Back",
  close: (title: string) => `Close ${title}`,
  loading: (what: string) => `Loading ${what.toLowerCase()}`,
  more: "Show more",
} as const;

/** The menu of a room, beyond what its header shows. */
export const roomMenuText = {
  pins: "Pinned messages",
  notifications: "Notifications",
  shortcuts: "Keyboard shortcuts",
  moderation: "Moderation",
  density: "Message spacing",
  comfortable: "Comfortable",
  compact: "Compact",
} as const;

/** A message of a panel. */
export const cardTexts = {
  go: (name: string, time: string) => `${name}, ${time}: go to message`,
} as const;

/** Pinned messages. */
export const pinsTexts = {
  none: "No pinned messages yet",
  noneHint: "Teachers and moderators pin messages that everyone may want to find again.",
  unpin: "Unpin",
} as const;

/** The people of the course. */
export const membersTexts = {
  search: "Name or handle",
  none: "No members found",
  noneHint: "Try the beginning of a name or handle.",
  mute: "Mute",
  muteOf: (name: string) => `Mute ${name}`,
  remove: "Remove",
  removeOf: (name: string) => `Remove ${name}`,
} as const;

/** Questions whose askers have marked an answer. */
export const answersText = {
  search: "Search questions and answers",
  none: "No answered questions yet",
  noneHint: "When someone marks a reply as the answer, it’s saved here and its author earns goodwill.",
  notFound: "Nothing found",
  notFoundHint: "Try fewer or different words.",
  by: (name: string) => `Answer by ${name}`,
  go: "Go to answer",
  thread: "Thread",
} as const;

/** What the reader wants to hear of a room. */
export const levelText = {
  legend: "Notify me about",
  all: {
    label: "All messages",
    hint: "Every unread message counts, and mentions and replies notify you.",
  },
  mentions: { label: "Mentions and threads", hint: "Only mentions and replies in threads you follow." },
  nothing: { label: "Nothing", hint: "The room stays quiet until you open it." },
  quietHours: "Quiet hours",
  quietHint: "keep your devices silent.",
  loading: "Loading your settings",
  failed: "That wasn’t saved",
} as const;
