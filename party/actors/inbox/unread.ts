import { COUNT_AGAIN_WITHIN_MS } from "../../../domain/inbox/limits.ts";
import type { InboxServerFrame } from "../../../domain/inbox/wire.ts";
import { CountUnread } from "../../../domain/notifications/commands.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";

/**
 * Tells a user's devices how many notifications are unread, once something else than a new one has changed that:
 * counted then, since of two changes at once neither knew of the other.
 */
export class InboxUnread {
  readonly #context: ActorContext<InboxServerFrame | Rejected>;
  #isCounting = false;
  #isWanted = false;
  #countedAt = Number.NEGATIVE_INFINITY;

  constructor(context: ActorContext<InboxServerFrame | Rejected>) {
    this.#context = context;
  }

  /** Some were withdrawn, read or held back. */
  changed(): void {
    this.#isWanted = true;
    if (!this.#isCounting) inBackground("the count of unread notifications", () => this.#count());
  }

  /** A new one has arrived. */
  arrived(): void {
    if (this.#isCounting || this.#context.now() - this.#countedAt < COUNT_AGAIN_WITHIN_MS) this.changed();
  }

  async #count(): Promise<void> {
    this.#isCounting = true;
    try {
      while (this.#isWanted && this.#context.members.size > 0) {
        this.#isWanted = false;
        const { unread } = await this.#context.call(CountUnread, { userId: this.#context.roomId });
        this.#countedAt = this.#context.now();
        this.#context.broadcast({ _tag: "Unread", notifications: unread, rooms: [] });
      }
    } finally {
      // After a failure a device that connects anew counts anew.
      this.#isCounting = false;
    }
  }
}
