import { CallPlaces, type CallPlacesByUser } from "../../../domain/sessions/call/call-places.ts";
import {
  CloseSession,
  EndSession,
  JoinSession,
  LoadSession,
  ReadSession,
  ReportSeats,
} from "../../../domain/sessions/commands.ts";
import { JOIN_RATE, RETRY_MS, SIGNAL_RATE } from "../../../domain/sessions/limits.ts";
import { type SeatTaken, SessionMessage } from "../../../domain/sessions/messages.ts";
import type { LiveSession } from "../../../domain/sessions/model.ts";
import { SessionRoom } from "../../../domain/sessions/room.ts";
import type { SessionClientFrame, SessionServerFrame } from "../../../domain/sessions/wire.ts";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { waitInWords } from "../../../domain/shared/rules.ts";
import type { Rejected, RejectionCode } from "../../../domain/shared/wire.ts";
import { readTold } from "../../base/actor-messages.ts";
import type { ActorContext, ActorRoom } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { TokenBuckets } from "../../base/rates/token-buckets.ts";

type Frame = SessionServerFrame | Rejected;

const CLOSE_ALARM = "close";
const RETRY_ALARM = "retry";

/** Where the room keeps whose call is on which device. */
const CALLS_KEY = "calls";

type JoinFrame = Extract<SessionClientFrame, { _tag: "Join" }>;

const readMessage = readTold(SessionMessage);

const callMoved = { _tag: "CallMoved" } as const;

const REFUSALS: Partial<Record<string, RejectionCode>> = {
  Conflict: "conflict",
  Forbidden: "forbidden",
  NotFound: "not_found",
};

