/** Looking for messages. */
export const searchTexts = {
  label: "Search messages",
  where: "Where",
  inRoom: "In this room",
  inAll: "All my rooms",
  filters: (set: number) => (set === 0 ? "Author and dates" : `Author and dates · ${set} set`),
  since: "Since",
  until: "Until",
  prompt: "What are you looking for?",
  promptHint: "Type a word or two. “Quotes” keep words together.",
  results: "Search results",
  none: "Nothing found",
  noneHint: "Try fewer or different words, or remove a filter.",
  in: (room: string) => `in ${room}`,
} as const;

/** Whose messages are looked for. */
export const authorTexts = {
  from: "From",
  anyone: "Anyone",
  none: "No members found.",
  found: "Members found",
  remove: (name: string) => `Remove author filter: ${name}`,
} as const;
