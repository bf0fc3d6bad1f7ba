import { setTimeout } from "node:timers/promises";
import { type Distribution, distributionOf } from "../lib/figures/distribution.ts";
import type { DecodedFrame, Doings, Protocol } from "../protocols/protocol.ts";
import { LoadClient } from "./client.ts";
import { messageText } from "./content.ts";
import type { FrameLog } from "./frame-log.ts";
import { HeavyMember } from "./heavy-member.ts";
import { type Act, actsWith } from "./mix.ts";
import type { LoadPlan, LoadResult } from "./plan.ts";

/** Milliseconds for which a visitor stays. */
const STAY_MS = 1_000;

/** The messages that acts are about. */
interface Messages {
  readonly ids: readonly string[];
  readonly senderOf: (message: number) => number;
  /** Whether a message is surely stored. */
  readonly isStored: (message: number) => boolean;
}

interface Options<Frame> {
  readonly plan: LoadPlan;
  readonly protocol: Protocol;
  readonly log: FrameLog<Frame>;
  readonly clients: readonly LoadClient[];
  readonly messages: Messages;
}

/** What people do in the first room besides writing, who comes and goes, and the one who does everything. */
export class MixedLoad<Frame extends DecodedFrame> {
  readonly #options: Options<Frame>;
  readonly #sent: Record<string, number> = {};
  readonly #joins: number[] = [];
  readonly #visiting = new Set<Promise<void>>();
  #heavy: HeavyMember | null = null;
  #seq = 0;
  #changes = 0;
  #isOver = false;

  constructor(options: Options<Frame>) {
    this.#options = options;
  }

  /** Brings in who takes part besides the clients. */
  async join(): Promise<void> {
    const { plan, protocol, log, clients } = this.#options;
    const [first] = clients;
    if (plan.heavy && first) this.#heavy = await HeavyMember.join(plan.heavy, first, protocol, log);
  }

  start(): void {
    this.#heavy?.start();
    this.#visit().catch((error: Error) => console.error(error));
  }

  /** A client got a frame of the first room. */
  heard({ lastSeq, changes = 0 }: DecodedFrame, client: number): void {
    if (lastSeq !== undefined) this.#seq = Math.max(this.#seq, lastSeq);
    if (client === 0) this.#changes += changes;
  }

  /** A message goes out, and with it what is done besides. */
  with(message: number): void {
    const { plan, protocol, clients, messages } = this.#options;
    const { doings } = protocol;
    if (!plan.mix || !doings) return;
    for (const act of actsWith(message, plan.mix, clients.length, messages.senderOf)) {
      if ("message" in act && !messages.isStored(act.message)) continue;
      this.#sent[act.kind] = (this.#sent[act.kind] ?? 0) + 1;
      clients[act.client % clients.length]?.send(this.#textOf(act, doings));
    }
  }

  #textOf(act: Act, doings: Doings): string {
    const idOf = (message: number) => this.#options.messages.ids[message] ?? "";
    switch (act.kind) {
      case "typing":
        return doings.typing(true);
      case "read":
        return doings.read(this.#seq);
      case "react":
        return doings.react(idOf(act.message), act.emoji);
      case "edit":
        return doings.edit({ id: idOf(act.message), content: `${messageText(act.message)}, edited` });
      case "remove":
        return doings.remove(idOf(act.message));
    }
  }

  /** Ends it, and answers what was done. */
  async stop(): Promise<NonNullable<LoadResult["mixed"]>> {
    this.#isOver = true;
    const heavy = this.#heavy?.stop() ?? { sent: 0, refused: 0 };
    await Promise.allSettled(this.#visiting);
    const joinMs: Distribution = distributionOf(Float64Array.from(this.#joins));
    return { sent: this.#sent, changes: this.#changes, joinMs, heavy };
  }

  async #visit(): Promise<void> {
    const { plan, protocol, log } = this.#options;
    const { mix, visitors = [] } = plan;
    if (!mix?.joins || visitors.length === 0) return;
    for (let turn = 0; !this.#isOver; turn++) {
      const seat = visitors[turn % visitors.length];
      const began = performance.now();
      if (seat) {
        const visit = LoadClient.join(seat, protocol, log, { frame() {}, closed() {} }).then(
          async (client) => {
            this.#joins.push(performance.now() - began);
            await setTimeout(STAY_MS);
            client.leave();
          },
          () => {
            this.#sent["refused join"] = (this.#sent["refused join"] ?? 0) + 1;
          },
        );
        this.#visiting.add(visit);
      }
      await setTimeout(1_000 / mix.joins);
    }
  }
}
