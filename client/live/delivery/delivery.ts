/**
 * How things that somebody wants are sent, one at a time, until each is answered: over lost connections, without an
 * answer, and after refusals that speak of the moment. All times are milliseconds that the caller passes in.
 */
export interface Delivery<Item> {
  readonly connected: boolean;
  /** The one that is sent and not yet answered: order is kept by never having two on the way. */
  readonly inFlight: { readonly item: Item; readonly sentAt: number } | null;
  /** Refusals worth repeating since the last answer. */
  readonly setbacks: number;
  readonly retryAt: number;
  /** When the server takes them again, by its own word: whatever happens meanwhile, none is sent before. */
  readonly throttledUntil: number;
}

/** Milliseconds without an answer after which something is sent again on the same connection. */
export const ANSWER_TIMEOUT_MS = 10_000;

/** First and longest wait after a refusal that is worth repeating, in milliseconds. */
const SETBACK_BASE_MS = 1_000;
const SETBACK_MAX_MS = 20_000;

export const noDelivery: Delivery<never> = {
  connected: false,
  inFlight: null,
  setbacks: 0,
  retryAt: 0,
  throttledUntil: 0,
};

export const connected = { connected: true, inFlight: null, retryAt: 0 } as const;
export const disconnected = { connected: false, inFlight: null } as const;

/** The last refusal is forgotten: something was answered. */
export const answered = { setbacks: 0, retryAt: 0 } as const;

/** After a refusal of the moment that said nothing of when; `random` from 0 to 1 keeps many from coming at once. */
export const setBack = ({ setbacks }: Pick<Delivery<unknown>, "setbacks">, now: number, random: number) => {
  const bound = Math.min(SETBACK_MAX_MS, SETBACK_BASE_MS * 2 ** setbacks);
  return { setbacks: setbacks + 1, retryAt: now + bound / 2 + (random * bound) / 2 };
};

/** When something may be sent, so far as the delivery knows. */
export const mayGoAt = ({ inFlight, retryAt, throttledUntil }: Delivery<unknown>): number =>
  Math.max(inFlight ? inFlight.sentAt + ANSWER_TIMEOUT_MS : 0, retryAt, throttledUntil);

/** What to do now: send something, look again after some milliseconds, or wait for an event (null). */
export type Move<Item> = { readonly send: Item } | { readonly waitMs: number } | null;

/** Sends that at once, or waits until it may be. */
export const moveAt = <Item>(send: Item, at: number, now: number): Move<Item> =>
  at > now ? { waitMs: Math.ceil(at - now) } : { send };
