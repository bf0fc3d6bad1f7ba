import { type Distribution, distributionOf } from "../../lib/figures/distribution.ts";
import { type ProtocolName, protocols } from "../../protocols/index.ts";
import type { DecodedFrame } from "../../protocols/protocol.ts";
import { LoadClient } from "../client.ts";
import { FrameLog } from "../frame-log.ts";
import { joinAll } from "../joining.ts";
import type { LoadPhases, LoadSource, Seat } from "../plan.ts";

/** Who comes all at once into the room of one who is there. */
export interface CrowdPlan {
  readonly protocol: ProtocolName;
  readonly first: Seat;
  readonly crowd: readonly Seat[];
}

/** What became of them: milliseconds from the first attempt until all were in, and until each was. */
export interface CrowdResult {
  readonly joinedMs: number;
  readonly eachMs: Distribution;
  /** Joins that a busy server refused, and that were tried again. */
  readonly joinsAgain: number;
  /** Sockets that were closed on somebody before the last was in. */
  readonly closed: number;
}

/** People who all join one room at the same moment, when it is announced that it begins. */
export class Crowd implements LoadSource<CrowdResult> {
  readonly #plan: CrowdPlan;
  readonly #log: FrameLog<DecodedFrame>;
  readonly #clients: LoadClient[] = [];
  #closed = 0;
  #isOver = false;

  constructor(plan: CrowdPlan) {
    this.#plan = plan;
    this.#log = new FrameLog(protocols[plan.protocol].decode);
  }

  /** Brings in the one who is there. */
  join(): Promise<void> {
    return this.#enter(this.#plan.first);
  }

  /** Has all others join at once. Rejects when one is refused for good. */
  async run(phases: LoadPhases): Promise<CrowdResult> {
    const { crowd } = this.#plan;
    const each: number[] = [];
    phases.measuring();
    const began = performance.now();
    const joinsAgain = await joinAll(
      crowd.map((seat) => async () => {
        await this.#enter(seat);
        each.push(performance.now() - began);
      }),
      crowd.length,
    );
    const joinedMs = Math.round(performance.now() - began);
    phases.measured();
    this.#isOver = true;
    for (const client of this.#clients) client.leave();
    return { joinedMs, eachMs: distributionOf(each), joinsAgain, closed: this.#closed };
  }

  async #enter(seat: Seat): Promise<void> {
    const client = await LoadClient.join(seat, protocols[this.#plan.protocol], this.#log, {
      frame: () => {},
      closed: () => {
        if (!this.#isOver) this.#closed += 1;
      },
    });
    this.#clients.push(client);
  }
}
