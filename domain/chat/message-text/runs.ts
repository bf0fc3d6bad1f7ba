import { at, before, isPunctuation, isSpace, isSpaceless } from "./characters.ts";

type RunCharacter = "*" | "_" | "~";

/** Equal marks in a row, which may open and close what stands between such runs. */
export interface Run {
  readonly character: RunCharacter;
  /** Marks that are none, and shown as they are. */
  left: number;
  /** How many marks each marked part has that ends here, in that order, and each that begins here, the innermost first. */
  readonly closes: number[];
  readonly opens: number[];
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/** The run of marks from `index` up to `end`; what it may do depends on its neighbours. */
export const runAt = (text: string, index: number, end: number): Run => {
  const character = text.charAt(index) as RunCharacter;
  const length = end - index;
  const [previous, next] = [before(text, index), at(text, end)];
  const follows =
    !isSpace(next) &&
    (!isPunctuation(next) || isSpace(previous) || isPunctuation(previous) || isSpaceless(previous));
  const ends =
    !isSpace(previous) &&
    (!isPunctuation(previous) || isSpace(next) || isPunctuation(next) || isSpaceless(next));
  const isKnown = character !== "~" || length <= 2;
  const canOpen = isKnown && follows && (character !== "_" || !ends || isPunctuation(previous));
  const canClose = isKnown && ends && (character !== "_" || !follows || isPunctuation(next));
  return { character, length, left: length, closes: [], opens: [], canOpen, canClose };
};

/** Runs that can close each other look for their openers in the same place, and so need not look twice. */
const kindOf = ({ character, length, canOpen }: Run): string =>
  character === "~" ? `~${length}` : `${character}${canOpen}${length % 3}`;

const fits = (opener: Run, closer: Run): boolean => {
  if (opener.character !== closer.character || opener.left === 0 || !opener.canOpen) return false;
  if (closer.character === "~") return opener.length === closer.length;
  const isBoth = opener.canClose || closer.canOpen;
  const sum = opener.length + closer.length;
  return !isBoth || sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
};

/** Finds which runs, in the order of the text, belong together, and notes it in them. Pairs lie within each other. */
export const pairRuns = (runs: readonly Run[]): void => {
  /** Runs that may still open something, before the one that is looked at. */
  const waiting: Run[] = [];
  /** How many of those that wait have been looked through in vain by runs of a kind. */
  const searched = new Map<string, number>();
  for (const closer of runs) {
    while (closer.canClose && closer.left > 0) {
      const bottom = searched.get(kindOf(closer)) ?? 0;
      let found = waiting.length - 1;
      while (found >= bottom && !fits(waiting[found] as Run, closer)) found--;
      if (found < bottom) {
        searched.set(kindOf(closer), waiting.length);
        break;
      }
      const opener = waiting[found] as Run;
      const count = closer.character === "~" ? closer.length : opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      opener.left -= count;
      closer.left -= count;
      opener.opens.push(count);
      closer.closes.push(count);
      waiting.length = opener.left > 0 ? found + 1 : found;
      for (const [kind, upTo] of searched) if (upTo > waiting.length) searched.set(kind, waiting.length);
    }
    if (closer.canOpen && closer.left > 0) waiting.push(closer);
  }
};
