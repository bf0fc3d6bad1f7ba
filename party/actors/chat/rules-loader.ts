import { LoadRules } from "../../../domain/chat/commands.ts";
import type { ChatRoom } from "../../../domain/chat/room.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import { SerialQueue } from "../../../domain/shared/concurrency/serial-queue.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";

/**
 * Reads the rules for writers anew, one look after another beside everything else that a room does: nobody's message
 * waits for that.
 */
export class ChatRules {
  readonly #context: ActorContext<ChatServerFrame | Rejected>;
  readonly #room: () => ChatRoom;
  readonly #line = new SerialQueue();

  constructor(context: ActorContext<ChatServerFrame | Rejected>, room: () => ChatRoom) {
    this.#context = context;
    this.#room = room;
  }

  /** Takes in the rules as Postgres has them, and tells those for whom they change. Rejects where they are not read. */
  renew(): Promise<void> {
    return this.#line.run(async () => {
      const { roomId, members } = this.#context;
      const rules = await this.#context.call(LoadRules, { roomId });
      const before = this.#ofMembers();
      this.#room().changeRules(rules);
      for (const [id, after] of this.#ofMembers()) {
        const was = before.get(id);
        if (was?.mutedUntil === after.mutedUntil && was.slowModeSeconds === after.slowModeSeconds) continue;
        members.get(id)?.send({ _tag: "RoomRules", ...after });
      }
    });
  }

  #ofMembers() {
    const now = this.#context.now();
    const { writers } = this.#room();
    return new Map(
      [...this.#context.members].map(([id, { identity }]) => [id, writers.rulesFor(identity, now)]),
    );
  }
}
