/** The reactions that are a press away. */
export const quickEmoji = ["👍", "❤️", "😂", "🎉", "🤔", "👀"] as const;

/** Reactions of the picker, by what they say. */
export const emojiGroups: readonly { readonly name: string; readonly emoji: readonly string[] }[] = [
  {
    name: "Feelings",
    emoji: [..."😀😅🙂😉😍😎🤩🥳😇🤯😮😬😢😭😡🙄😴🤗🤓🫡"],
  },
  {
    name: "Hands",
    emoji: [..."👍👎👏🙌🙏💪🤝👋🤞✌👌🫶"].map((sign) => (sign === "✌" ? "✌️" : sign)),
  },
  {
    name: "Work",
    emoji: ["✅", "❌", "❓", "❗", "💡", "🐛", "🚀", "🔥", "⭐", "📌", "📚", "🧪", "🔧", "💻", "⏳", "☕"],
  },
  {
    name: "More",
    emoji: ["❤️", "💔", "💯", "🎉", "🎂", "🏆", "🌱", "🌈", "👀", "🤔", "😂", "🍀"],
  },
];
