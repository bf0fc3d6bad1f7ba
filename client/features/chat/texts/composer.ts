/** Around the field in which one writes. */
export const composerTexts = {
  attach: "Attach files",
} as const;

/** Why somebody cannot write right now. */
export const writeBlockTexts = {
  unconfirmed: "You can write here once your email is confirmed.",
  confirm: "Confirm it",
  muted: "You’re muted in this room.",
  mutedUntil: (time: string) => `You’re muted until ${time}.`,
  slow: (wait: string) => `Slow mode: you can write again in ${wait}.`,
} as const;

/** What is offered while something is typed. */
export const suggestionText = {
  people: "People to mention",
  status: (name: string, at: number, of: number) => `${name}, ${at} of ${of}`,
} as const;

/** What formats a message. */
export const formatText = {
  bar: "Formatting",
  toggle: "Formatting",
  sample: "Aa",
  names: {
    bold: "Bold",
    italic: "Italic",
    strike: "Strikethrough",
    link: "Link",
    numbers: "Numbered list",
    bullets: "Bulleted list",
    quote: "Quote",
    inlineCode: "Code",
    codeBlock: "Code block",
  },
} as const;
