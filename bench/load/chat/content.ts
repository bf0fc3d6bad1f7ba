const sentences = [
  "Does the second exercise want one agent or two?",
  "I ran it again with a smaller context and now the plan survives the compaction.",
  "Thanks, that was it!",
  "My hook fires twice when I save: once for the edit and once for the format. Is that expected?",
  "Try it without the cache first, then we know which of the two is slow.",
  "Same here.",
  "The recording of yesterday's session helped me a lot with module three, especially the part on review.",
  "Who has an hour this evening to go through the homework together?",
];

/** What people of a course write: 11 to 110 characters, numbered so that no two are the same. */
export const messageText = (number: number): string => `${sentences[number % sentences.length]} (${number})`;
