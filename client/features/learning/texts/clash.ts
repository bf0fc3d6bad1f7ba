/** A note that two devices wrote. */
export const clashTexts = {
  clash: "You changed this note on another device too. Which one do you want to keep?",
  theirs: "From your other device",
  theirsEmpty: "Your other device emptied this note.",
  keepMine: "Keep what’s here",
  takeTheirs: "Use the other one",
} as const;
