import type { Progress } from "../../../domain/learning/model.ts";
import type { WaitingMark } from "./marks-store.ts";

/** What becomes of marks on this device. */
export type MarkNews =
  | { readonly _tag: "Marked"; readonly mark: WaitingMark }
  /** `sentAt` is of `deviceNow`. */
  | {
      readonly _tag: "Answered";
      readonly mark: WaitingMark;
      readonly answer: Progress;
      readonly sentAt: number;
    }
  | { readonly _tag: "Refused"; readonly mark: WaitingMark; readonly message: string };

type Listener = (news: MarkNews) => void;

const listeners = new Set<Listener>();
let channel: BroadcastChannel | undefined;

const told = (news: MarkNews): void => {
  for (const listener of listeners) listener(news);
};

/** Tabs of this device hear of each other's marks; whose they are stands in each. */
const tabs = (): BroadcastChannel => {
  if (channel) return channel;
  channel = new BroadcastChannel("marks");
  channel.addEventListener("message", (event: MessageEvent<MarkNews>) => told(event.data));
  return channel;
};

/** Tells this tab at once, and the others. */
export const tellOfMark = (news: MarkNews): void => {
  tabs().postMessage(news);
  told(news);
};

/** Hears of this person's marks, from every tab, until the returned function is called. */
export const onMarks = (userId: string, listener: Listener): (() => void) => {
  tabs();
  const own: Listener = (news) => news.mark.userId === userId && listener(news);
  listeners.add(own);
  return () => listeners.delete(own);
};
