import { loadLazily } from "../../../lib/lazy-load.ts";
import { type EmojiTable, emojiTableOf } from "./emoji.ts";

let loading: Promise<EmojiTable> | undefined;

/** The table of emoji, fetched when it is first wanted. */
export const loadEmoji = (): Promise<EmojiTable> => {
  loading ??= loadLazily(() => import("./emoji.txt?raw")).then(({ default: text }) => emojiTableOf(text));
  return loading;
};
