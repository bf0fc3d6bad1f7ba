import { LEASE_MS } from "../../../domain/shared/presence-limits.ts";

/** First upper bound of the wait before a reconnect, in milliseconds; it doubles with every failure. */
const BASE_DELAY_MS = 500;

/** Longest wait before a reconnect, in milliseconds. */
const MAX_DELAY_MS = 15_000;

/** Milliseconds a connection must have held before the next loss counts as a first failure again. */
export const STABLE_MS = 5_000;

/**
 * Milliseconds to wait before connection attempt `attempt` (0 is the very first). Full jitter: anything
 * between nothing and a bound that doubles, so that a room's clients do not come back all at once.
 */
export const reconnectDelay = (attempt: number, random: () => number = Math.random): number =>
  attempt <= 0 ? 0 : Math.round(random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt));

/** What is known of a connection when it is asked whether it still lives. Times in milliseconds. */
export interface Pulse {
  /** Since the last frame of any kind arrived. */
  readonly silentMs: number;
  /** Since the tab became visible again, or the connection opened. */
  readonly watchedMs: number;
  readonly visible: boolean;
  /** Whether this server has answered a beat before: only then is silence a sign. */
  readonly answersBeats: boolean;
}

/** A visible tab whose server has said nothing for a whole lease sits on a dead connection. */
export const isStale = (pulse: Pulse): boolean =>
  pulse.visible && pulse.answersBeats && pulse.silentMs > LEASE_MS && pulse.watchedMs > LEASE_MS;

/**
 * A tab that comes back after a lease without a frame cannot tell a quiet room from a dead connection, and a
 * reconnect is cheap: it asks for what it missed.
 */
export const isDoubtful = (silentMs: number): boolean => silentMs > LEASE_MS;

/**
 * A frame out of a text, or null for what is not one: no JSON, no tag, or a tag that this version of the
 * client does not know and leaves to newer ones.
 */
export const parseFrame = (data: unknown): { readonly _tag: string } | null => {
  if (typeof data !== "string") return null;
  try {
    const value: unknown = JSON.parse(data);
    return isTagged(value) ? value : null;
  } catch {
    return null;
  }
};

const isTagged = (value: unknown): value is { readonly _tag: string } =>
  typeof value === "object" && value !== null && "_tag" in value && typeof value._tag === "string";
