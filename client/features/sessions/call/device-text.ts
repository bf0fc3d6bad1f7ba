import type { MediaKind } from "./devices.ts";
import type { DeviceNews, DeviceState } from "./media.ts";

/** Something to say of a device. `canRetry`: whether pressing again may help. */
export interface DeviceText {
  readonly isTrouble: boolean;
  readonly text: string;
  readonly canRetry: boolean;
}

/** What is the matter with a microphone or camera; null when it is on, or was simply left off. */
export const deviceText = (
  kind: MediaKind,
  state: DeviceState,
  news: DeviceNews | null,
): DeviceText | null => {
  const say = (text: string, canRetry: boolean): DeviceText => ({ isTrouble: true, text, canRetry });
  const named = news?.was ? `“${news.was}”` : `Your ${kind}`;
  switch (state) {
    case "on":
      if (!news?.now) return null;
      return {
        isTrouble: false,
        text: `${named} stopped working. “${news.now}” is used instead.`,
        canRetry: false,
      };
    case "refused":
      return say(`Your browser keeps the ${kind} back. Allow it beside the address, then try again.`, true);
    case "missing":
      return say(`No ${kind} was found. Connect one, and it comes on by itself.`, false);
    case "busy":
      return say(
        `${named} does not start. Another program may be using it: close that, then try again.`,
        true,
      );
    case "lost":
      return say(`${named} stopped working, and there is no other ${kind}. Connect one, or try again.`, true);
    default:
      return null;
  }
};
