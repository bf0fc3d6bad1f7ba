import { type Pending, type PendingChange, splitBatch, splitChanges } from "../domain/chat/batch.ts";
import {
  type ChangeResult,
  CommitChanges,
  CommitMessages,
  type CommitResult,
  MarkAnswered,
  MessagesSince,
} from "../domain/chat/commands.ts";
import { MAX_BATCH, MAX_WAITING } from "../domain/chat/limits.ts";
import type { ChatRoom } from "../domain/chat/room.ts";
import type { ChatMessage, ChatServerFrame } from "../domain/chat/wire.ts";
import { GroupCommit } from "../domain/shared/group-commit.ts";
import type { Rejected, RejectionCode } from "../domain/shared/wire.ts";
import { type Answer, answerChange, answerMessage } from "./chat-answers.ts";
import type { ActorContext } from "./lib/actor-room.ts";
import type { Member } from "./lib/member.ts";

type Frame = ChatServerFrame | Rejected;
type Sender = Member<Frame>;

/** A wish to mark an answer, and who waits for what becomes of it. */
interface PendingMark {
  readonly mark: { readonly id: string; readonly is: boolean };
  readonly sender: Sender;
}
/** What waits to be stored. */
export type Waiting = Pending<Sender> | PendingChange<Sender> | PendingMark;

const CATCH_UP_PAGE = 1_000;
const PRESENCE_EVERY_MS = 1_000;

interface Hooks {
  readonly room: () => ChatRoom;
  /** Storing failed: somebody has to look when it works again. */
  readonly failed: () => void;
}

/**
 * The write path of a chat room: gather, commit once, publish once. Nothing is shown or acknowledged before
 * Postgres has it; when it is not known whether it has, everything is refused as `unavailable`, to be sent again
 * under the same ids, and the room reads what came through before it publishes anything else.
 *
 * Of what has gathered, messages are stored first, then changes are made, then answers marked: so each can concern
 * what was sent just before it.
 */
export class ChatCommits {
  readonly #context: ActorContext<Frame>;
  readonly #hooks: Hooks;
  readonly #group: GroupCommit<Waiting>;
  #isAway = false;
  #presenceKnownAt = 0;
  #presenceChanged = true;

