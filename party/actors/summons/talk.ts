import { GroupCommit } from "../../../domain/shared/concurrency/group-commit.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import { ReadLines, SayInSummon, type SayResult } from "../../../domain/summons/commands.ts";
import { MAX_SAY_BATCH, MAX_SAY_WAITING } from "../../../domain/summons/limits.ts";
import type { SummonRoom } from "../../../domain/summons/room.ts";
import type { Say, SummonServerFrame } from "../../../domain/summons/wire.ts";
import type { ActorContext } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { toRejected } from "../../base/rejection.ts";

type Frame = SummonServerFrame | Rejected;
interface Waiting {
  readonly sender: Member<Frame>;
  readonly line: typeof Say.Type;
}

/**
 * The lines of a help room: gathered, stored at once, shown once they are stored. When it is not known whether
 * they were, they are refused as `unavailable`, to be said again under the same ids, and the room catches up.
 */
export class SummonTalk {
  readonly #context: ActorContext<Frame>;
  readonly #room: () => SummonRoom;
  readonly #publish: (frame: SummonServerFrame | null) => void;
  readonly #failed: () => void;
  readonly #group: GroupCommit<Waiting>;

  constructor(
    context: ActorContext<Frame>,
    hooks: {
      room: () => SummonRoom;
      publish: (frame: SummonServerFrame | null) => void;
      failed: () => void;
    },
  ) {
    this.#context = context;
    this.#room = hooks.room;
    this.#publish = hooks.publish;
    this.#failed = hooks.failed;
    this.#group = new GroupCommit(context.queue, {
      maxBatch: MAX_SAY_BATCH,
      commit: (batch) => this.#commit(batch),
    });
  }

  add(sender: Member<Frame>, line: typeof Say.Type): void {
    if (this.#group.waiting < MAX_SAY_WAITING) return this.#group.add({ sender, line });
    reject(sender, line.id, "unavailable", "The room is too busy right now. Send it again later.");
  }

  /** Sends everything after `seq` that the room has shown: at least one frame, empty where there is nothing. */
  async replay(member: Member<Frame>, seq: number): Promise<void> {
    let after = seq;
    do {
      const lines = after < this.#room().lastSeq ? await this.#read(after) : [];
      const shown = lines.filter((line) => line.seq <= this.#room().lastSeq);
      member.send({ _tag: "Said", lines: shown });
      after = shown.at(-1)?.seq ?? this.#room().lastSeq;
    } while (after < this.#room().lastSeq);
  }

  /** Shows what has been stored without the room knowing. */
  async catchUp(): Promise<void> {
    for (;;) {
      const frame = this.#room().said(await this.#read(this.#room().lastSeq));
      if (frame === null) return;
      this.#publish(frame);
    }
  }

  #read(after: number) {
    return this.#context.call(ReadLines, { summonId: this.#context.roomId, after });
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const lines = batch.map(({ sender, line }) => ({
      id: line.id,
      userId: sender.identity.userId,
      content: line.content,
    }));
    try {
      const after = this.#room().lastSeq;
      this.#answer(
        await this.#context.call(SayInSummon, { summonId: this.#context.roomId, after, lines }),
        batch,
      );
    } catch (cause) {
      for (const { sender, line } of batch) sender.send(toRejected(cause, line.id));
      this.#failed();
    }
  }

  #answer({ said, repeated, refused }: SayResult, batch: readonly Waiting[]): void {
    this.#publish(this.#room().said(said));
    for (const { index, line } of repeated) batch[index]?.sender.send({ _tag: "Said", lines: [line] });
    for (const { index, code, message } of refused) {
      const waiting = batch[index];
      if (waiting) reject(waiting.sender, waiting.line.id, code, message);
    }
  }
}

const reject = (to: Member<Frame>, id: string, code: Rejected["code"], message: string): void =>
  to.send({ _tag: "Rejected", id, code, message });
