import { CommitChanges, type NewMessage } from "../../../domain/chat/commands.ts";
import { BEGIN_AT, MAX_BATCH, MAX_WAITING } from "../../../domain/chat/limits.ts";
import {
  type Pending,
  type PendingChange,
  splitBatch,
  splitChanges,
} from "../../../domain/chat/room/batch.ts";
import type { ChatRoom } from "../../../domain/chat/room.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { GroupCommit } from "../../../domain/shared/concurrency/group-commit.ts";
import type { Rejected, RejectionCode } from "../../../domain/shared/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";
import { ChatMarks } from "./answer-marks.ts";
import { type Answer, answerChange, answerMessage } from "./answers.ts";
import { ChatBatches, type MessageBatch, plainBatch, type SentBatch } from "./batches.ts";
import { logUnexpected, orOneByOne } from "./one-by-one.ts";
import { ChatPublisher } from "./publisher.ts";
import { ChatUnseen } from "./unseen.ts";
import type { Sender, Waiting } from "./waiting.ts";

type Frame = ChatServerFrame | Rejected;

const NOT_STORED = ["unavailable", "This isn’t saved yet. Send it again later."] as const;

/** A batch of messages that was sent before its turn. */
interface Begun {
  readonly batch: MessageBatch;
  readonly sent: SentBatch;
}

interface Hooks {
  readonly room: () => ChatRoom;
  /** Storing failed: somebody has to look when it works again. */
  readonly failed: () => void;
  /** New messages were shown to everybody. */
  readonly shown: () => void;
  /** Everybody was told all that was stored so far. */
  readonly told: () => void;
}

/**
 * The write path of a chat room: gather, commit once, publish once. Nothing is shown or acknowledged before
 * Postgres has it; when it is not known whether it has, everything is refused as `unavailable`, to be sent again
 * under the same ids, and the room reads what came through before it publishes anything else. What waits behind it
 * is refused as well: else somebody's later message would be stored before their earlier one.
 *
 * Of what has gathered, messages are stored first, then changes are made, then answers begin to be marked: so each
 * can concern what was sent just before it.
 */
export class ChatCommits {
  readonly #context: ActorContext<Frame>;
  readonly #hooks: Hooks;
  readonly #publisher: ChatPublisher;
  readonly #group: GroupCommit<Waiting, Begun>;
  readonly #batches: ChatBatches;
  readonly #marks: ChatMarks;
  /** The batch behind which another may be sent before its turn: one that is nothing but one statement of messages. */
  #ahead: number | null = null;
  #isAway = false;
  readonly #unseen: ChatUnseen;

  constructor(context: ActorContext<Frame>, hooks: Hooks) {
    this.#context = context;
    this.#hooks = hooks;
    this.#unseen = new ChatUnseen(context);
    this.#publisher = new ChatPublisher(context, {
      room: hooks.room,
      reached: () => this.#setAway(false),
      told: hooks.told,
      shown: () => {
        this.#unseen.shown();
        hooks.shown();
      },
    });
    this.#batches = new ChatBatches(context, () => this.#unseen.watching());
    this.#marks = new ChatMarks(context, {
      decided: async (result, pending) => {
        await this.#publisher.changed([result]);
        const wanted = { _tag: "MarkAnswer", id: pending.mark.id };
        answerChange(hooks.room(), result, pending, wanted, ({ sender }, frame) => {
          if (frame !== null) sender.send(frame);
        });
        if (result.outcome === "changed" && result.thanks !== undefined)
          pending.sender.send({ _tag: "Thanked", id: pending.mark.id, ...result.thanks });
      },
      poisoned: ({ mark, sender }) => sender.send(poisoned("MarkAnswer", mark.id)),
      failed: (pending) => {
        // One that took too long says nothing of what others send.
        hooks.failed();
        this.#refuse(pending, ...NOT_STORED);
      },
    });
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
          message: "Messages can’t be saved right now. Yours are kept and will send later.",
        }
      : { _tag: "Status", state: "ok", message: "" };
  }

  /** Takes something in to be stored, answered to its sender in any case. */
  add(waiting: Waiting): void {
    if (this.#group.waiting + this.#marks.waiting < MAX_WAITING) return this.#group.add(waiting);
    this.#refuse(waiting, "unavailable", "The room is too busy right now.");
  }

  /** A connection is gone. */
  left(member: Sender): void {
    this.#unseen.left(member);
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
    if (this.#ahead === null || this.#isAway || this.#room.isBehind) return undefined;
    const batch = plainBatch(gathered);
    return batch === null ? undefined : { batch, sent: this.#batches.send(batch.messages, this.#ahead) };
  }

  async #commit(gathered: readonly Waiting[], begun?: Begun): Promise<void> {
    // Before anything is awaited: what gathers meanwhile must not begin behind the batch of before.
    this.#ahead = null;
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
      if (plain !== null) return await this.#storeBatch(plain, answer, { mayBeFollowed: true, begun });
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
      for (const one of gathered) if ("mark" in one && open.delete(one)) this.#marks.add(one);
    } catch (cause) {
      this.#failed([...open, ...this.#group.drain()], cause);
    } finally {
      this.#ahead = null;
    }
  }

  /** It is not known whether these are stored. */
  #failed(waiting: Iterable<Waiting>, cause: unknown): void {
    logUnexpected(cause);
    this.#setAway(true);
    this.#hooks.failed();
    for (const one of waiting) this.#refuse(one, ...NOT_STORED);
  }

  async #messages(gathered: readonly Pending<Sender>[], answer: Answer<Waiting>): Promise<void> {
    let rest = gathered;
    while (rest.length > 0) {
      const batch = splitBatch(rest);
      await this.#storeBatch(batch, answer, { mayBeFollowed: false });
      rest = batch.later;
    }
  }

  /** Stores messages, or waits for those that are being stored already, shows them and answers their senders. */
  async #storeBatch(
    { messages, waiting }: MessageBatch,
    answer: Answer<Waiting>,
    { mayBeFollowed, begun }: { readonly mayBeFollowed: boolean; readonly begun?: Begun | undefined },
  ): Promise<void> {
    let isFirstTry = true;
    const send = (some: readonly NewMessage[]) => {
      const sent = this.#batches.send(some, null);
      // What is tried message by message must not be followed: the next batch would come between them.
      this.#ahead = mayBeFollowed && isFirstTry ? sent.number : null;
      return sent;
    };
    if (begun) this.#ahead = begun.sent.number;
    await orOneByOne(
      messages,
      async (some) => {
        const results =
          begun && isFirstTry
            ? await this.#batches.resultsOf(begun.sent, () => send(some))
            : await send(some).results;
        await this.#publisher.stored(results);
        for (const result of results) answerMessage(this.#room, result, waiting.get(result.id) ?? [], answer);
      },
      ({ id }) => {
        for (const pending of waiting.get(id) ?? []) answer(pending, poisoned("Send", id));
      },
      () => {
        isFirstTry = false;
        this.#ahead = null;
      },
    );
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

  get #room(): ChatRoom {
    return this.#hooks.room();
  }

  #setAway(isAway: boolean): void {
    if (this.#isAway === isAway) return;
    this.#isAway = isAway;
    this.#unseen.forget();
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

const poisoned = (of: string, id: string): Rejected => ({
  _tag: "Rejected",
  id,
  of,
  code: "malformed",
  message: "This can’t be saved.",
});
