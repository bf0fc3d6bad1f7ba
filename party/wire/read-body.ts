import { BODY_IDLE_MS, BODY_TOTAL_MS } from "../../domain/shared/limits.ts";

/** How long and how much to bear with a body. */
export interface Patience {
  /** Bytes past the bound that are still read, and thrown away: a client that still sends hears no answer. */
  readonly discardedBytes?: number;
  /** Milliseconds without a byte, and for the whole, after which no more is waited for. */
  readonly idleMs?: number;
  readonly totalMs?: number;
}

/** Why a body was not read to its end. */
export type Unread = "too large" | "too slow";

/**
 * The whole stream, or why not: it is larger than `maxBytes`, or did not come in time. Nothing of the rest is read
 * then, or kept. Rejects when it breaks off.
 */
export const readAtMost = async (
  stream: ReadableStream,
  maxBytes: number,
  patience: Patience = {},
): Promise<Uint8Array<ArrayBuffer> | Unread> => {
  const { discardedBytes = 0, idleMs = BODY_IDLE_MS, totalMs = BODY_TOTAL_MS } = patience;
  const endsAt = Date.now() + totalMs;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const giveUp = (why: Unread): Unread => {
    // Not awaited: a client that goes on sending, or never does, is no reason to wait.
    reader.cancel().catch(() => {});
    return why;
  };
  for (;;) {
    const next = await inTime(reader.read(), Math.min(idleMs, endsAt - Date.now()));
    if (next === null) return giveUp("too slow");
    const { done, value } = next;
    if (done || value === undefined) break;
    size += value.byteLength;
    if (size <= maxBytes) chunks.push(value);
    if (size > maxBytes + discardedBytes) return giveUp("too large");
  }
  return size > maxBytes ? "too large" : joined(chunks, size);
};

/** Reads a body that nobody wants, up to a bound: a client that still sends hears no answer. */
export const discard = async (stream: ReadableStream, maxBytes: number): Promise<void> => {
  try {
    await readAtMost(stream, 0, { discardedBytes: maxBytes });
  } catch {
    // It ended of itself.
  }
};

/** Settles as the promise does, or with null when that takes longer. */
export const inTime = <A>(promise: Promise<A>, milliseconds: number): Promise<A | null> => {
  if (milliseconds <= 0) return Promise.resolve(null);
  const late = Promise.withResolvers<null>();
  // Not cleared: the runtime keeps a part of each cleared timer for as long as its actor lives.
  setTimeout(() => late.resolve(null), milliseconds);
  return Promise.race([promise, late.promise]);
};

const joined = (chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
};
