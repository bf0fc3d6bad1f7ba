import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { type ChatState, shownMessages } from "../room/chat-state.ts";

/** The first message of the thread that a message replies in, where it is among those that are known. */
export const questionOf = (state: ChatState, { id, threadId }: ChatMessage): ChatMessage | undefined => {
  if (threadId === undefined || threadId === id) return undefined;
  const isIt = (one: ChatMessage) => one.id === threadId;
  return shownMessages(state).find(isIt) ?? state.messages.find(isIt);
};
