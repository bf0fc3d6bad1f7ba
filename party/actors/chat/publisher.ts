import { type ChangeResult, type CommitResult, MessagesSince } from "../../../domain/chat/commands.ts";
import { toBatch } from "../../../domain/chat/room/message-batch.ts";
import type { ChatRoom } from "../../../domain/chat/room.ts";
import type { ChatMessage, ChatServerFrame } from "../../../domain/chat/wire.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";

const CATCH_UP_PAGE = 1_000;

interface Hooks {
  readonly room: () => ChatRoom;
  /** The database answered. */
  readonly reached: () => void;
  /** New messages were sent to everybody. */
  readonly shown: () => void;
  /** Everybody was told all that was stored so far. */
  readonly told: () => void;
}

/**
 * Shows everybody in a chat room what Postgres has, in the order of `rev`: the results of a commit as they are, or,
 * where something was stored before them or beside them, everything that the room has not seen yet.
 */
export class ChatPublisher {
  readonly #context: ActorContext<ChatServerFrame | Rejected>;
  readonly #hooks: Hooks;

  constructor(context: ActorContext<ChatServerFrame | Rejected>, hooks: Hooks) {
    this.#context = context;
    this.#hooks = hooks;
  }

  /** Shows the messages that were stored. */
  async stored(results: readonly CommitResult[]): Promise<void> {
    const stored = results.flatMap((result) => (result.outcome === "stored" ? result.message : []));
    // Whoever is cut off right after a frame comes back with its `rev`: what came before it must have been shown by then.
    if (!this.#room.follows(stored[0])) return this.catchUp();
    const gapAfter = this.#publish(stored);
    if (gapAfter !== null || this.#isBehind(results)) return this.catchUp();
    this.#hooks.told();
  }

  /** Shows the changes that were made. */
  async changed(results: readonly ChangeResult[]): Promise<void> {
    const changes = results.flatMap((result) => (result.outcome === "changed" ? result.change : []));
    if (!this.#room.follows(changes[0])) return this.catchUp();
    for (const frame of this.#room.change(changes)) this.#context.broadcast(frame);
    if (this.#isBehind(results)) return this.catchUp();
    this.#hooks.told();
  }

  /** Loads and shows what was stored past what the room has seen: changed messages, then new ones. */
  async catchUp(): Promise<void> {
    const { roomId } = this.#context;
    let rev = this.#room.lastRev;
    for (;;) {
      const after = this.#room.lastSeq;
      const missed = await this.#context.call(MessagesSince, { roomId, after, rev, limit: CATCH_UP_PAGE });
      this.#hooks.reached();
      this.#room.learn(missed.people);
      for (const frame of this.#room.renew(missed.changed)) this.#context.broadcast(frame);
      this.#publish(missed.messages);
      const isWhole = missed.changed.length < CATCH_UP_PAGE;
      rev = isWhole ? missed.lastRev : (missed.changed.at(-1)?.rev ?? rev);
      if (!isWhole || missed.messages.length === CATCH_UP_PAGE) continue;
      this.#room.caughtUp(rev);
      return this.#hooks.told();
    }
  }

  #publish(messages: readonly ChatMessage[]): number | null {
    const { frames, gapAfter } = this.#room.publish(messages);
    for (const frame of frames) this.#show(frame);
    if (frames.length > 0) this.#hooks.shown();
    return gapAfter;
  }

  /** Sends new messages to everybody, in short to those who asked for that. */
  #show(frame: ChatServerFrame): void {
    const batch = frame._tag === "Messages" ? toBatch(frame) : null;
    if (batch === null) return this.#context.broadcast(frame);
    this.#context.broadcast(batch, (member) => member.isCompact);
    this.#context.broadcast(frame, (member) => !member.isCompact);
  }

  /** Whether something came that is newer than what everybody has seen: nobody is told of it before the others. */
  #isBehind(results: readonly (CommitResult | ChangeResult)[]): boolean {
    const isNewer = (one: CommitResult | ChangeResult) =>
      "message" in one && one.message.rev > this.#room.lastRev;
    return this.#room.isBehind || results.some(isNewer);
  }

  get #room(): ChatRoom {
    return this.#hooks.room();
  }
}