/** Runs a `SessionRoom`: stores what it has heard, and shows everybody in the room what is stored. */
export class SessionRoomActor implements ActorRoom<SessionClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #signals = new TokenBuckets(SIGNAL_RATE);
  readonly #joins = new TokenBuckets(JOIN_RATE);
  #room!: SessionRoom;
  #calls!: CallPlaces;
  #survivorsKnown = false;

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
  }

  async load(): Promise<void> {
    this.#room = new SessionRoom(await this.#context.call(LoadSession, { sessionId: this.#context.roomId }));
    this.#calls = new CallPlaces((await this.#context.storage.get<CallPlacesByUser>(CALLS_KEY)) ?? {});
    this.#survivorsKnown = false;
    await this.#armClose();
  }

  async join(member: Member<Frame>): Promise<void> {
    await this.#dismissLost();
    this.#show(member);
  }

  /** Its seat, if it had one, was loaded with the room; what was heard of it since it was stored was not. */
  restore({ connectionId, heardAt }: Member<Frame>): void {
    this.#room.heard(connectionId, heardAt);
  }

  async leave({ connectionId }: Member<Frame>, leaseExpired: boolean): Promise<void> {
    this.#calls.gone(connectionId);
    await this.#dismissLost();
    if (this.#room.gone(connectionId, leaseExpired, this.#context.now())) await this.#tell();
  }

  seen({ connectionId }: Member<Frame>): void {
    const now = this.#context.now();
    this.#room.heard(connectionId, now);
    if (this.#room.reportIsDue(now))
      inBackground("a report of a session", () => this.#context.queue.run(() => this.#tell()));
  }

  async frame(member: Member<Frame>, frame: SessionClientFrame): Promise<void> {
    this.#room.heard(member.connectionId, this.#context.now());
    switch (frame._tag) {
      case "Join":
        return this.#inTurn(() => this.#takeSeat(member, frame));
      case "Leave":
        return this.#inTurn(() => this.#rise(member));
      case "End":
        return this.#inTurn(() => this.#end(member));
      case "Signal":
        return this.#signal(member, frame.data);
    }
  }

  async message(message: unknown): Promise<void> {
    const told = readMessage(message);
    return this.#context.queue.run(() => this.#hear(told));
  }

  async #hear(told: SessionMessage): Promise<void> {
    if (told._tag === "SeatTaken") return this.#movesOn(told);
    if (told.version <= this.#room.version) return;
    await this.#adopt(await this.#context.call(ReadSession, { sessionId: this.#context.roomId }));
  }

  async alarm(name: string): Promise<void> {
    if (name === RETRY_ALARM) return this.#retry();
    if (name !== CLOSE_ALARM) return;
    await this.#dismissLost();
    this.#vouchForOpen();
    const told = this.#told();
    const live = await this.#context.call(CloseSession, told);
    this.#room.told(told.report, told.at);
    await this.#adopt(live);
    await this.#armClose();
  }

  /** Tells the devices of somebody who sits in another session now that they do not sit here. */
  #movesOn({ userId, at, elsewhere }: SeatTaken): void {
    for (const connectionId of this.#room.movesOn(userId, at))
      this.#context.members.get(connectionId)?.send({ _tag: "SeatMoved", elsewhere });
  }

  /** Once after a start, when all surviving connections are back: the seats of the others are given up. */
  async #dismissLost(): Promise<void> {
    if (this.#survivorsKnown) return;
    this.#survivorsKnown = true;
    this.#room.keepOnly(this.#context.members);
    await this.#tell();
  }

  /** Runs on the room's queue, after those who did not survive a start were dismissed. */
  #inTurn(task: () => void | Promise<void>): Promise<void> {
    return this.#context.queue.run(async () => {
      await this.#dismissLost();
      await task();
    });
  }

  async #takeSeat(member: Member<Frame>, frame: JoinFrame): Promise<void> {
    const { connectionId, identity } = member;
    if (!this.#context.members.has(connectionId)) return;
    if (this.#room.isSeated(connectionId)) return this.#show(member);
    if (identity.role === "observer")
      return this.#refuse(member, "forbidden", "You’re watching this session, not taking part in it.");
    if (!this.#isWithin(this.#joins, member, "You’re joining and leaving too fast.")) return;
    if (!this.#calls.asks(identity.userId, connectionId, frame)) return member.send(callMoved);
    await this.#askSeat(member);
  }

  async #askSeat(member: Member<Frame>): Promise<void> {
    const { connectionId, identity } = member;
    const told = this.#told();
    const at = this.#room.asks(connectionId, identity.userId, told.at);
    const asked = { ...told, at, userId: identity.userId, connectionId };
    try {
      const live = await this.#context.call(JoinSession, asked);
      this.#room.told(told.report, told.at);
      this.#room.seated(connectionId);
      if (!(await this.#adopt(live))) this.#show(member);
      await this.#takeCall(member);
    } catch (cause) {
      if (!this.#refuseFor(member, cause)) {
        await this.#retrySoon();
        throw cause;
      }
      this.#room.refused(connectionId);
    }
  }

  /** The call is on this device from now on; the one that had it loses its seat, and is told. */
  async #takeCall({ connectionId, identity: { userId } }: Member<Frame>): Promise<void> {
    if (!this.#room.isSeated(connectionId)) return;
    const { isNews, before } = this.#calls.seated(userId, connectionId);
    if (isNews) await this.#keepCalls();
    if (before === null || !this.#room.leaveSeat(before, this.#context.now())) return;
    this.#context.members.get(before)?.send(callMoved);
    await this.#tell();
  }

  #keepCalls(): Promise<void> {
    return this.#context.storage.put(CALLS_KEY, this.#calls.stored());
  }

  async #rise(member: Member<Frame>): Promise<void> {
    if (this.#calls.leaves(member.identity.userId, member.connectionId)) await this.#keepCalls();
    if (this.#room.leaveSeat(member.connectionId, this.#context.now())) await this.#tell();
    else this.#show(member);
  }

  async #end(member: Member<Frame>): Promise<void> {
    if (member.identity.role !== "teacher")
      return this.#refuse(member, "forbidden", "Only the teacher can end the session.");
    this.#vouchForOpen();
    const told = this.#told();
    try {
      const live = await this.#context.call(EndSession, { ...told, userId: member.identity.userId });
      this.#room.told(told.report, told.at);
      if (!(await this.#adopt(live))) this.#show(member);
    } catch (cause) {
      if (!this.#refuseFor(member, cause)) throw cause;
    }
  }

  #signal(member: Member<Frame>, data: unknown): void | Promise<void> {
    if (!this.#isWithin(this.#signals, member, "Too many signals at once.")) return;
    if (this.#room.isSeated(member.connectionId)) return this.#passOn(member, data);
    // A seat that was asked for just now is given on the queue.
    return this.#context.queue.run(() => {
      if (this.#room.isSeated(member.connectionId)) this.#passOn(member, data);
      else if (!this.#calls.isDisplaced(member.connectionId))
        this.#refuse(member, "forbidden", "Join the session first.");
    });
  }

  #passOn(member: Member<Frame>, data: unknown): void {
    for (const connectionId of this.#room.partnersOf(member.connectionId))
      this.#context.members.get(connectionId)?.send({ _tag: "Signal", from: member.identity.userId, data });
  }

  /** Whether one more is within that person's rate; tells them where it is not. */
  #isWithin(rates: TokenBuckets, member: Member<Frame>, complaint: string): boolean {
    const { userId } = member.identity;
    const now = this.#context.now();
    if (!this.#context.env.rateLimits || rates.take(userId, now)) return true;
    const retryAfterSeconds = rates.waitSeconds(userId, now);
    const message = `${complaint} Try again in ${waitInWords(retryAfterSeconds)}.`;
    member.send({ _tag: "Rejected", id: null, code: "rate_limited", message, retryAfterSeconds });
    return false;
  }

  /** Stores what was heard. What cannot be stored now is kept and tried again. */
  async #tell(): Promise<void> {
    const told = this.#told();
    if (told.report.seen.length + told.report.left.length === 0) return;
    try {
      const live = await this.#context.call(ReportSeats, told);
      this.#room.told(told.report, told.at);
      if (live !== null) await this.#adopt(live);
    } catch {
      await this.#retrySoon();
    }
  }

  /** Seats that were asked for while Postgres was away are taken from then on, as soon as it is back. */
  async #retry(): Promise<void> {
    await this.#tell();
    for (const connectionId of this.#room.waiting()) {
      const member = this.#context.members.get(connectionId);
      // What failed has set the next try.
      if (member) await this.#askSeat(member).catch(() => undefined);
    }
  }

  #retrySoon(): Promise<void> {
    return this.#context.alarms.set(RETRY_ALARM, this.#context.now() + RETRY_MS);
  }

  /**
   * A client that sends no heartbeats at all is believed to be there at the end while its socket is open; one that
   * does send them is believed for what it sends.
   */
  #vouchForOpen(): void {
    for (const { connectionId, beats } of this.#context.members.values())
      if (!beats) this.#room.heard(connectionId, this.#context.now());
  }

  #told() {
    return { sessionId: this.#context.roomId, at: this.#context.now(), report: this.#room.report() };
  }

  /** Takes over what is stored and shows it to everybody when it is news. */
  async #adopt(live: LiveSession): Promise<boolean> {
    if (!this.#room.adopt(live, this.#context.now())) return false;
    for (const member of this.#context.members.values()) this.#show(member);
    await this.#armClose();
    return true;
  }

  #show(member: Member<Frame>): void {
    member.send(this.#room.stateFor(member.identity, this.#context.now()));
  }

  /** Answers a refusal of the domain's; false for a failure that says nothing about the request. */
  #refuseFor(member: Member<Frame>, cause: unknown): boolean {
    const { _tag, message } = cause as { _tag?: string; message?: string };
    const code = REFUSALS[_tag ?? ""];
    if (code === undefined) return false;
    this.#refuse(member, code, message ?? "");
    return true;
  }

  #refuse(member: Member<Frame>, code: RejectionCode, message: string): void {
    member.send({ _tag: "Rejected", id: null, code, message });
  }

  async #armClose(): Promise<void> {
    const at = this.#room.closeAt();
    if (at === null) await this.#context.alarms.clear(CLOSE_ALARM);
    else await this.#context.alarms.set(CLOSE_ALARM, at);
  }
}
