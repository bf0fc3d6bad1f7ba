/** What whoever moderates a room has beside it. */
export const moderationTexts = {
  rules: "Rules",
  activity: "Activity",
  mutedAndRemoved: "Muted and removed",
} as const;

/** What moderators did, in sentences. */
export const activityTexts = {
  none: "No moderation activity yet",
  go: "Go to message",
  someone: "Someone",
  whom: "someone",
  why: (reason: string) => `: ${reason}`,
  until: (time: string) => ` until ${time}`,
  slowMode: (who: string, length: string) => `${who} set slow mode: one message every ${length}`,
  slowModeEnded: (who: string) => `${who} turned off slow mode`,
  muted: (who: string, whom: string) => `${who} muted ${whom}`,
  removed: (who: string, whom: string) => `${who} removed ${whom}`,
  unmuted: (who: string, whom: string) => `${who} unmuted ${whom}`,
  letBackIn: (who: string, whom: string) => `${who} let ${whom} back in`,
  reported: (who: string, whom: string) => `${who} reported a message from ${whom}`,
  deleted: (who: string, whom: string) => `${who} deleted a message from ${whom}`,
} as const;

/** Who is muted or removed now. */
export const sanctionListTexts = {
  loading: "Loading muted and removed people",
  none: "Nobody is muted or removed.",
  muted: (until: string | null) => `Muted until ${until ?? "lifted"}`,
  removed: (until: string | null) => `Removed until ${until ?? "lifted"}`,
  reason: (reason: string, by: string) => `${reason} – ${by}`,
  lift: "Lift",
  liftMute: (name: string) => `Lift ${name}’s mute`,
  liftRemoval: (name: string) => `Lift ${name}’s removal`,
  failed: "Couldn’t lift it",
} as const;

/** How long writers wait between two messages. */
export const slowModeTexts = {
  title: "Slow mode",
  off: "Off",
  every: (length: string) => `One message every ${length}`,
  hours: (count: number) => (count === 1 ? "hour" : `${count} hours`),
  hint: "For everyone who doesn’t moderate this room.",
  failed: "Slow mode wasn’t changed",
} as const;
