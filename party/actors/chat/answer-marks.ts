import { type ChangeResult, MarkAnswered } from "../../../domain/chat/commands.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { SerialQueue } from "../../../domain/shared/concurrency/serial-queue.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { orOneByOne } from "./one-by-one.ts";

type Frame = ChatServerFrame | Rejected;

/** A request to mark an answer, and who waits for what becomes of it. */
export interface PendingMark {
  readonly mark: { readonly id: string; readonly is: boolean };
  readonly sender: Member<Frame>;
}

interface Hooks {
  /** It was decided, and perhaps made: runs on the room's queue. */
  readonly decided: (result: ChangeResult, pending: PendingMark) => Promise<void>;
  /** Postgres will never take it. */
  readonly poisoned: (pending: PendingMark) => void;
  /** It is not known whether it was made. */
  readonly failed: (pending: PendingMark) => void;
}

/**
 * Marks answers one after another, beside everything else that a room stores: a mark moves goodwill and notifies
 * people, and nobody else has to wait for that.
 */
export class ChatMarks {
  readonly #context: ActorContext<Frame>;
  readonly #hooks: Hooks;
  readonly #line = new SerialQueue();

  constructor(context: ActorContext<Frame>, hooks: Hooks) {
    this.#context = context;
    this.#hooks = hooks;
  }

  /** Marks that wait or are being made. */
  get waiting(): number {
    return this.#line.length;
  }

  add(pending: PendingMark): void {
    const tryOnce = () =>
      orOneByOne(
        [pending],
        () => this.#mark(pending),
        () => this.#hooks.poisoned(pending),
      );
    inBackground(
      "a mark of an answer",
      () => this.#line.run(tryOnce),
      () => this.#hooks.failed(pending),
    );
  }

  async #mark(pending: PendingMark): Promise<void> {
    const { call, roomId, queue } = this.#context;
    const { userId } = pending.sender.identity;
    const result = await call(MarkAnswered, { roomId, ...pending.mark, userId });
    await queue.run(() => this.#hooks.decided(result, pending));
  }
}
