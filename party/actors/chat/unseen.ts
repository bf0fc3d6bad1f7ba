import { StoppedWatching } from "../../../domain/chat/commands.ts";
import { PROBE_MS } from "../../../domain/chat/limits.ts";
import { gatherMs } from "../../../domain/chat/room/presence.ts";
import { Watchers, type Watching } from "../../../domain/chat/room/watchers.ts";
import type { ActorContext } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { Timers } from "../../base/timers.ts";

/** Milliseconds in which the backend is told once at most of everybody who watches. */
const EVERY_MS = 1_000;

/** What this needs of a room. */
type Surroundings = Pick<ActorContext<unknown>, "roomId" | "call" | "now" | "visibleUserIds"> & {
  readonly members: { readonly size: number };
};

/**
 * Sees to it that of a message somebody hears either here or in their inbox. A commit names who watches the room as it
 * is sent; who does not any more when its messages are shown, or has gone without a sign of having got them, is told
 * to the backend at once.
 */
export class ChatUnseen {
  readonly #context: Surroundings;
  readonly #timers = new Timers();
  readonly #watchers = new Watchers(EVERY_MS);
  readonly #gone = new Set<string>();
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(context: Surroundings) {
    this.#context = context;
  }

  /** What the next commit says of who watches. */
  watching(): Watching {
    return this.#watchers.take(this.#context.visibleUserIds(), this.#context.now());
  }

  /** It is not known any more what the backend was told. */
  forget(): void {
    this.#watchers.forget();
  }

  /** Messages were sent to everybody who is here. */
  shown(): void {
    this.#shownAt = this.#context.now();
    this.#tellSoon(this.#watchers.takeGone(this.#context.visibleUserIds()));
  }

  /** A connection is gone. What was sent to it since it was last heard of may have reached nobody. */
  left({ identity, heardAt }: Pick<Member<unknown>, "identity" | "heardAt">): void {
    if (heardAt <= this.#shownAt) this.#tellSoon([identity.userId]);
  }

  #tellSoon(userIds: readonly string[], milliseconds = gatherMs(this.#context.members.size)): void {
    for (const userId of userIds) this.#gone.add(userId);
    if (this.#gone.size > 0) this.#timers.start("gone", milliseconds, () => this.#tell());
  }

  async #tell(): Promise<void> {
    const { roomId, call, visibleUserIds } = this.#context;
    const here = visibleUserIds();
    const goneIds = [...this.#gone].filter((id) => !here.has(id));
    this.#gone.clear();
    if (goneIds.length === 0) return;
    try {
      await call(StoppedWatching, { roomId, goneIds });
    } catch (cause) {
      this.#tellSoon(goneIds, PROBE_MS);
      throw cause;
    }
  }
}
