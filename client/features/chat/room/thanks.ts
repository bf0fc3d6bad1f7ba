import { showToast } from "../../../shell/toasts.ts";
import { thanksTexts } from "../texts/live.ts";
import type { Chat } from "./chat.ts";

/** Tells who marks an answer what its author gets for it, or why nothing. Answers what ends that. */
export const showThanks = (chat: Chat): (() => void) =>
  chat.listen((frame) => {
    if (frame._tag !== "Thanked") return;
    const tone = frame.points > 0 ? "good" : "plain";
    showToast({ title: thanksTexts.title, text: frame.message, tone });
  });
