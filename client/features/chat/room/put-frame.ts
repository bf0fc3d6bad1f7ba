import type { ChatClientFrame } from "../../../../domain/chat/wire.ts";
import { showToast } from "../../../shell/toasts.ts";
import type { Chat } from "./chat.ts";

/** Asks the room for a change, and says so where there is no connection to ask over. */
export const putFrame = (chat: Chat, frame: ChatClientFrame): void => {
  if (!chat.put(frame))
    showToast({ tone: "danger", title: "That was not done", text: "The room is not connected now." });
};
