/** Code within a message. */
export const codeText = {
  copy: "Copy",
  copied: "Copied",
  fold: "Show less",
  unfold: (lines: number) => `Show all ${lines} lines`,
} as const;

/** What the boxes of a list of tasks say. */
export const taskTexts = {
  done: "Done: ",
  toDo: "To do: ",
} as const;
