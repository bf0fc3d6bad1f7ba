import {
  type Batch,
  type Pending,
  type PendingChange,
  splitBatch,
  splitChanges,
} from "../domain/chat/batch.ts";
import {
  CommitChanges,
  CommitMessages,
  type CommitResult,
  MarkAnswered,
  type NewMessage,
} from "../domain/chat/commands.ts";
import { BEGIN_AT, MAX_BATCH, MAX_WAITING } from "../domain/chat/limits.ts";
import type { ChatRoom } from "../domain/chat/room.ts";
import type { ChatServerFrame } from "../domain/chat/wire.ts";
import { inBackground } from "../domain/shared/background.ts";
import { GroupCommit } from "../domain/shared/group-commit.ts";
import type { Rejected, RejectionCode } from "../domain/shared/wire.ts";
import { type Answer, answerChange, answerMessage } from "./chat-answers.ts";
import { ChatPublisher } from "./chat-publisher.ts";
import type { ActorContext } from "./lib/actor-room.ts";
import type { Member } from "./lib/member.ts";
import { logUnexpected, orOneByOne } from "./one-by-one.ts";

type Frame = ChatServerFrame | Rejected;
type Sender = Member<Frame>;

/** A wish to mark an answer, and who waits for what becomes of it. */
interface PendingMark {
  readonly mark: { readonly id: string; readonly is: boolean };
  readonly sender: Sender;
}
/** What waits to be stored. */
export type Waiting = Pending<Sender> | PendingChange<Sender> | PendingMark;

const PRESENCE_EVERY_MS = 1_000;

/** A batch of messages that is being stored before its turn. */
interface Begun {
  readonly batch: Batch<Sender>;
  readonly results: Promise<readonly CommitResult[]>;
}

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
  readonly #publisher: ChatPublisher;
  readonly #group: GroupCommit<Waiting, Begun>;
  /** Whether the batch that is being committed is nothing but one statement of messages. */
  #isPlain = false;
  #isAway = false;
  #presenceKnownAt = 0;
  #presenceChanged = true;

  constructor(context: ActorContext<Frame>, hooks: Hooks) {
    this.#context = context;
    this.#hooks = hooks;
    this.#publisher = new ChatPublisher(context, { room: hooks.room, reached: () => this.#setAway(false) });
    this.#group = new GroupCommit(context.queue, {
      maxBatch: MAX_BATCH,
      commit: (batch, begun) => this.#commit(batch, begun),
      begin: (batch) => this.#begin(batch),
      beginAt: BEGIN_AT,
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
    inBackground(
      "the look at what a chat room missed",
      () => this.#context.queue.run(() => this.#publisher.catchUp()),
      () => this.#hooks.failed(),
    );
  }

  /**
   * Has the backend store a batch while the one before it is on its way, which the backend takes in that order. Only
   * messages behind messages: a change must find what came before it, and show after it.
   */
  #begin(gathered: readonly Waiting[]): Begun | undefined {
    if (!this.#isPlain || this.#isAway || this.#room.isBehind) return undefined;
    const batch = plainBatch(gathered);
    if (batch === null) return undefined;
    const results = this.#store(batch.messages);
    // Its turn comes later, and it is only then that anybody waits for it.
    results.catch(() => {});
    return { batch, results };
  }

  async #commit(gathered: readonly Waiting[], begun?: Begun): Promise<void> {
    const open = new Set(gathered);
    const answer: Answer<Waiting> = (waiting, frame) => {
      if (!open.delete(waiting)) return;
      if (frame === null) return this.#wrote(waiting);
      this.#unwrote(waiting);
      waiting.sender.send(frame);
    };
    try {
      if (this.#isAway || this.#room.isBehind) await this.#publisher.catchUp();
      const plain = begun?.batch ?? plainBatch(gathered);
      this.#isPlain = plain !== null;
      if (plain !== null) return await this.#storeBatch(plain, answer, begun?.results);
      await this.#messages(
        gathered.filter((one) => "message" in one),
        answer,
      );
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
      const batch = splitBatch(rest);
      await this.#storeBatch(batch, answer);
      rest = batch.later;
    }
  }

  /** Stores messages, or waits for those that are being stored already, shows them and answers their senders. */
  async #storeBatch(
    { messages, waiting }: Batch<Sender>,
    answer: Answer<Waiting>,
    begun?: Promise<readonly CommitResult[]>,
  ): Promise<void> {
    let first = begun;
    await orOneByOne(
      messages,
      async (some) => {
        const stored = first ?? this.#store(some);
        first = undefined;
        const results = await stored;
        await this.#publisher.stored(results);
        for (const result of results) answerMessage(this.#room, result, waiting.get(result.id) ?? [], answer);
      },
      ({ id }) => {
        for (const pending of waiting.get(id) ?? []) answer(pending, poisoned("Send", id));
      },
    );
  }

  #store(messages: readonly NewMessage[]): Promise<readonly CommitResult[]> {
    const { roomId } = this.#context;
    return this.#context.call(CommitMessages, { roomId, messages, ...this.#presence() });
  }

  async #changes(pending: readonly PendingChange<Sender>[], answer: Answer<Waiting>): Promise<void> {
    await orOneByOne(
      pending,
      async (some) => {
        const changes = some.map(({ change }) => change);
        const results = await this.#context.call(CommitChanges, { roomId: this.#context.roomId, changes });
        await this.#publisher.changed(results);
        for (const [index, one] of some.entries())
          answerChange(this.#room, results[index], one, one.change, answer);
      },
      (one) => answer(one, poisoned(one.change._tag, one.change.id)),
    );
  }

  async #mark(pending: PendingMark, answer: Answer<Waiting>): Promise<void> {
    const { mark, sender } = pending;
    await orOneByOne(
      [mark],
      async () => {
        const { roomId } = this.#context;
        const result = await this.#context.call(MarkAnswered, {
          roomId,
          ...mark,
          userId: sender.identity.userId,
        });
        await this.#publisher.changed([result]);
        answerChange(this.#room, result, pending, { _tag: "MarkAnswer", id: mark.id }, answer);
      },
      () => answer(pending, poisoned("MarkAnswer", mark.id)),
    );
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

  /** What slow mode counts is stored: messages say so themselves. */
  #wrote(waiting: Waiting): void {
    if ("change" in waiting && waiting.change._tag === "Edit")
      this.#room.writers.edited(waiting.change.userId, waiting.change);
  }

  #unwrote(waiting: Waiting): void {
    const { writers } = this.#room;
    if ("message" in waiting) writers.unwrote(waiting.message.userId, waiting.message.id);
    else if ("change" in waiting && waiting.change._tag === "Edit")
      writers.unwrote(waiting.change.userId, waiting.change);
  }

  #refuse(waiting: Waiting, code: RejectionCode, message: string): void {
    const [of, id] =
      "message" in waiting
        ? (["Send", waiting.message.id] as const)
        : "change" in waiting
          ? ([waiting.change._tag, waiting.change.id] as const)
          : (["MarkAnswer", waiting.mark.id] as const);
    this.#unwrote(waiting);
    waiting.sender.send({ _tag: "Rejected", id, of, code, message });
  }
}

/** What one statement can store, where a batch is nothing else. */
const plainBatch = (gathered: readonly Waiting[]): Batch<Sender> | null => {
  const messages = gathered.filter((one) => "message" in one);
  if (messages.length < gathered.length) return null;
  const batch = splitBatch(messages);
  return batch.later.length === 0 ? batch : null;
};

const poisoned = (of: string, id: string): Rejected => ({
  _tag: "Rejected",
  id,
  of,
  code: "malformed",
  message: "This cannot be stored.",
});
