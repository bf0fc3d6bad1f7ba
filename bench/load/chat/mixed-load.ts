import { setTimeout } from "node:timers/promises";
import { type Distribution, distributionOf } from "../../lib/figures/distribution.ts";
import type { DecodedFrame, Doings, Protocol } from "../../protocols/protocol.ts";
import { LoadClient } from "../client.ts";
import { FrameLog } from "../frame-log.ts";
import type { LoadPlan, LoadResult, Mix, Seat } from "../plan.ts";
import { messageText } from "./content.ts";
import { HeavyMember } from "./heavy-member.ts";
import { type Act, actsWith, type MixPlaces } from "./mix.ts";

/** Milliseconds for which a visitor stays. */
const STAY_MS = 1_000;

/** Milliseconds after which something is done about a message, so that it is surely stored. */
const LATER_MS = 2_000;

/** The messages that acts are about. */
interface Messages {
  readonly ids: readonly string[];
  /** Whether a message is surely stored. */
  readonly isStored: (message: number) => boolean;
  readonly roomOf: (message: number) => number;
}

interface Options<Frame> {
  readonly plan: LoadPlan & { readonly mix: Mix };
  readonly protocol: Protocol;
  readonly doings: Doings;
  /** The frames of each room. */
  readonly logs: readonly FrameLog<Frame>[];
  readonly clients: readonly LoadClient[];
  readonly messages: Messages;
  readonly places: MixPlaces;
}

/** What people do besides writing, who comes and goes, and the one in the first room who does everything. */
export class MixedLoad<Frame extends DecodedFrame> {
  readonly #options: Options<Frame>;
  readonly #sent: Record<string, number> = {};
  readonly #joins: number[] = [];
  readonly #visiting = new Set<Promise<void>>();
  /** The newest message that each room has told of. */
  readonly #seqs: number[];
  readonly #later: number;
  #heavy: HeavyMember | null = null;
  #changes = 0;
  #isOver = false;

  constructor(options: Options<Frame>) {
    this.#options = options;
    this.#seqs = options.logs.map(() => 0);
    this.#later = Math.round((options.plan.rate * LATER_MS) / 1_000);
  }

  /** Brings in who takes part besides the clients. */
  async join(): Promise<void> {
    const { plan, protocol, logs, clients } = this.#options;
    const [[first], [log]] = [clients, logs];
    if (plan.heavy && first && log) this.#heavy = await HeavyMember.join(plan.heavy, first, protocol, log);
  }

  start(): void {
    this.#heavy?.start();
    this.#visit().catch((error: Error) => console.error(error));
  }

  /** A client, by its place in its room, got a frame. */
  heard({ lastSeq, changes = 0 }: DecodedFrame, room: number, client: number): void {
    if (lastSeq !== undefined) this.#seqs[room] = Math.max(this.#seqs[room] ?? 0, lastSeq);
    if (client === 0) this.#changes += changes;
  }

  /** A message goes out, and with it what is done besides. */
  with(message: number): void {
    const { plan, clients, messages, places } = this.#options;
    const seq = this.#seqs[messages.roomOf(message)] ?? 0;
    for (const act of actsWith(message, plan.mix, places, this.#later)) {
      if ("message" in act && !messages.isStored(act.message)) continue;
      this.#sent[act.kind] = (this.#sent[act.kind] ?? 0) + 1;
      clients[act.client]?.send(this.#textOf(act, seq));
    }
  }

  #textOf(act: Act, seq: number): string {
    const { doings, messages } = this.#options;
    const idOf = (message: number) => messages.ids[message] ?? "";
    switch (act.kind) {
      case "typing":
        return doings.typing(true);
      case "read":
        return doings.read(seq);
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
    const { rooms, mix } = this.#options.plan;
    const visitors = rooms.flatMap((room) => room.visitors ?? []);
    if (mix.joins === 0) return;
    for (let turn = 0; !this.#isOver; turn++) {
      const seat = visitors[turn % visitors.length];
      if (!seat) return;
      const visit = this.#stay(seat).catch(() => {
        this.#sent["refused join"] = (this.#sent["refused join"] ?? 0) + 1;
      });
      this.#visiting.add(visit);
      visit.finally(() => this.#visiting.delete(visit));
      await setTimeout(1_000 / mix.joins);
    }
  }

  /** Comes, stays for a while without looking at what is sent, and leaves. */
  async #stay(seat: Seat): Promise<void> {
    const { protocol } = this.#options;
    let isIn = false;
    // Its own: what it is told alone would lie in the log of its room for ever.
    const log = new FrameLog<DecodedFrame>((text) => (isIn ? {} : protocol.decode(text)));
    const began = performance.now();
    const client = await LoadClient.join(seat, protocol, log, { frame() {}, closed() {} });
    isIn = true;
    this.#joins.push(performance.now() - began);
    await setTimeout(STAY_MS);
    client.leave();
  }
}
