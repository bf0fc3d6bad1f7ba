/** What can be done with the message under the pointer. */
export const toolText = {
  of: (name: string) => `Message from ${name}`,
  react: "Add reaction",
  reactWith: (emoji: string) => `React with ${emoji}`,
  reply: "Reply in thread",
  more: "More actions",
} as const;

/** The menu of a message. */
export const menuText = {
  moreReactions: "More reactions…",
  markAnswer: "Mark as answer",
  unmarkAnswer: "Unmark as answer",
  summon: (points: number) => `Get live help with this (${points} points)`,
  edit: "Edit",
  pin: "Pin",
  unpin: "Unpin",
  copyLink: "Copy link",
  copyText: "Copy text",
  versions: "Earlier versions",
  report: "Report",
  mute: (name: string) => `Mute ${name}`,
  remove: (name: string) => `Remove ${name}`,
  delete: "Delete",
  linkCopied: "Link copied",
  linkNotCopied: "Your browser blocked copying",
  helpFailed: "Your request wasn’t sent",
} as const;

/** Before a message is deleted. */
export const deleteText = {
  title: "Delete this message?",
  description: "It disappears for everyone in the room. The course’s moderators can still read it.",
  keep: "Keep it",
  confirm: "Delete",
} as const;

/** Where a message is edited. */
export const editorTexts = {
  label: "Edit your message. Enter saves, Escape cancels.",
  save: "Save",
  cancel: "Cancel",
} as const;

/** What has become of an edit. */
export const editText = {
  delayed: (why: string) => `Not changed for others yet. ${why}`,
  refused: (why: string) => `Your edit wasn’t saved. ${why}`,
  again: "Edit again",
  discard: "Discard",
} as const;
