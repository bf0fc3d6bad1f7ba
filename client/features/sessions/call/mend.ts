/** Milliseconds without anything from the other device after which the connection counts as interrupted. */
export const SILENT_MS = 4_000;

/** Milliseconds of interruption after which another way is looked for; less where a device has just come back. */
const RESTART_AFTER_MS = 4_000;
const RETURNED_AFTER_MS = 2_500;

/** Milliseconds that a connection may be in the making: candidates may come over a slow path one after another. */
const MAKING_MS = 30_000;

/** Milliseconds that a new way has to prove itself before the next is looked for, by how many were tried. */
const PROVE_MS = [0, 6_000, 9_000, 12_000];

/** After so many ways that led nowhere a new connection is made. */
export const MAX_RESTARTS = 3;

/** By how many milliseconds the polite side waits longer, and what it leaves the other side after an agreement. */
const POLITE_LATER_MS = 4_000;
const POLITE_PROVE_MS = 14_000;

/** Milliseconds after which an offer without an answer is sent again: first, and at most; it doubles each time. */
const ASK_AGAIN_MS = { first: 10_000, most: 60_000 };

/** What is known of a connection when it is looked at. Times are milliseconds until now. */
export interface PeerFacts {
  readonly state: RTCPeerConnectionState;
  readonly stateMs: number;
  /** Since anything came from the other device. */
  readonly silentMs: number;
  /** Since the own offer was last sent; null where none waits for its answer. */
  readonly askedMs: number | null;
  /** How often it was sent. */
  readonly asked: number;
  /** Since the two last agreed on how to be connected. */
  readonly agreedMs: number;
  /** Ways that this side has looked for since the connection last worked. */
  readonly restarts: number;
  readonly polite: boolean;
  /** Whether the other device can hear what is signalled now. */
  readonly reachable: boolean;
  /** Whether a device has just come back to the session: perhaps over another network. */
  readonly returned: boolean;
}

/** What to do about a connection: say the offer again, look for another way (ICE restart), or make a new one. */
export type Mend = "nothing" | "ask-again" | "restart" | "rebuild";

/**
 * What to do about a connection as it is. A way is looked for by the impolite side first; nothing is looked for while
 * the last agreement is still being tried out, or where nobody would hear of it.
 */
export const mendOf = (facts: PeerFacts): Mend => {
  const { askedMs, asked, agreedMs, restarts, polite, reachable, returned } = facts;
  if (!reachable) return "nothing";
  if (askedMs !== null) return askedMs >= askAgainAfter(asked) ? "ask-again" : "nothing";
  const patience = (returned ? RETURNED_AFTER_MS : RESTART_AFTER_MS) + (polite ? POLITE_LATER_MS : 0);
  if (downMs(facts) < patience) return "nothing";
  if (agreedMs < (polite ? POLITE_PROVE_MS : (PROVE_MS[restarts] ?? 0))) return "nothing";
  return restarts < MAX_RESTARTS ? "restart" : "rebuild";
};

const askAgainAfter = (asked: number): number =>
  Math.min(ASK_AGAIN_MS.most, ASK_AGAIN_MS.first * 2 ** Math.max(0, asked - 1));

/** For how long the connection has not worked; what failed has been down long enough, what is in the making is not. */
const downMs = ({ state, stateMs, silentMs, restarts }: PeerFacts): number => {
  if (state === "connected") return silentMs;
  if (state === "failed" || restarts > 0) return RESTART_AFTER_MS + stateMs;
  if (state === "disconnected") return Math.max(stateMs, silentMs);
  return stateMs - MAKING_MS + RESTART_AFTER_MS;
};

/** How the connection stands for those who talk over it. */
export type Link = "connecting" | "connected" | "interrupted" | "failed";

/** `worked`: whether it was connected before. What once worked is interrupted, whatever is tried to mend it. */
export const linkOf = ({ state, silentMs }: Pick<PeerFacts, "state" | "silentMs">, worked: boolean): Link => {
  if (state === "connected") return silentMs < SILENT_MS ? "connected" : "interrupted";
  if (worked) return "interrupted";
  return state === "failed" ? "failed" : "connecting";
};
