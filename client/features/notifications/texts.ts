/** The inbox: all notifications. */
export const notificationTexts = {
  markAll: "Mark all as read",
  markAllFailed: "They’re still unread",
  loading: "Loading notifications",
  emptyTitle: "You’re all caught up",
  emptyText: "Replies, mentions, live help and sessions will show up here.",
  emptyAction: "Choose what you hear about",
  older: "Show older",
} as const;

/** Quiet hours in the settings. */
export const quietHoursTexts = {
  label: "Quiet hours",
  loading: "Loading quiet hours",
  hint: "Notifications wait until your quiet hours are over, and nobody can ask you for live help.",
  failed: "Quiet hours weren’t changed",
  fromMissing: "When do they start?",
  toMissing: "When do they end?",
  sameTime: "Choose a different end time.",
  saved: "Saved",
  from: "From",
  to: "To",
  zone: (timeZone: string) => `In your time zone, ${timeZone.replaceAll("_", " ")}.`,
  save: "Save quiet hours",
} as const;
