import type { ChatRoom } from "../domain/chat/room.ts";
import { mayModerate, mayPin } from "../domain/chat/rules.ts";
import type { ChatServerFrame, Delete, Edit, MarkAnswer, Pin, React, Send } from "../domain/chat/wire.ts";
import type { Refusal } from "../domain/chat/writers.ts";
import type { Rejected } from "../domain/shared/wire.ts";
import type { Waiting } from "./chat-commits.ts";
import type { Member } from "./lib/member.ts";
import { TokenBucket } from "./lib/token-bucket.ts";

type Stored = Send | Edit | Delete | React | Pin | MarkAnswer;
type Opened = { readonly waiting: Waiting } | { readonly refusal: Refusal };

const TOO_FAST: Refusal = {
  code: "rate_limited",
  message: "You write faster than people read. Wait a moment.",
};
const EMPTY: Refusal = { code: "malformed", message: "A message without files needs a text." };
const NO_PINNING: Refusal = {
  code: "forbidden",
  message: "Those who teach the course pin messages, and moderators.",
};

/** What is decided about a frame before it waits to be stored: rates, the room's rules, and who may at all. */
export class ChatDoor {
  readonly #limits: boolean;
  readonly #rate: ConstructorParameters<typeof TokenBucket>[0];
  readonly #buckets = new Map<string, TokenBucket>();

  /** `limits` false: nobody writes too fast. */
  constructor(limits: boolean, rate: ConstructorParameters<typeof TokenBucket>[0]) {
    this.#limits = limits;
    this.#rate = rate;
  }

  /** Forgets everybody's rate. */
  forget(): void {
    this.#buckets.clear();
  }

  open(room: ChatRoom, sender: Member<ChatServerFrame | Rejected>, frame: Stored, now: number): Opened {
    const { userId, role } = sender.identity;
    const { id } = frame;
    switch (frame._tag) {
      case "Send": {
        const attachmentIds = [...new Set(frame.attachmentIds)];
        if (frame.content === "" && attachmentIds.length === 0) return { refusal: EMPTY };
        if (!this.#withinRate(userId, now)) return { refusal: TOO_FAST };
        const refusal = room.writers.refusalOfSend(sender.identity, id, now);
        if (refusal !== null) return { refusal };
        const { content, replyToId = null } = frame;
        const message = { id, userId, content, replyToId };
        return {
          waiting: { sender, message: attachmentIds.length > 0 ? { ...message, attachmentIds } : message },
        };
      }
      case "Delete":
        return { waiting: { sender, change: { _tag: "Delete", id, userId, moderates: mayModerate(role) } } };
      case "MarkAnswer":
        return { waiting: { sender, mark: { id, is: frame.is } } };
      default: {
        if (frame._tag === "Pin" && !mayPin(role)) return { refusal: NO_PINNING };
        const refusal = room.writers.refusalOf(sender.identity, now);
        return refusal === null ? { waiting: { sender, change: { ...frame, userId } } } : { refusal };
      }
    }
  }

  #withinRate(userId: string, now: number): boolean {
    if (!this.#limits) return true;
    const bucket = this.#buckets.get(userId) ?? new TokenBucket(this.#rate, now);
    this.#buckets.set(userId, bucket);
    return bucket.take(now);
  }
}
