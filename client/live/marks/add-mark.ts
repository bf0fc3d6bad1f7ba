import { loadLazily } from "../../lib/lazy-load.ts";
import { noteWaiting } from "../outbox/outbox-hint.ts";
import { tellOfMark } from "./marks-news.ts";
import { storeMark, type WaitingMark } from "./marks-store.ts";

/** Tells the server of what waits; fetched only now. */
export const deliverSoon = async (userId: string): Promise<void> => {
  const { deliverMarks } = await loadLazily(() => import("./deliver-marks.ts"));
  await deliverMarks(userId);
};

/** Takes note of a mark: shown at once in every tab, kept on the device, and told to the server as soon as it can be. */
export const addMark = async (mark: WaitingMark): Promise<void> => {
  tellOfMark({ _tag: "Marked", mark });
  await storeMark(mark);
  noteWaiting(mark.userId, "marks");
  await deliverSoon(mark.userId);
};
