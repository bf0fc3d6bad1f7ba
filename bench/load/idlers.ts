import { setTimeout } from "node:timers/promises";
import type { ChatClientFrame } from "../../domain/chat/wire.ts";
import { peerloopProtocol } from "../protocols/peerloop.ts";
import type { DecodedFrame, Protocol } from "../protocols/protocol.ts";
import { LoadClient } from "./client.ts";
import { FrameLog } from "./frame-log.ts";
import { joinAll } from "./joining.ts";
import type { LoadSource, RoomSeats } from "./plan.ts";

/** Who sits where, with the tab in the background. */
export interface IdlePlan {
  readonly rooms: readonly RoomSeats[];
  readonly joinsAtOnce: number;
  /** Milliseconds to wait for what a frame of a client causes. */
  readonly patienceMs: number;
}

/** What became of a run: sockets that closed since the beginning. */
export interface IdleResult {
  readonly closed: number;
}

const frame = (content: ChatClientFrame) => JSON.stringify(content);

/** The room's protocol for a tab that is hidden: it says so once, and beats too seldom to matter here. */
const hidden: Protocol = {
  joinsOnOpen: peerloopProtocol.joinsOnOpen,
  encode: peerloopProtocol.encode,
  decode: peerloopProtocol.decode,
};

/** Clients whose tabs are hidden. A run lets one of each room say something that the room must be awake for. */
export class Idlers implements LoadSource<IdleResult> {
  readonly #plan: IdlePlan;
  readonly #first: LoadClient[] = [];
  #closed = 0;

  constructor(plan: IdlePlan) {
    this.#plan = plan;
  }

  async join(): Promise<void> {
    const joins = this.#plan.rooms.flatMap(({ seats }, room) => {
      const log = new FrameLog<DecodedFrame>(hidden.decode);
      return seats.map((seat, index) => async () => {
        const client = await LoadClient.join(seat, hidden, log, {
          frame: () => {},
          closed: () => {
            this.#closed += 1;
          },
        });
        client.send(frame({ _tag: "Beat", visible: false }));
        if (index === 0) this.#first[room] = client;
      });
    });
    await joinAll(joins, this.#plan.joinsAtOnce);
  }

  async run(): Promise<IdleResult> {
    for (const client of this.#first) client.send(frame({ _tag: "Typing", is: false }));
    await setTimeout(this.#plan.patienceMs);
    return { closed: this.#closed };
  }
}
