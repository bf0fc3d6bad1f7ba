import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import {
  AcceptSummon,
  AttendSummon,
  CallOthersInstead,
  CancelSummon,
  CompleteSummon,
  EndWithoutHelper,
  ExpireSummon,
  LoadSummon,
} from "../../../domain/summons/commands.ts";
import { REPAIR_AFTER_MS } from "../../../domain/summons/limits.ts";
import { SummonMessage } from "../../../domain/summons/messages.ts";
import type { Summon } from "../../../domain/summons/model.ts";
import { type Sending, SummonRoom } from "../../../domain/summons/room.ts";
import { isTalker } from "../../../domain/summons/rules.ts";
import type { SummonClientFrame, SummonServerFrame } from "../../../domain/summons/wire.ts";
import { readTold } from "../../base/actor-messages.ts";
import type { ActorContext, ActorRoom, JoinParameters } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { isRefusal, toRejected } from "../../base/rejection.ts";
import { SummonTalk } from "./talk.ts";

type Frame = SummonServerFrame | Rejected;

const EXPIRY = "expiry";
const REPAIR = "repair";
const HELPER_GONE = "helper-gone";

/** When an absence ends the help by Postgres' clock, and when the room asks for it, in milliseconds since 1970. */
interface Absence {
  readonly endsAt: number;
  readonly at: number;
}

const readMessage = readTold(SummonMessage);
const commands = {
  Accept: AcceptSummon,
  Complete: CompleteSummon,
  Cancel: CancelSummon,
  CallOthers: CallOthersInstead,
} as const;

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
    await this.#setAlarms();
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
    return this.#context.queue.run(() => this.#reload());
  }

  async alarm(name: string): Promise<void> {
    const { roomId: summonId } = this.#context;
    if (name === EXPIRY) await this.#changed(await this.#context.call(ExpireSummon, { summonId }));
    if (name === HELPER_GONE) await this.#changed(await this.#context.call(EndWithoutHelper, { summonId }));
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
    await this.#setAlarms();
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

  /** The alarms of what Postgres decides by its clock. */
  async #setAlarms(): Promise<void> {
    const { status, expiresAt } = this.#room.summon;
    await this.#setAlarm(EXPIRY, status === "pending" ? Date.parse(expiresAt) : null);
    const endsAt = this.#room.endsWithoutHelperAt();
    if (!this.#room.isOpen) await this.#context.storage.delete(HELPER_GONE);
    await this.#setAlarm(HELPER_GONE, endsAt === null ? null : await this.#noSooner(endsAt));
  }

  /**
   * An absence that was noticed late, since the room was away as well, gives its people the time of a lease to come
   * back. It is written down when that was: a room that sleeps meanwhile does not give it again.
   */
  async #noSooner(endsAt: number): Promise<number> {
    const { storage, now } = this.#context;
    const known = await storage.get<Absence>(HELPER_GONE);
    if (known?.endsAt === endsAt) return known.at;
    const at = Math.max(endsAt, now() + LEASE_MS);
    await storage.put<Absence>(HELPER_GONE, { endsAt, at });
    return at;
  }

  /** Never at once again: where this clock is ahead of the database's, the alarm rings until both agree. */
  #setAlarm(name: string, at: number | null): Promise<void> {
    const { alarms, now } = this.#context;
    return at === null ? alarms.clear(name) : alarms.set(name, Math.max(at, now() + 1_000));
  }

  #repairSoon(): Promise<void> {
    return this.#context.alarms.set(REPAIR, this.#context.now() + REPAIR_AFTER_MS);
  }

  #send(sendings: readonly Sending[]): void {
    for (const { to, frame } of sendings) this.#context.members.get(to)?.send(frame);
  }
}
