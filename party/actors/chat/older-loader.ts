import { OlderChanged } from "../../../domain/chat/commands.ts";
import { JUMP_AFTER } from "../../../domain/chat/limits.ts";
import type { ChatRoom, LeftOff } from "../../../domain/chat/room.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import { isAway } from "../../../domain/shared/concurrency/background.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";

/** How often a newcomer has it looked up again because more has changed meanwhile. */
const TRIES = 3;

/**
 * Reads what changed of messages that are older than the room remembers, for those who come back to it. A crowd asks
 * as one: who comes while one look is on its way waits for that, and the next look is for all whom it did not serve.
 */
export class OlderLoader {
  readonly #context: ActorContext<ChatServerFrame | Rejected>;
  readonly #room: () => ChatRoom;
  #wanted = Number.POSITIVE_INFINITY;
  #running: Promise<boolean> | null = null;

  constructor(context: ActorContext<ChatServerFrame | Rejected>, room: () => ChatRoom) {
    this.#context = context;
    this.#room = room;
  }

  /** Has the room know what this newcomer may have missed; while that cannot be read, it knows no more than before. */
  async load(leftOff: LeftOff): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const rev = this.#room().unknownTo(leftOff);
      if (rev === null) return;
      this.#wanted = Math.min(this.#wanted, rev);
      this.#running ??= this.#look();
      if (!(await this.#running)) return;
    }
  }

  async #look(): Promise<boolean> {
    // Those whom the look before did not serve go on one after another, in this very turn.
    await null;
    const rev = this.#wanted;
    this.#wanted = Number.POSITIVE_INFINITY;
    const { roomId } = this.#context;
    try {
      const before = this.#room().firstSeq;
      const loaded = await this.#context.call(OlderChanged, { roomId, before, rev, limit: JUMP_AFTER });
      this.#room().knowOlder(loaded, before);
      return true;
    } catch (cause) {
      if (!isAway(cause)) throw cause;
      return false;
    } finally {
      this.#running = null;
    }
  }
}
