/** Files of a message that is not sent yet. */
export const uploadTexts = {
  list: "Files of this message",
  uploading: "Uploading",
  retry: "Try again",
  remove: (name: string) => `Remove ${name}`,
  unnamed: "File",
  most: (count: number) => `A message can have up to ${count} files.`,
  empty: (name: string) => `${name} is empty.`,
  tooLarge: (name: string, most: string) => `${name} is larger than ${most}.`,
  /** Said of an upload that goes on by itself. */
  broken: "Connection lost. This resumes once you’re back online.",
  unreadable: "This file couldn’t be read.",
  refused: "This file couldn’t be added.",
  /** Said of a file whose bytes did not outlive the page. */
  notKept: "This file wasn’t uploaded before the page reloaded. Choose it again.",
  gone: (name: string) => `${name} wasn’t sent within a day, so it’s gone. Choose it again.`,
} as const;

/** Why a message cannot be sent with its files yet. */
export const sendBlockTexts = {
  failed: "A file couldn’t be added. Remove it, or add it again.",
  waiting: "Your files upload once you’re back online.",
  uploading: "Your files are still uploading.",
} as const;
