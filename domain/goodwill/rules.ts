import { ANSWER_POINTS, MAX_ANSWER_POINTS_A_DAY, MAX_ANSWER_POINTS_A_PAIR } from "./limits.ts";

/** The four sums of somebody's goodwill, in points. What can be given away follows from them. */
export interface Account {
  readonly totalEarned: number;
  readonly granted: number;
  readonly spent: number;
  /** Promised for open summons. */
  readonly held: number;
}

export const emptyAccount: Account = { totalEarned: 0, granted: 0, spent: 0, held: 0 };

/** Points that can be promised or given now. */
export const balanceOf = ({ totalEarned, granted, spent, held }: Account): number =>
  totalEarned + granted - spent - held;

/** Promises points; null when the balance does not suffice. */
export const hold = (account: Account, points: number): Account | null =>
  balanceOf(account) < points ? null : { ...account, held: account.held + points };

/** Takes a promise back; null when so much was not promised. */
export const unhold = (account: Account, points: number): Account | null =>
  account.held < points ? null : { ...account, held: account.held - points };

/** Makes a promise good: what was held is spent. Null when so much was not promised. */
export const spendHeld = (account: Account, points: number): Account | null =>
  account.held < points ? null : { ...account, held: account.held - points, spent: account.spent + points };

export const earn = (account: Account, points: number): Account => ({
  ...account,
  totalEarned: account.totalEarned + points,
});

export const grant = (account: Account, points: number): Account => ({
  ...account,
  granted: account.granted + points,
});

/** Why a marked answer earns nothing: its question has paid, or a limit of the day is reached. */
export type NoPoints = "question" | "pair" | "helper";

/** Why an answer earns nothing, in words for whoever asked; `helper` is the name of who answered. */
export const noPointsInWords = (why: NoPoints, helper: string): string => {
  if (why === "question") return "This question has already given its points.";
  return why === "pair"
    ? `No points this time: answers between you and ${helper} earn ${MAX_ANSWER_POINTS_A_PAIR} a day.`
    : `No points this time: ${helper} has earned the ${MAX_ANSWER_POINTS_A_DAY} that answers can bring in a day.`;
};

/**
 * Which limit of the day keeps a marked answer from earning its points; null where none does. `byPair`: what went
 * between the two for answers today; `byHelper`: what the helper earned with answers today.
 */
export const whyNoPoints = (today: {
  readonly byPair: number;
  readonly byHelper: number;
}): Exclude<NoPoints, "question"> | null => {
  if (today.byPair + ANSWER_POINTS > MAX_ANSWER_POINTS_A_PAIR) return "pair";
  return today.byHelper + ANSWER_POINTS > MAX_ANSWER_POINTS_A_DAY ? "helper" : null;
};
