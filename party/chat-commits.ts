import { isSameMessage, type Pending, splitBatch } from "../domain/chat/batch.ts";
import { CommitMessages, type CommitResult, MessagesSince } from "../domain/chat/commands.ts";
import { MAX_BATCH, MAX_WAITING } from "../domain/chat/limits.ts";
import type { ChatRoom } from "../domain/chat/room.ts";
import type { ChatMessage, ChatServerFrame, Send } from "../domain/chat/wire.ts";
import { GroupCommit } from "../domain/shared/group-commit.ts";
import type { Rejected, RejectionCode } from "../domain/shared/wire.ts";
import type { ActorContext } from "./lib/actor-room.ts";
import type { Member } from "./lib/member.ts";

type Frame = ChatServerFrame | Rejected;
type Waiting = Pending<Member<Frame>>;

const CATCH_UP_PAGE = 1_000;

/**
 * The write path of a chat room: gather, commit once, publish once. Nothing is shown or acknowledged before
 * Postgres has it; when it is not known whether it has, everything is refused as `unavailable`, to be sent again
 * under the same ids, and the room reads what came through before it publishes anything else.
 */
export class ChatCommits {
  readonly #context: ActorContext<Frame>;
  readonly #room: () => ChatRoom;
  readonly #published: () => void;
  readonly #failed: () => void;
  readonly #group: GroupCommit<Waiting>;
  #isAway = false;

  constructor(
    context: ActorContext<Frame>,
    hooks: { room: () => ChatRoom; published: () => void; failed: () => void },
  ) {
    this.#context = context;
    this.#room = hooks.room;
    this.#published = hooks.published;
    this.#failed = hooks.failed;
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

  add(sender: Member<Frame>, { id, content, replyToId }: Send): void {
    const message = { id, content, replyToId: replyToId ?? null, userId: sender.identity.userId };
    if (this.#group.waiting >= MAX_WAITING)
      reject([{ message, sender }], "unavailable", "The room is too busy now.");
    else this.#group.add({ message, sender });
  }

  /** Reads what may have been stored without our knowing; tells everybody when the database is back. */
  recover(): void {
    void this.#context.queue.run(async () => {
      try {
        await this.#catchUp();
      } catch (cause) {
        logUnexpected(cause);
        this.#failed();
      }
    });
  }

  async #commit(gathered: readonly Waiting[]): Promise<void> {
    let rest = gathered;
    while (rest.length > 0) {
      const { messages, waiting, later } = splitBatch(rest);
      try {
        if (this.#isAway) await this.#catchUp();
        const results = await this.#context.call(CommitMessages, { roomId: this.#context.roomId, messages });
        await this.#publish(results, waiting);
      } catch (cause) {
        logUnexpected(cause);
        this.#setAway(true);
        this.#failed();
        return reject(rest, "unavailable", "The message is not stored yet. Send it again later.");
      }
      rest = later;
    }
  }

  async #publish(
    results: readonly CommitResult[],
    waiting: ReadonlyMap<string, readonly Waiting[]>,
  ): Promise<void> {
    const stored = results.flatMap((result) => (result.outcome === "stored" ? result.message : []));
    if (stored.length > 0) await this.#show(stored);
    for (const result of results) this.#answer(result, waiting.get(result.id) ?? []);
  }

  /** Publishes messages in order; where earlier ones are missing, those first. */
  async #show(messages: readonly ChatMessage[]): Promise<void> {
    const { frame, gapAfter } = this.#room().publish(messages);
    if (frame !== null) {
      this.#context.broadcast(frame);
      this.#published();
    }
    if (gapAfter !== null) await this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    const { roomId } = this.#context;
    for (;;) {
      const after = this.#room().lastSeq;
      const page = await this.#context.call(MessagesSince, { roomId, after, limit: CATCH_UP_PAGE });
      this.#setAway(false);
      this.#room().learn(page.people);
      const { frame } = this.#room().publish(page.messages);
      if (frame === null) return;
      this.#context.broadcast(frame);
      this.#published();
    }
  }

  /** The message itself acknowledges what is stored now; what was known is repeated to those who sent it again. */
  #answer(result: CommitResult, waiting: readonly Waiting[]): void {
    if (!("message" in result))
      return result.outcome === "conflict"
        ? reject(waiting, "conflict", "Another message has this id. Give it a new one.")
        : reject(waiting, "not_found", "The message that this answers is not in this room.");
    const [first, ...others] = waiting;
    for (const pending of others)
      if (first && !isSameMessage(first.message, pending.message))
        reject([pending], "conflict", "Another message has this id. Give it a new one.");
    if (result.outcome === "stored") return;
    const [frame] = this.#room().frames([result.message]);
    if (!first || !frame) return;
    for (const { message, sender } of waiting) if (isSameMessage(first.message, message)) sender.send(frame);
  }

  #setAway(isAway: boolean): void {
    if (this.#isAway === isAway) return;
    this.#isAway = isAway;
    this.#context.broadcast(this.status());
  }
}

/** A database that is away is no fault of ours; anything else that ends a commit is, and must be seen. */
const logUnexpected = (cause: unknown): void => {
  if ((cause as { readonly _tag?: string } | null)?._tag !== "ServiceUnavailable")
    console.error("a commit of chat messages failed", cause);
};

const reject = (waiting: readonly Waiting[], code: RejectionCode, message: string): void => {
  for (const {
    message: { id },
    sender,
  } of waiting)
    sender.send({ _tag: "Rejected", id, code, message });
};
