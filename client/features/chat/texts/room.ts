/** A room as a whole: what stands in it before anybody has written, and where one writes. */
export const roomTexts = {
  emptyTitle: "No messages yet",
  emptyText: "Say hello, or ask the first question. Everyone in the course can read it.",
  write: (course: string) => `Message to ${course}`,
  placeholder: "Write a message",
} as const;

/** What can be opened beside a room from its header. */
export const headerTexts = {
  search: "Search",
  answers: "Answered questions",
  members: "Members",
  menu: "Room menu",
} as const;

/** Who is in the room. */
export const presenceText = {
  label: "Who’s here",
  button: (pulse: string) => `Who’s here: ${pulse}`,
  alone: "Only you are here",
  count: (count: number) => `${count} people here`,
  /** `isLive`: as the room says it now, and not as it was when it said something last. */
  title: (isLive: boolean, count: number): string => {
    if (isLive) return `Here now · ${count}`;
    return count === 0 ? presenceText.label : `Last seen here · ${count}`;
  },
  reconnecting: "Reconnecting…",
} as const;

/** In the place of a panel that is not loaded yet. */
export const panelWaitingTexts = { title: "One moment" } as const;
