import { setTimeout } from "node:timers/promises";
import { type ProtocolName, protocols } from "../../protocols/index.ts";
import type { DecodedFrame, Protocol } from "../../protocols/protocol.ts";
import { LoadClient } from "../client.ts";
import { FrameLog } from "../frame-log.ts";
import { joinAll } from "../joining.ts";
import type { LoadSource, RoomSeats } from "../plan.ts";

/** Who sits where and does nothing. */
export interface IdlePlan {
  readonly protocol: ProtocolName;
  readonly rooms: readonly RoomSeats[];
  readonly joinsAtOnce: number;
  /** What each says once, having joined. */
  readonly hello?: string;
  /** What each says again and again, and milliseconds between two times. */
  readonly beat?: { readonly text: string; readonly everyMs: number };
  /** What one of each room says in a run. */
  readonly wake?: string;
  /** Milliseconds to wait for what a frame of a client causes. */
  readonly patienceMs: number;
}

/** What became of a run: sockets that closed since the beginning. */
export interface IdleResult {
  readonly closed: number;
}

/** Clients that only hold their sockets. A run lets one of each room say something that the room must be awake for. */
export class Idlers implements LoadSource<IdleResult> {
  readonly #plan: IdlePlan;
  readonly #first: LoadClient[] = [];
  #closed = 0;

  constructor(plan: IdlePlan) {
    this.#plan = plan;
  }

  async join(): Promise<void> {
    const { rooms, hello, beat } = this.#plan;
    const { joinsOnOpen, encode, decode } = protocols[this.#plan.protocol];
    const silent: Protocol = { joinsOnOpen, encode, decode };
    const joins = rooms.flatMap(({ seats }, room) => {
      const log = new FrameLog<DecodedFrame>(silent.decode);
      return seats.map((seat, index) => async () => {
        const client = await LoadClient.join(seat, silent, log, {
          frame: () => {},
          closed: () => {
            this.#closed += 1;
          },
        });
        if (hello !== undefined) client.send(hello);
        if (beat !== undefined) setInterval(() => client.send(beat.text), beat.everyMs).unref();
        if (index === 0) this.#first[room] = client;
      });
    });
    await joinAll(joins, this.#plan.joinsAtOnce);
  }

  async run(): Promise<IdleResult> {
    const { wake, patienceMs } = this.#plan;
    if (wake !== undefined) for (const client of this.#first) client.send(wake);
    await setTimeout(patienceMs);
    return { closed: this.#closed };
  }
}
