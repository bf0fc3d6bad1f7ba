import { deviceSetting } from "../../../lib/device-setting.ts";
import { TONES } from "./emoji.ts";

/** Emoji that are remembered as used. */
const MOST_RECENT = 24;

const isEmojiList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
const isTone = (value: unknown): value is string => (TONES as readonly unknown[]).includes(value);

/** What somebody has picked on this device, the latest first, and in which skin tone. */
export const ownEmoji = (userId: string) => {
  const recent = deviceSetting<readonly string[]>(`emoji:${userId}`, [], isEmojiList);
  return {
    recent: recent.read,
    note: (emoji: string): void =>
      recent.write([emoji, ...recent.read().filter((one) => one !== emoji)].slice(0, MOST_RECENT)),
    tone: deviceSetting<string>(`emoji-tone:${userId}`, "", isTone),
  };
};
