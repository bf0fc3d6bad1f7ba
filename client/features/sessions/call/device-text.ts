import { deviceTexts as texts } from "../texts/room.ts";
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
  const named = news?.was ? texts.named(news.was) : texts.yours(kind);
  switch (state) {
    case "on":
      if (!news?.now) return null;
      return { isTrouble: false, text: texts.replaced(named, news.now), canRetry: false };
    case "refused":
      return say(texts.refused(kind), true);
    case "missing":
      return say(texts.missing(kind), false);
    case "busy":
      return say(texts.busy(named), true);
    case "lost":
      return say(texts.lost(named, kind), true);
    default:
      return null;
  }
};
