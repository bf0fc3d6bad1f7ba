/** Whose name is not known. */
export const somebody = "Someone";

/** A message of the list, and what stands around it. */
export const messageText = {
  you: "you",
  marks: { creator: "Creator", teacher: "Teacher" },
  edited: "edited",
  deleted: "This message was deleted.",
  deletedShort: "Deleted message",
  pinned: "Pinned",
  answered: "Answered",
  answer: "Answer",
  earlier: "an earlier message",
  repliedTo: "Replied to",
  files: (count: number) => (count === 1 ? "1 file" : `${count} files`),
  reaction: (emoji: string, names: readonly string[]) => `${emoji} ${names.length}, by ${names.join(", ")}`,
} as const;

/** The way from a message to its thread. */
export const threadLineTexts = {
  replies: (count: number) => (count === 1 ? "1 reply" : `${count} replies`),
  last: (ago: string) => `last reply ${ago}`,
  new: "New",
} as const;

/** A file among the messages that is a text to look into. */
export const messageFileTexts = {
  view: "View",
  viewOf: (name: string) => `View ${name}`,
} as const;
