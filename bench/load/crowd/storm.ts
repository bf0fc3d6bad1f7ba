import { setTimeout } from "node:timers/promises";
import { v7 } from "uuid";
import { plainFrame } from "../../../domain/chat/rules.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import { type Distribution, distributionOf } from "../../lib/figures/distribution.ts";
import { peerloopProtocol } from "../../protocols/peerloop.ts";
import type { DecodedFrame } from "../../protocols/protocol.ts";
import { messageText } from "../chat/content.ts";
import { LoadClient } from "../client.ts";
import { FrameLog } from "../frame-log.ts";
import { joinAll } from "../joining.ts";
import type { LoadPhases, LoadSource, Seat } from "../plan.ts";

/** Who loses their connection, and what they miss. */
export interface StormPlan {
  /** Those who drop out and come back, all at once. */
  readonly drop: readonly Seat[];
  /** The one who stays and writes. */
  readonly stay: Seat;
  /** Messages written before anybody drops out, and while all are away. */
  readonly before: number;
  readonly missed: number;
  /** Milliseconds between two of these messages. */
  readonly spacingMs: number;
  /** Milliseconds to wait for everybody to have everything. */
  readonly patienceMs: number;
  /** Clients that join at the same time in the beginning; they come back without such a limit. */
  readonly joinsAtOnce: number;
}

/** What became of them. */
export interface StormResult {
  /** Milliseconds until all had joined in the beginning. */
  readonly joinedMs: number;
  /** Clients that have everything, and milliseconds from the first reconnect until the last of them had. */
  readonly complete: number;
  readonly completeMs: number;
  /** From the same moment until each one was in the room again, and until it had everything. */
  readonly welcomeMs: Distribution;
  readonly eachMs: Distribution;
  readonly joinsAgain: number;
  /** Messages that came to clients out of their turn, and such that came twice. */
  readonly gaps: number;
  readonly twice: number;
  readonly closed: number;
}

interface Told extends DecodedFrame {
  readonly seqs: readonly number[];
  readonly lastSeq?: number;
  readonly lastRev?: number;
}

const stepMs = 5;

/** A client and what it has seen. */
interface Person {
  readonly seat: Seat;
  client: LoadClient | undefined;
  seq: number;
  rev: number;
  welcomeAt: number;
}

/** A thousand people in one train that enters a tunnel, and leaves it. */
export class Storm implements LoadSource<StormResult> {
  readonly #plan: StormPlan;
  readonly #people: readonly Person[];
  readonly #stayer: Person;
  #log = new FrameLog(read);
  #joinedMs = 0;
  #gaps = 0;
  #twice = 0;
  #closed = 0;
  #isAway = false;

  constructor(plan: StormPlan) {
    this.#plan = plan;
    this.#people = plan.drop.map(newcomer);
    this.#stayer = newcomer(plan.stay);
  }

  async join(): Promise<void> {
    const began = performance.now();
    await this.#join(this.#stayer, () => {});
    await this.#write(this.#plan.before);
    await joinAll(
      this.#people.map((person) => () => this.#join(person, () => {})),
      this.#plan.joinsAtOnce,
    );
    this.#joinedMs = Math.round(performance.now() - began);
  }

  async run(phases: LoadPhases): Promise<StormResult> {
    const { before, missed, patienceMs } = this.#plan;
    await this.#until(() => this.#people.every(({ seq }) => seq === before), patienceMs);
    this.#isAway = true;
    for (const { client } of this.#people) client?.leave();
    await this.#write(missed);
    this.#isAway = false;
    this.#gaps = 0;
    this.#twice = 0;
    this.#log = new FrameLog(read);
    phases.measuring();
    const origin = performance.now();
    const doneAt = new Map<Person, number>();
    const back = this.#people.map((person) => () => {
      person.welcomeAt = Number.NaN;
      return this.#join(person, () => {
        if (person.seq === before + missed && !doneAt.has(person)) doneAt.set(person, performance.now());
      });
    });
    const joining = joinAll(back, back.length);
    joining.catch(() => {});
    await this.#until(() => doneAt.size === this.#people.length, patienceMs);
    phases.measured();
    // Whatever comes twice comes late.
    await setTimeout(500);
    const joinsAgain = await joining;
    const since = (times: Iterable<number>) => [...times].map((at) => at - origin);
    const each = distributionOf(since(doneAt.values()));
    const welcomed = this.#people.map(({ welcomeAt }) => welcomeAt).filter((at) => !Number.isNaN(at));
    this.#isAway = true;
    for (const { client } of [...this.#people, this.#stayer]) client?.leave();
    return {
      joinedMs: this.#joinedMs,
      complete: doneAt.size,
      completeMs: doneAt.size === this.#people.length ? each.max : patienceMs,
      welcomeMs: distributionOf(since(welcomed)),
      eachMs: each,
      joinsAgain,
      gaps: this.#gaps,
      twice: this.#twice,
      closed: this.#closed,
    };
  }

  async #join(person: Person, changed: () => void): Promise<void> {
    const url =
      person.seq === 0 ? person.seat.url : `${person.seat.url}&since=${person.seq}&rev=${person.rev}`;
    person.client = await LoadClient.join({ ...person.seat, url }, peerloopProtocol, this.#log, {
      frame: (frame) => {
        if (frame.lastRev !== undefined) {
          person.rev = Math.max(person.rev, frame.lastRev);
          if (Number.isNaN(person.welcomeAt)) person.welcomeAt = performance.now();
        }
        for (const seq of frame.seqs) this.#take(person, seq);
        if (frame.seqs.length > 0) changed();
      },
      closed: () => {
        if (!this.#isAway) this.#closed += 1;
      },
    });
  }

  #take(person: Person, seq: number): void {
    if (seq <= person.seq) this.#twice += 1;
    else {
      if (seq !== person.seq + 1) this.#gaps += 1;
      person.seq = seq;
    }
  }

  /** Has the one who stays write so many messages, and waits until it sees the last of them. */
  async #write(messages: number): Promise<void> {
    const { spacingMs, patienceMs } = this.#plan;
    const last = this.#stayer.seq + messages;
    for (let number = this.#stayer.seq; number < last; number++) {
      this.#stayer.client?.send(peerloopProtocol.encode({ id: v7(), content: messageText(number) }));
      await setTimeout(spacingMs);
    }
    await this.#until(() => this.#stayer.seq === last, patienceMs);
    if (this.#stayer.seq !== last) throw new Error(`only ${this.#stayer.seq} of ${last} messages came back`);
  }

  async #until(is: () => boolean, patienceMs: number): Promise<void> {
    const deadline = performance.now() + patienceMs;
    while (!is() && performance.now() < deadline) await setTimeout(stepMs);
  }
}

const newcomer = (seat: Seat): Person => ({ seat, client: undefined, seq: 0, rev: 0, welcomeAt: 0 });

function read(text: string): Told {
  const frame = plainFrame(JSON.parse(text) as ChatServerFrame);
  if (frame._tag === "Welcome")
    return { joined: true, seqs: [], lastSeq: frame.lastSeq, lastRev: frame.lastRev };
  return { seqs: frame._tag === "Messages" ? frame.messages.map(({ seq }) => seq) : [] };
}
