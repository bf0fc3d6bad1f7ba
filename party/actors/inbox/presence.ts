import { CONNECTED_FOR_SECONDS, ONLINE_FOR_SECONDS, ONLINE_TOUCH_MS } from "../../../domain/inbox/limits.ts";
import type { Presence } from "../../../domain/notifications/presence.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { SerialQueue } from "../../../domain/shared/concurrency/serial-queue.ts";
import { NotePresence } from "../../../domain/summons/commands.ts";
import type { ActorContext } from "../../base/actor-room.ts";

/** Seconds for which a note of each counts, if no other follows. */
const COUNTS_FOR: Readonly<Record<Presence, number>> = {
  looking: ONLINE_FOR_SECONDS,
  connected: CONNECTED_FOR_SECONDS,
  gone: 0,
};

/**
 * Notes in Postgres whether the user looks at PeerLoop, or can only be reached there: at most once a minute while that
 * stays so, and at once when it changes. A note that is lost runs out by itself.
 */
export class InboxPresence {
  readonly #context: ActorContext<never>;
  readonly #queue = new SerialQueue();
  /** What was noted last, and when; null while that is not known. */
  #noted: { readonly presence: Presence; readonly at: number } | null = null;

  constructor(context: ActorContext<never>) {
    this.#context = context;
  }

  /** To be called whenever a connection has come, gone or been heard of. */
  changed(): void {
    const now = this.#context.now();
    const presence = this.#presence();
    const noted = this.#noted;
    if (noted?.presence === presence && (presence === "gone" || now - noted.at < ONLINE_TOUCH_MS)) return;
    this.#noted = { presence, at: now };
    const note = { userId: this.#context.roomId, presence, seconds: COUNTS_FOR[presence] };
    const store = () => this.#queue.run(() => this.#context.call(NotePresence, note));
    inBackground("a note of who is online", store, () => {
      this.#noted = null;
    });
  }

  #presence(): Presence {
    if (this.#context.visibleUserIds().size > 0) return "looking";
    return this.#context.members.size > 0 ? "connected" : "gone";
  }
}
