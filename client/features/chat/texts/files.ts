/** The viewer of files. */
export const fileText = {
  viewer: "File viewer",
  download: "Download",
  close: "Close",
  before: "Previous file",
  after: "Next file",
  place: (at: number, of: number) => `${at} of ${of}`,
  cut: "This is the beginning of the file. Download it to see the rest.",
  noText: "This file can’t be shown here. Download it to open it.",
  failed: "Couldn’t load this file. Check your connection and try again.",
} as const;
