import type { NewChange } from "../../../domain/chat/commands.ts";
import type { Refusal } from "../../../domain/chat/room/writers.ts";
import type { ChatRoom } from "../../../domain/chat/room.ts";
import { may } from "../../../domain/chat/rules.ts";
import type { Delete, Edit, MarkAnswer, Pin, React, Send } from "../../../domain/chat/wire.ts";
import { hasVisibleText, waitInWords } from "../../../domain/shared/rules.ts";
import { ChatBudgets, type Expense } from "./budgets.ts";
import type { Sender, Waiting } from "./waiting.ts";

type Stored = Send | Edit | Delete | React | Pin | MarkAnswer;
type Opened = { readonly waiting: Waiting } | { readonly refusal: Refusal };

const EMPTY: Refusal = {
  code: "malformed",
  message: "A message without files needs visible text.",
};
const NO_PINNING: Refusal = {
  code: "forbidden",
  message: "Only the course’s teachers and moderators can pin messages.",
};

/**
 * What is decided about a frame before it waits to be stored: the room's rules, who may at all, and how much of one
 * person. Whoever is muted may still delete what they wrote: a mute is there to hear less of somebody.
 */
export class ChatPolicy {
  readonly #budgets: ChatBudgets | null;

  /** `limits` false: nobody does too much. */
  constructor(limits: boolean) {
    this.#budgets = limits ? new ChatBudgets() : null;
  }

  open(room: ChatRoom, sender: Sender, frame: Stored, now: number): Opened {
    const expense = expenseOf(room, frame);
    const refusal =
      this.#ruleAgainst(room, sender, frame, now) ??
      this.#tooMuch(sender, expense, now) ??
      this.#slowMode(room, sender, frame, now);
    if (refusal !== null) return { refusal };
    this.#budgets?.take(sender.identity.userId, expense, now);
    return { waiting: waitingFor(sender, frame) };
  }

  #ruleAgainst(room: ChatRoom, { identity }: Sender, frame: Stored, now: number): Refusal | null {
    if (frame._tag === "Delete") return null;
    if (frame._tag === "Send" && !hasVisibleText(frame.content) && (frame.attachmentIds ?? []).length === 0)
      return EMPTY;
    if (frame._tag === "Pin" && !may("pin", identity.role, false)) return NO_PINNING;
    return room.writers.refusalOf(identity, now);
  }

  #tooMuch({ identity }: Sender, expense: Expense, now: number): Refusal | null {
    const retryAfterSeconds = this.#budgets?.waitSeconds(identity.userId, expense, now) ?? 0;
    if (retryAfterSeconds === 0) return null;
    const again = `Try again in ${waitInWords(retryAfterSeconds)}.`;
    return { code: "rate_limited", message: `${WHAT_IS_TOO_MUCH[expense.kind]} ${again}`, retryAfterSeconds };
  }

  /** Last of all: what slow mode lets in counts from now. */
  #slowMode(room: ChatRoom, { identity }: Sender, frame: Stored, now: number): Refusal | null {
    if (frame._tag === "Send") return room.writers.refusalOfSend(identity, frame.id, now);
    return frame._tag === "Edit" ? room.writers.refusalOfEdit(identity, frame, now) : null;
  }
}

const WHAT_IS_TOO_MUCH: Record<Expense["kind"], string> = {
  send: "You’re writing faster than people can read.",
  change: "You’re changing more at once than people can follow.",
  mark: "You’ve just marked an answer to this question.",
};

/** The question is known of answers that the room remembers; of older ones each answer counts by itself. */
const expenseOf = (room: ChatRoom, frame: Stored): Expense => {
  if (frame._tag === "MarkAnswer") return { kind: "mark", questionId: room.threadOf(frame.id) ?? frame.id };
  return { kind: frame._tag === "Send" ? "send" : "change" };
};

/** A text that shows nothing is none: what has only files, or is emptied by an edit. */
const shown = (content: string): string => (hasVisibleText(content) ? content : "");

const waitingFor = (sender: Sender, frame: Stored): Waiting => {
  const { userId, role } = sender.identity;
  const { id } = frame;
  switch (frame._tag) {
    case "Send": {
      const { replyToId = null } = frame;
      const place =
        replyToId !== null && frame.alsoInRoom ? { replyToId, alsoInRoom: true as const } : { replyToId };
      const message = { id, userId, content: shown(frame.content), ...place };
      const attachmentIds = [...new Set(frame.attachmentIds)];
      return { sender, message: attachmentIds.length > 0 ? { ...message, attachmentIds } : message };
    }
    case "Delete":
      return { sender, change: { _tag: "Delete", id, userId, moderates: may("delete", role, false) } };
    case "MarkAnswer":
      return { sender, mark: { id, is: frame.is } };
    case "Edit":
      return { sender, change: { ...frame, content: shown(frame.content), userId } };
    default: {
      const change: NewChange = { ...frame, userId };
      return { sender, change };
    }
  }
};
