/** Where to look for the highest rate, and how exactly. */
export interface RateSearchOptions {
  /** The first rate that is tried: near the one expected, to save time, but nothing depends on it. */
  readonly start: number;
  /** By what the rate grows from one step to the next, or shrinks where the first one fails. */
  readonly factor: number;
  /** The search ends when the lowest rate that failed is no more than this times the highest that held. */
  readonly precision: number;
  /** Rates are multiples of this; one below it is not tried. */
  readonly unit: number;
  /** How often a rate is tried before it counts as failed: something else may have run on the machine. */
  readonly tries: number;
}

/** A rate that held, with what was measured at it. */
export interface HeldRate<A> {
  readonly rate: number;
  readonly trial: A;
}

/**
 * The highest rate that holds: upwards in steps until one fails, then halving the distance between the two.
 * Undefined when no rate holds.
 */
export async function highestRate<A>(
  { start, factor, precision, unit, tries }: RateSearchOptions,
  attempt: (rate: number) => Promise<A>,
  holds: (trial: A) => boolean,
): Promise<HeldRate<A> | undefined> {
  const inUnits = (rate: number) => Math.round(rate / unit) * unit;
  const held = async (rate: number): Promise<HeldRate<A> | undefined> => {
    for (let left = tries; left > 0; left--) {
      const trial = await attempt(rate);
      if (holds(trial)) return { rate, trial };
    }
    return undefined;
  };
  let best: HeldRate<A> | undefined;
  let failed: number | undefined;
  for (let rate = inUnits(start); rate >= unit; ) {
    const found = await held(rate);
    if (found) best = found;
    else failed = rate;
    if (best && failed !== undefined) break;
    const next = inUnits(found ? rate * factor : rate / factor);
    rate = next === rate ? rate + (found ? unit : -unit) : next;
  }
  while (best && failed !== undefined && failed > best.rate * precision) {
    const middle = inUnits(Math.sqrt(best.rate * failed));
    if (middle <= best.rate || middle >= failed) break;
    const found = await held(middle);
    if (found) best = found;
    else failed = middle;
  }
  return best;
}
