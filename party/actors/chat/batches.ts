import { CommitMessages, type CommitResult, type NewMessage } from "../../../domain/chat/commands.ts";
import { type Batch, splitBatch } from "../../../domain/chat/room/batch.ts";
import type { Watching } from "../../../domain/chat/room/watchers.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import type { Waiting } from "./waiting.ts";

type Frame = ChatServerFrame | Rejected;
export type MessageBatch = Batch<Member<Frame>>;

/** A batch on its way to the backend. */
export interface SentBatch {
  readonly number: number;
  readonly results: Promise<readonly CommitResult[]>;
}

/**
 * Sends a room's batches of messages to its backend, numbered, so that it takes them in the order in which they were
 * sent. One may be sent behind another that is still on its way: it is stored only after that one was.
 */
export class ChatBatches {
  readonly #context: ActorContext<Frame>;
  /** Who watches the room, where the backend is to hear of it. */
  readonly #watching: () => Watching;
  readonly #life = crypto.randomUUID();
  #number = 0;

  constructor(context: ActorContext<Frame>, watching: () => Watching) {
    this.#context = context;
    this.#watching = watching;
  }

  /** `after` is the number of the batch that is on its way, null where none is. */
  send(messages: readonly NewMessage[], after: number | null): SentBatch {
    const { roomId, call } = this.#context;
    const number = ++this.#number;
    const place = { life: this.#life, number, after };
    const results = call(CommitMessages, { roomId, messages, place, ...this.#watching() });
    // Its turn may come later, and it is only then that anybody waits for it.
    results.catch(() => {});
    return { number, results };
  }

  /** What became of a batch that was sent ahead; where the one before it was not stored, it is sent anew. */
  async resultsOf({ results }: SentBatch, again: () => SentBatch): Promise<readonly CommitResult[]> {
    try {
      return await results;
    } catch (cause) {
      if ((cause as { readonly _tag?: string } | null)?._tag !== "Conflict") throw cause;
      return again().results;
    }
  }
}

/** What one statement can store, where what has gathered is nothing else. */
export const plainBatch = (gathered: readonly Waiting[]): MessageBatch | null => {
  const messages = gathered.filter((one) => "message" in one);
  if (messages.length < gathered.length) return null;
  const batch = splitBatch(messages);
  return batch.later.length === 0 ? batch : null;
};
