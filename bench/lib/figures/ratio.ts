import { numberText } from "./number-text.ts";
import type { Figure } from "./result.ts";

/**
 * How many times better the first figure is than the other: 2 is twice as good, 0.5 half as good.
 * Undefined where the figure is no matter of better or worse, or one of the values is 0.
 */
export function ratioOf(own: Figure, other: Figure): number | undefined {
  if (!own.better || own.value === 0 || other.value === 0) return undefined;
  return own.better === "less" ? other.value / own.value : own.value / other.value;
}

/** A ratio as it is printed: `6.2 times better`, `1.4 times worse`. */
export function ratioText(ratio: number | undefined): string {
  if (ratio === undefined) return "";
  const times = ratio >= 1 ? ratio : 1 / ratio;
  const amount = numberText(times, times >= 100 ? 0 : times >= 10 ? 1 : 2);
  if (amount === "1.00") return "the same";
  return `${amount} times ${ratio > 1 ? "better" : "worse"}`;
}
