/** One session of the list. */
export const sessionRowTexts = {
  now: "Now",
  join: "Join",
  booked: "Booked ",
  with: "With",
  youTeach: "You teach",
} as const;

/** What became of a session. */
export const outcomeTexts = {
  held: "Completed",
  cutShort: "Cut short",
  studentAbsent: "Student absent",
  teacherAbsent: "Teacher absent",
  missed: "Missed",
  canceled: "Canceled",
  over: "Over",
  bothHere: "Both here",
  oneWaiting: "One is waiting",
  nobodyHere: "Nobody here",
  heldSentence: "This session is complete",
  cutShortSentence: "This session was cut short",
  absentSentence: (name: string) => `${name} didn’t come`,
  canceledSentence: "This session was canceled",
  missedSentence: "This session was missed",
} as const;
