import { type MessageAction, may } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { showToast } from "../../../shell/toasts.ts";
import { messagePath } from "../api.ts";
import type { PendingChanges } from "../room/pending-changes.ts";
import { hasReacted } from "../room/pending-changes-state.ts";
import type { Room } from "../room/room-context.ts";
import { menuText } from "../texts/message-actions.ts";
import { questionOf } from "./questions.ts";

/** What the reader may do with a message, and how. */
export interface Actions {
  readonly isOwn: (message: ChatMessage) => boolean;
  /** Whether the reader may do that with the message. */
  readonly may: (action: MessageAction, message: ChatMessage) => boolean;
  /** Whether the reader asked the question that a message answers, and somebody else answered. */
  readonly mayMark: (message: ChatMessage) => boolean;
  readonly isAnswer: (message: ChatMessage) => boolean;
  readonly maySummon: (message: ChatMessage) => boolean;
  readonly react: (message: ChatMessage, emoji: string) => void;
  readonly mark: (message: ChatMessage) => void;
  readonly pin: (message: ChatMessage) => void;
  readonly remove: (message: ChatMessage) => void;
  readonly copyLink: (message: ChatMessage) => Promise<void>;
}

export const createActions = (room: Room, changes: PendingChanges): Actions => {
  const { chat, userId, course } = room;
  const role = () => chat.state().you?.role ?? "";
  const isOwn = (message: ChatMessage) => message.userId === userId;

  const shownQuestionOf = (message: ChatMessage): ChatMessage | undefined => {
    const found = questionOf(chat.state(), message);
    return found && changes.display(found);
  };
  const isAnswer = (message: ChatMessage) => shownQuestionOf(message)?.answerId === message.id;

  return {
    isOwn,
    may: (action, message) => may(action, role(), isOwn(message)),
    mayMark: (message) => !isOwn(message) && shownQuestionOf(message)?.userId === userId,
    isAnswer,
    maySummon: (message) =>
      isOwn(message) && course.viewer.membership === "student" && hasVisibleText(message.content),
    react: (message, emoji) => {
      const is = !hasReacted(message, userId, emoji);
      changes.ask({ _tag: "React", id: message.id, emoji, is });
    },
    mark: (message) => {
      const is = !isAnswer(message);
      changes.ask({ _tag: "MarkAnswer", id: message.id, is }, message.threadId);
    },
    pin: (message) => changes.ask({ _tag: "Pin", id: message.id, is: message.pinnedAt === undefined }),
    remove: (message) => changes.ask({ _tag: "Delete", id: message.id }),
    copyLink: async (message) => {
      try {
        await navigator.clipboard.writeText(`${location.origin}${messagePath(course.slug, message.id)}`);
        showToast({ title: menuText.linkCopied });
      } catch {
        showToast({ title: menuText.linkNotCopied, tone: "danger" });
      }
    },
  };
};
