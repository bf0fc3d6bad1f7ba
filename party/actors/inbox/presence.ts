import { ONLINE_FOR_SECONDS, ONLINE_TOUCH_MS } from "../../../domain/inbox/limits.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { SerialQueue } from "../../../domain/shared/concurrency/serial-queue.ts";
import { NoteOnline } from "../../../domain/summons/commands.ts";
import type { ActorContext } from "../../base/actor-room.ts";

/**
 * Notes in Postgres that the user looks at PeerLoop, at most once a minute, and at once when they stop to.
 * A note that is lost runs out by itself.
 */
export class InboxPresence {
  readonly #context: ActorContext<never>;
  readonly #queue = new SerialQueue();
  /** When it was last noted that they are online; null when it was noted that they are not. */
  #notedAt: number | null = 0;

  constructor(context: ActorContext<never>) {
    this.#context = context;
  }

  /** To be called whenever a connection has come, gone or been heard of. */
  changed(): void {
    const now = this.#context.now();
    const visible = this.#context.visibleUserIds().size > 0;
    if (visible ? this.#notedAt !== null && now - this.#notedAt < ONLINE_TOUCH_MS : this.#notedAt === null)
      return;
    this.#notedAt = visible ? now : null;
    const note = { userId: this.#context.roomId, seconds: visible ? ONLINE_FOR_SECONDS : 0 };
    const store = () => this.#queue.run(() => this.#context.call(NoteOnline, note));
    inBackground("a note of who is online", store, () => {
      this.#notedAt = 0;
    });
  }
}
