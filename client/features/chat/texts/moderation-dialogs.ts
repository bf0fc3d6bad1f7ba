/** Asking why. */
export const reasonTexts = {
  missing: "Say why in a few words.",
  tooLong: (limit: number) => `At most ${limit} characters.`,
  cancel: "Cancel",
} as const;

/** Telling the moderators of a message. */
export const reportText = {
  title: "Report this message?",
  description: "Moderators see it with your reason. Its author won’t know who reported it.",
  reason: "What’s wrong with it?",
  submit: "Report",
  done: "Reported",
  again: "You’ve already reported this",
  seen: "This room’s moderators can see it.",
} as const;

/** Muting or removing somebody. */
export const sanctionTexts = {
  mute: {
    title: (name: string) => `Mute ${name}?`,
    text: "They can read but not write here.",
    submit: "Mute",
    done: (name: string) => `${name} is muted`,
  },
  remove: {
    title: (name: string) => `Remove ${name}?`,
    text: "They leave the room right away and can’t come back until this is over. They stay enrolled.",
    submit: "Remove",
    done: (name: string) => `${name} was removed`,
  },
  length: "For how long",
  lengths: {
    tenMinutes: "10 minutes",
    hour: "1 hour",
    day: "1 day",
    week: "7 days",
    month: "30 days",
    untilLifted: "Until lifted",
  },
  reason: "Reason",
  reasonHint: "Moderators can see it under Activity.",
} as const;

/** What a message said before it was edited or deleted. */
export const versionTexts = {
  title: "Earlier versions",
  loading: "Loading earlier versions",
  none: "It was never edited or deleted.",
  list: "Versions",
  until: (time: string, who: string) => `Until ${time}, changed by ${who}`,
} as const;
