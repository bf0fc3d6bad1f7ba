import { setTimeout } from "node:timers/promises";
import { v7 } from "uuid";
import { distributionOf } from "../../lib/figures/distribution.ts";
import { protocols } from "../../protocols/index.ts";
import type { DecodedFrame, Protocol } from "../../protocols/protocol.ts";
import { LoadClient } from "../client.ts";
import { FrameLog } from "../frame-log.ts";
import { joinAll } from "../joining.ts";
import type { LoadPhases, LoadPlan, LoadResult, LoadSource, RoomSeats } from "../plan.ts";
import { messageText } from "./content.ts";
import { Ledger } from "./ledger.ts";
import { MixedLoad } from "./mixed-load.ts";
import { type Schedule as Sending, scheduleOf } from "./schedule.ts";

/** A frame with its messages by number. */
interface Read extends DecodedFrame {
  readonly messages: readonly number[];
}

/** How often it is looked whether everything has arrived, in milliseconds. */
const drainStepMs = 20;

/** Carries out a plan: every client over a socket of its own, every delivery of every message counted. */
export class Generator implements LoadSource<LoadResult> {
  readonly #plan: LoadPlan;
  readonly #protocol: Protocol;
  readonly #schedule: Sending;
  readonly #ledger: Ledger;
  readonly #ids: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  /** The number of the first client of each room. */
  readonly #firstClient: readonly number[];
  /** The frames of each room. */
  readonly #logs: readonly FrameLog<Read>[];
  readonly #clients: LoadClient[] = [];
  readonly #rejected: Record<string, number> = {};
  readonly #closed: Record<string, number> = {};
  readonly #mixed: MixedLoad<Read> | null;
  #joinedMs = 0;
  #joinsAgain = 0;
  #frames = 0;
  #isOver = false;

  constructor(plan: LoadPlan) {
    const sizes = plan.rooms.map(({ seats }) => seats.length);
    let clients = 0;
    const firstClient = sizes.map((size) => {
      clients += size;
      return clients - size;
    });
    const schedule = scheduleOf(plan, sizes);
    this.#plan = plan;
    this.#protocol = protocols[plan.protocol];
    this.#schedule = schedule;
    this.#firstClient = firstClient;
    this.#logs = sizes.map(() => new FrameLog((text) => this.#read(text)));
    this.#ids = Array.from({ length: schedule.total }, () => v7());
    this.#numbers = new Map(this.#ids.map((id, number) => [id, number]));
    this.#ledger = new Ledger({
      messages: schedule.total,
      clients,
      senderOf: (message) => this.#senderOf(message),
      recipientsOf: (message) => sizes[schedule.roomOf(message)] ?? 0,
    });
    this.#mixed = this.#mixedWith(clients, sizes);
  }

  /** Brings all clients into their rooms, again after a while where the server is too busy. Rejects when one is refused. */
  async join(): Promise<void> {
    const began = performance.now();
    const joins = this.#plan.rooms.flatMap((seats, room) => this.#joinsOf(seats, room));
    this.#joinsAgain = await joinAll(joins, this.#plan.joinsAtOnce);
    await this.#mixed?.join();
    this.#joinedMs = Math.round(performance.now() - began);
  }

  /** Sends everything on time, waits for what is under way, and lets all clients go. */
  async run(phases: LoadPhases): Promise<LoadResult> {
    const { firstMeasured, total } = this.#schedule;
    const texts = this.#ids.map((id, number) => this.#protocol.encode({ id, content: messageText(number) }));
    const lags = new Float64Array(total);
    const origin = performance.now() + 100;
    let before = { arrived: 0, frames: 0 };
    this.#mixed?.start();
    const now = () => ({ arrived: this.#ledger.deliveries.arrived, frames: this.#frames });
    for (let message = 0; message < total; ) {
      const dueAt = origin + this.#schedule.dueMs(message);
      const lag = performance.now() - dueAt;
      if (lag < 0) {
        await setTimeout(-lag);
        continue;
      }
      if (message === firstMeasured) {
        before = now();
        phases.measuring();
      }
      lags[message] = lag;
      this.#ledger.sent(message, dueAt);
      this.#clients[this.#senderOf(message)]?.send(texts[message] ?? "");
      this.#mixed?.with(message);
      message += 1;
    }
    phases.measured();
    const after = now();
    const seconds = this.#plan.measureMs / 1_000;
    const mixed = (await this.#mixed?.stop()) ?? null;
    await this.#drain();
    const { last, own } = this.#ledger.latencies(firstMeasured, performance.now());
    this.#isOver = true;
    for (const client of this.#clients) client.leave();
    return {
      joinedMs: this.#joinedMs,
      joinsAgain: this.#joinsAgain,
      ids: this.#ids,
      lastMs: last,
      ownMs: own,
      deliveries: this.#ledger.deliveries,
      deliveriesPerSecond: Math.round((after.arrived - before.arrived) / seconds),
      framesPerSecond: Math.round((after.frames - before.frames) / seconds),
      sendLagMs: distributionOf(lags.subarray(firstMeasured)),
      rejected: this.#rejected,
      closed: this.#closed,
      mixed,
    };
  }

  #senderOf(message: number): number {
    return (this.#firstClient[this.#schedule.roomOf(message)] ?? 0) + this.#schedule.seatOf(message);
  }

  #joinsOf({ seats }: RoomSeats, room: number): (() => Promise<void>)[] {
    const log = this.#logs[room];
    const first = this.#firstClient[room] ?? 0;
    if (!log) return [];
    return seats.map((seat, index) => async () => {
      const client = first + index;
      this.#clients[client] = await LoadClient.join(seat, this.#protocol, log, {
        frame: (frame) => {
          const { messages, rejected } = frame;
          this.#mixed?.heard(frame, room, index);
          this.#frames += 1;
          const at = performance.now();
          for (const message of messages) this.#ledger.arrived(message, client, at);
          if (rejected !== undefined) this.#rejected[rejected] = (this.#rejected[rejected] ?? 0) + 1;
        },
        closed: (code) => {
          if (!this.#isOver) this.#closed[code] = (this.#closed[code] ?? 0) + 1;
        },
      });
    });
  }

  #mixedWith(clients: number, sizes: readonly number[]): MixedLoad<Read> | null {
    const { mix } = this.#plan;
    const { doings } = this.#protocol;
    if (!mix || !doings) return null;
    return new MixedLoad({
      plan: { ...this.#plan, mix },
      protocol: this.#protocol,
      doings,
      logs: this.#logs,
      clients: this.#clients,
      messages: {
        ids: this.#ids,
        isStored: (message) => this.#ledger.isOwn(message),
        roomOf: (message) => this.#schedule.roomOf(message),
      },
      places: {
        rooms: sizes.length,
        clients,
        senderOf: (message) => this.#senderOf(message),
        memberOf: (message, number) => {
          const room = this.#schedule.roomOf(message);
          return (this.#firstClient[room] ?? 0) + (number % (sizes[room] ?? 1));
        },
      },
    });
  }

  #read(text: string): Read {
    const frame = this.#protocol.decode(text);
    const messages = (frame.delivered ?? []).flatMap((id) => this.#numbers.get(id) ?? []);
    return { ...frame, messages };
  }

  async #drain(): Promise<void> {
    const deadline = performance.now() + this.#plan.drainMs;
    while (performance.now() < deadline) {
      const { arrived, expected } = this.#ledger.deliveries;
      if (arrived === expected) return;
      await setTimeout(drainStepMs);
    }
  }
}
