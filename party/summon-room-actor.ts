import { inBackground } from "../domain/shared/background.ts";
import type { Rejected } from "../domain/shared/wire.ts";
import {
  AcceptSummon,
  AttendSummon,
  CancelSummon,
  CompleteSummon,
  ExpireSummon,
  LoadSummon,
} from "../domain/summons/commands.ts";
import { REPAIR_AFTER_MS } from "../domain/summons/limits.ts";
import { SummonMessage } from "../domain/summons/messages.ts";
import type { Summon } from "../domain/summons/model.ts";
import { type Sending, SummonRoom } from "../domain/summons/room.ts";
import { isTalker } from "../domain/summons/rules.ts";
import type { SummonClientFrame, SummonServerFrame } from "../domain/summons/wire.ts";
import type { ActorContext, ActorRoom, JoinParameters } from "./lib/actor-room.ts";
import type { Member } from "./lib/member.ts";
import { isRefusal, toRejected } from "./lib/rejection.ts";
import { readTold } from "./lib/told.ts";
import { SummonTalk } from "./summon-talk.ts";

type Frame = SummonServerFrame | Rejected;

const EXPIRY = "expiry";
const REPAIR = "repair";
const readMessage = readTold(SummonMessage);
const commands = { Accept: AcceptSummon, Complete: CompleteSummon, Cancel: CancelSummon } as const;

/** Runs a `SummonRoom`: has Postgres decide, sends what follows, and keeps the alarm of its expiry. */
export class SummonRoomActor implements ActorRoom<SummonClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #talk: SummonTalk;
  #room!: SummonRoom;

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
    this.#talk = new SummonTalk(context, {
      room: () => this.#room,
      publish: (frame) => this.#send(frame === null ? [] : this.#room.toTalkers(frame)),
      failed: () => inBackground("the repair of a help room", () => this.#repairSoon()),
    });
  }

  async load(): Promise<void> {
    this.#room = new SummonRoom(await this.#context.call(LoadSummon, { summonId: this.#context.roomId }));
    await this.#setExpiry();
  }

  async join(member: Member<Frame>, { since }: JoinParameters): Promise<void> {
    const changed = this.#room.enter(member);
    if (changed) await this.#note();
    member.send(this.#room.state(member));
    if (changed) this.#send(this.#room.presence(member.connectionId));
    if (isTalker(this.#room.roleOf(member))) await this.#talk.replay(member, since ?? 0);
  }

  restore(member: Member<Frame>): void {
    this.#room.enter(member);
  }

  async leave(member: Member<Frame>): Promise<void> {
    if (!this.#room.leave(member.connectionId)) return;
    // First the note, so that who stays sees the time that was measured to the end.
    await this.#note().catch(() => this.#repairSoon());
    this.#send(this.#room.presence());
  }

  seen(): void {
    if (!this.#room.noteDue(this.#context.now())) return;
    this.#room.noted(this.#context.now());
    inBackground("a note of who is in a help room", () =>
      this.#context.queue.run(() => this.#note().catch(() => this.#repairSoon())),
    );
  }

  frame(member: Member<Frame>, frame: SummonClientFrame): void | Promise<void> {
    if (frame._tag === "Beat") return;
    if (frame._tag !== "Say") return this.#context.queue.run(() => this.#act(member, frame._tag));
    const refusal = this.#room.refusal(member, "Say");
    if (refusal !== null) return member.send({ _tag: "Rejected", id: frame.id, ...refusal });
    this.#talk.add(member, frame);
  }

  async message(message: unknown): Promise<void> {
    readMessage(message);
    return this.#reload();
  }

  async alarm(name: string): Promise<void> {
    const { roomId: summonId } = this.#context;
    if (name === EXPIRY) await this.#changed(await this.#context.call(ExpireSummon, { summonId }));
    if (name !== REPAIR) return;
    await this.#reload();
    await this.#note();
  }

  async #act(member: Member<Frame>, tag: keyof typeof commands): Promise<void> {
    const refusal = this.#room.refusal(member, tag);
    if (refusal !== null) {
      member.send(this.#room.state(member));
      return member.send({ _tag: "Rejected", id: null, ...refusal });
    }
    try {
      const { userId } = member.identity;
      const summon = await this.#context.call(commands[tag], { summonId: this.#context.roomId, userId });
      const told = await this.#changed(summon);
      if (!told.some(({ to }) => to === member.connectionId)) member.send(this.#room.state(member));
    } catch (cause) {
      // Refused for what the room may not know yet, or done without an answer: either way Postgres knows more.
      if (isRefusal(cause)) await this.#reload().catch(() => this.#repairSoon());
      else await this.#repairSoon();
      return member.send(toRejected(cause, null));
    }
    if (tag === "Accept") await this.#note().catch(() => this.#repairSoon());
  }

  async #changed(summon: Summon): Promise<readonly Sending[]> {
    const sendings = this.#room.update(summon);
    this.#send(sendings);
    await this.#setExpiry();
    return sendings;
  }

  async #reload(): Promise<void> {
    const { summon, lastSeq } = await this.#context.call(LoadSummon, { summonId: this.#context.roomId });
    await this.#changed(summon);
    if (lastSeq > this.#room.lastSeq) await this.#talk.catchUp();
  }

  /** Tells Postgres who of the two is here. */
  async #note(): Promise<void> {
    if (!this.#room.isOpen) return;
    const { roomId: summonId } = this.#context;
    const summon = await this.#context.call(AttendSummon, { summonId, present: this.#room.present() });
    this.#room.noted(this.#context.now());
    await this.#changed(summon);
  }

  async #setExpiry(): Promise<void> {
    const { status, expiresAt } = this.#room.summon;
    if (status !== "pending") return this.#context.alarms.clear(EXPIRY);
    // Never at once again: where this clock is ahead of the database's, the alarm rings until both agree.
    await this.#context.alarms.set(EXPIRY, Math.max(Date.parse(expiresAt), this.#context.now() + 1_000));
  }

  #repairSoon(): Promise<void> {
    return this.#context.alarms.set(REPAIR, this.#context.now() + REPAIR_AFTER_MS);
  }

  #send(sendings: readonly Sending[]): void {
    for (const { to, frame } of sendings) this.#context.members.get(to)?.send(frame);
  }
}
