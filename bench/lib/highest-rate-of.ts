import type { Peer } from "../peers/peer.ts";
import type { ChatLoad } from "./chat/chat-load.ts";
import { chatSubject, nothingLost } from "./chat/chat-outcome.ts";
import { numberText } from "./figures/number-text.ts";
import { type HeldRate, highestRate } from "./figures/rate-search.ts";
import type { Subject } from "./figures/result.ts";
import { type ChatMeasurement, measureChat } from "./measure.ts";
import type { BenchContext } from "./scenario.ts";

/** What a highest rate is looked for with. */
export interface RateSearch {
  readonly load: Omit<ChatLoad, "rate">;
  /** The 99th percentile of the time to the last delivery may be so many milliseconds. */
  readonly limitMs: number;
  /** The rate that is tried first. */
  readonly start: number;
  /** How near the search comes to the limit, as a ratio; 1.04 where it is not given. */
  readonly precision?: number;
}

/** The rate of a short run, which looks for none. */
const SHORT_RATE = 50;

/** A rate holds when everything arrived everywhere, once, and in time. */
const holds = (measured: ChatMeasurement, limitMs: number) =>
  measured.load.lastMs.p99 <= limitMs && nothingLost(measured).every(({ met }) => met);

/**
 * The highest rate of messages that a peer holds, each rate on a server started anew.
 * @throws Error when it holds none
 */
export async function highestRateOf(
  context: BenchContext,
  peer: Peer,
  { load, limitMs, start, precision = 1.04 }: RateSearch,
): Promise<HeldRate<ChatMeasurement>> {
  const attempt = async (rate: number) => {
    const trial = await measureChat(context, peer, { ...load, rate });
    context.say(`${numberText(rate)} messages a second: p99 ${numberText(trial.load.lastMs.p99)} ms`);
    return trial;
  };
  if (context.options.isShort) return { rate: SHORT_RATE, trial: await attempt(SHORT_RATE) };
  const found = await highestRate({ start, factor: 1.4, precision, unit: 10, tries: 2 }, attempt, (trial) =>
    holds(trial, limitMs),
  );
  if (!found) throw new Error(`${peer.name} holds no rate at all.`);
  return found;
}

/** The name of the figure that a search finds. */
export const HIGHEST_RATE = "highest rate of messages";

/** The row of a peer at its highest rate, in a room of so many; `subject` makes the rest of it. */
export function rateSubject(
  found: HeldRate<ChatMeasurement>,
  clients: number,
  cores: number,
  subject: (measured: ChatMeasurement, cores: number) => Subject = chatSubject,
): Subject {
  const whole = subject(found.trial, cores);
  return {
    ...whole,
    figures: [
      { name: "durable deliveries", unit: "/s", value: found.rate * clients, better: "more" },
      { name: HIGHEST_RATE, unit: "/s", value: found.rate, better: "more" },
      ...whole.figures.filter(({ name }) => name !== "deliveries"),
    ],
  };
}