  constructor(context: ActorContext<Frame>, hooks: Hooks) {
    this.#context = context;
    this.#hooks = hooks;
    this.#group = new GroupCommit(context.queue, {
      maxBatch: MAX_BATCH,
      commit: (batch) => this.#commit(batch),
    });
  }

  /** True while the last attempt to store failed. */
  get isAway(): boolean {
    return this.#isAway;
  }

  status(): ChatServerFrame {
    return this.#isAway
      ? {
          _tag: "Status",
          state: "unavailable",
          message: "Messages cannot be stored right now. Yours wait with you.",
        }
      : { _tag: "Status", state: "ok", message: "" };
  }

  /** Takes something in to be stored, answered to its sender in any case. */
  add(waiting: Waiting): void {
    if (this.#group.waiting < MAX_WAITING) return this.#group.add(waiting);
    this.#refuse(waiting, "unavailable", "The room is too busy now.");
  }

  /** Who is in the room has changed: the backend hears of it with one of the next commits. */
  presenceChanged(): void {
    this.#presenceChanged = true;
  }

  /** Reads what may have been stored without our knowing; tells everybody when the database is back. */
  recover(): void {
    void this.#context.queue.run(async () => {
      try {
        await this.#catchUp();
      } catch (cause) {
        logUnexpected(cause);
        this.#hooks.failed();
      }
    });
  }

  async #commit(gathered: readonly Waiting[]): Promise<void> {
    const open = new Set(gathered);
    const answer: Answer<Waiting> = (waiting, frame) => {
      if (!open.delete(waiting)) return;
      if (frame?._tag === "Rejected" && "message" in waiting)
        this.#room.writers.unwrote(waiting.message.userId, waiting.message.id);
      if (frame !== null) waiting.sender.send(frame);
    };
    try {
      if (this.#isAway || this.#room.isBehind) await this.#catchUp();
      const messages = gathered.filter((one) => "message" in one);
      if (messages.length > 0) await this.#messages(messages, answer);
      let changes: readonly PendingChange<Sender>[] = gathered.filter((one) => "change" in one);
      while (changes.length > 0) {
        const { now, later } = splitChanges(changes);
        await this.#changes(now, answer);
        changes = later;
      }
      for (const one of gathered) if ("mark" in one) await this.#mark(one, answer);
    } catch (cause) {
      logUnexpected(cause);
      this.#setAway(true);
      this.#hooks.failed();
      for (const waiting of open)
        this.#refuse(waiting, "unavailable", "This is not stored yet. Send it again later.");
    }
  }

  async #messages(gathered: readonly Pending<Sender>[], answer: Answer<Waiting>): Promise<void> {
    let rest = gathered;
    while (rest.length > 0) {
      const { messages, waiting, later } = splitBatch(rest);
      await this.#orOneByOne(
        messages,
        async (some) => {
          const { roomId } = this.#context;
          const results = await this.#context.call(CommitMessages, {
            roomId,
            messages: some,
            ...this.#presence(),
          });
          await this.#showStored(results);
          for (const result of results)
            answerMessage(this.#room, result, waiting.get(result.id) ?? [], answer);
        },
        ({ id }) => {
          for (const pending of waiting.get(id) ?? []) answer(pending, poisoned("Send", id));
        },
      );
      rest = later;
    }
  }

  async #changes(pending: readonly PendingChange<Sender>[], answer: Answer<Waiting>): Promise<void> {
    await this.#orOneByOne(
      pending,
      async (some) => {
        const changes = some.map(({ change }) => change);
        const results = await this.#context.call(CommitChanges, { roomId: this.#context.roomId, changes });
        await this.#showChanged(results);
        for (const [index, one] of some.entries())
          answerChange(this.#room, results[index], one, one.change, answer);
      },
      (one) => answer(one, poisoned(one.change._tag, one.change.id)),
    );
  }

  async #mark(pending: PendingMark, answer: Answer<Waiting>): Promise<void> {
    const { mark, sender } = pending;
    await this.#orOneByOne(
      [mark],
      async () => {
        const { roomId } = this.#context;
        const result = await this.#context.call(MarkAnswered, {
          roomId,
          ...mark,
          userId: sender.identity.userId,
        });
        await this.#showChanged([result]);
        answerChange(this.#room, result, pending, { _tag: "MarkAnswer", id: mark.id }, answer);
      },
      () => answer(pending, poisoned("MarkAnswer", mark.id)),
    );
  }

  /**
   * Carries out a batch; where that fails though the database is there, one of them is to blame: each is tried
   * alone, and who fails alone is refused for good, so that they hold up nobody else.
   */
  async #orOneByOne<Item>(
    items: readonly Item[],
    run: (items: readonly Item[]) => Promise<void>,
    refuse: (item: Item) => void,
  ): Promise<void> {
    try {
      await run(items);
    } catch (cause) {
      if (isAway(cause)) throw cause;
      logUnexpected(cause);
      if (items.length > 1) for (const item of items) await this.#orOneByOne([item], run, refuse);
      else for (const item of items) refuse(item);
    }
  }

  async #showStored(results: readonly CommitResult[]): Promise<void> {
    const stored = results.flatMap((result) => (result.outcome === "stored" ? result.message : []));
    // Who is cut off right after a frame comes back with its `rev`: what came before it must have been shown by then.
    if (!this.#room.follows(stored[0])) return this.#catchUp();
    const { frame, gapAfter } = this.#room.publish(stored);
    if (frame !== null) this.#context.broadcast(frame);
    if (gapAfter !== null || this.#isBehind(results)) await this.#catchUp();
  }

  async #showChanged(results: readonly ChangeResult[]): Promise<void> {
    const changes = results.flatMap((result) => (result.outcome === "changed" ? result.change : []));
    if (!this.#room.follows(changes[0])) return this.#catchUp();
    if (changes.length > 0) this.#context.broadcast(this.#room.change(changes));
    if (this.#isBehind(results)) await this.#catchUp();
  }

  /** Whether something came that is newer than what everybody has seen: nobody is told of it before the others. */
  #isBehind(results: readonly (CommitResult | ChangeResult)[]): boolean {
    const isNewer = (one: CommitResult | ChangeResult) =>
      "message" in one && one.message.rev > this.#room.lastRev;
    return this.#room.isBehind || results.some(isNewer);
  }

  /** Loads and publishes what was stored past what the room has seen: changed messages, then new ones. */
  async #catchUp(): Promise<void> {
    const { roomId } = this.#context;
    let rev = this.#room.lastRev;
    for (;;) {
      const after = this.#room.lastSeq;
      const missed = await this.#context.call(MessagesSince, { roomId, after, rev, limit: CATCH_UP_PAGE });
      this.#setAway(false);
      this.#room.learn(missed.people);
      for (const frame of this.#room.renew(missed.changed)) this.#context.broadcast(frame);
      this.#publish(missed.messages);
      const isWhole = missed.changed.length < CATCH_UP_PAGE;
      rev = isWhole ? missed.lastRev : (missed.changed.at(-1)?.rev ?? rev);
      if (isWhole && missed.messages.length < CATCH_UP_PAGE) return this.#room.caughtUp(rev);
    }
  }

  #publish(messages: readonly ChatMessage[]): void {
    const { frame } = this.#room.publish(messages);
    if (frame !== null) this.#context.broadcast(frame);
  }

  get #room(): ChatRoom {
    return this.#hooks.room();
  }

  /** Who is in the room, with one commit a second at most, and only when that has changed. */
  #presence(): { readonly presentIds?: readonly string[] } {
    const now = this.#context.now();
    if (!this.#presenceChanged || now - this.#presenceKnownAt < PRESENCE_EVERY_MS) return {};
    this.#presenceChanged = false;
    this.#presenceKnownAt = now;
    return { presentIds: this.#room.presence.userIds() };
  }

  #setAway(isAway: boolean): void {
    if (this.#isAway === isAway) return;
    this.#isAway = isAway;
    this.#presenceChanged = true;
    this.#context.broadcast(this.status());
  }

  #refuse(waiting: Waiting, code: RejectionCode, message: string): void {
    const [of, id] =
      "message" in waiting
        ? (["Send", waiting.message.id] as const)
        : "change" in waiting
          ? ([waiting.change._tag, waiting.change.id] as const)
          : (["MarkAnswer", waiting.mark.id] as const);
    if ("message" in waiting) this.#room.writers.unwrote(waiting.message.userId, id);
    waiting.sender.send({ _tag: "Rejected", id, of, code, message });
  }
}

const isAway = (cause: unknown): boolean =>
  (cause as { readonly _tag?: string } | null)?._tag === "ServiceUnavailable";

/** A database that is away is no fault of ours; anything else that ends a commit is, and must be seen. */
const logUnexpected = (cause: unknown): void => {
  if (!isAway(cause)) console.error("a commit of a chat room failed", cause);
};

const poisoned = (of: string, id: string): Rejected => ({
  _tag: "Rejected",
  id,
  of,
  code: "malformed",
  message: "This cannot be stored.",
});
