import { pbkdf2Sync } from "node:crypto";
import { nextTurn } from "../../shared/concurrency/turn.ts";

/** What scrypt costs (RFC 7914): 128·N·r bytes of memory, and time in proportion to N·r·p. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * Blocks mixed between two breaks: well under a millisecond. The runtime's own scrypt holds the one thread for the whole
 * of it, which everybody in a chat would feel; a message meets a slice at each step of its way.
 */
const BLOCKS_PER_SLICE = 512;

/** scrypt as RFC 7914 defines it, in slices. `N` is a power of two. */
export const scrypt = async (
  password: Uint8Array,
  salt: Uint8Array,
  length: number,
  { N, r, p }: ScryptCost,
): Promise<Uint8Array> => {
  const blockBytes = 128 * r;
  // A copy of its own, aligned for the words below. They are little-endian, as every machine that runs this is.
  const mixed = new Uint8Array(pbkdf2Sync(password, salt, 1, p * blockBytes, "sha256"));
  for (let lane = 0; lane < p; lane++)
    await mix(new Uint32Array(mixed.buffer, lane * blockBytes, blockBytes / 4), N, r);
  return pbkdf2Sync(password, mixed, 1, length, "sha256");
};

/** scryptROMix, in place. */
const mix = async (block: Uint32Array, N: number, r: number): Promise<void> => {
  const words = 32 * r;
  const memory = new Uint32Array(words * N);
  memory.set(block);
  for (let i = 1; i < N; i++) {
    mixBlock(memory, (i - 1) * words, memory, i * words, r);
    if (i % BLOCKS_PER_SLICE === 0) await nextTurn();
  }
  mixBlock(memory, (N - 1) * words, block, 0, r);
  const sum = new Uint32Array(words);
  for (let i = 0; i < N; i++) {
    const from = ((block[words - 16] as number) & (N - 1)) * words;
    for (let k = 0; k < words; k++) sum[k] = (block[k] as number) ^ (memory[from + k] as number);
    mixBlock(sum, 0, block, 0, r);
    if (i % BLOCKS_PER_SLICE === 0) await nextTurn();
  }
};

/** scryptBlockMix, from `source` to a place elsewhere: the even blocks come first, then the odd ones. */
const mixBlock = (source: Uint32Array, at: number, target: Uint32Array, to: number, r: number): void => {
  const from = at + 16 * (2 * r - 1);
  for (let k = 0; k < 16; k++) target[to + 16 * r + k] = source[from + k] as number;
  for (let i = 0; i < r; i++) {
    const even = to + 16 * i;
    const odd = even + 16 * r;
    salsa(target, i === 0 ? odd : odd - 16, source, at + 32 * i, target, even);
    salsa(target, even, source, at + 32 * i + 16, target, odd);
  }
};

/** The word rotated to the left. */
const rot = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/** Salsa20/8 of the exclusive or of 16 words of `a` and of `b`. */
const salsa = (a: Uint32Array, i: number, b: Uint32Array, j: number, out: Uint32Array, to: number): void => {
  const y0 = (a[i + 0] as number) ^ (b[j + 0] as number);
  const y1 = (a[i + 1] as number) ^ (b[j + 1] as number);
  const y2 = (a[i + 2] as number) ^ (b[j + 2] as number);
  const y3 = (a[i + 3] as number) ^ (b[j + 3] as number);
  const y4 = (a[i + 4] as number) ^ (b[j + 4] as number);
  const y5 = (a[i + 5] as number) ^ (b[j + 5] as number);
  const y6 = (a[i + 6] as number) ^ (b[j + 6] as number);
  const y7 = (a[i + 7] as number) ^ (b[j + 7] as number);
  const y8 = (a[i + 8] as number) ^ (b[j + 8] as number);
  const y9 = (a[i + 9] as number) ^ (b[j + 9] as number);
  const y10 = (a[i + 10] as number) ^ (b[j + 10] as number);
  const y11 = (a[i + 11] as number) ^ (b[j + 11] as number);
  const y12 = (a[i + 12] as number) ^ (b[j + 12] as number);
  const y13 = (a[i + 13] as number) ^ (b[j + 13] as number);
  const y14 = (a[i + 14] as number) ^ (b[j + 14] as number);
  const y15 = (a[i + 15] as number) ^ (b[j + 15] as number);
  let x0 = y0,
    x1 = y1,
    x2 = y2,
    x3 = y3,
    x4 = y4,
    x5 = y5,
    x6 = y6,
    x7 = y7,
    x8 = y8,
    x9 = y9,
    x10 = y10,
    x11 = y11,
    x12 = y12,
    x13 = y13,
    x14 = y14,
    x15 = y15;
  for (let round = 0; round < 4; round++) {
    x4 ^= rot((x0 + x12) | 0, 7);
    x8 ^= rot((x4 + x0) | 0, 9);
    x12 ^= rot((x8 + x4) | 0, 13);
    x0 ^= rot((x12 + x8) | 0, 18);
    x9 ^= rot((x5 + x1) | 0, 7);
    x13 ^= rot((x9 + x5) | 0, 9);
    x1 ^= rot((x13 + x9) | 0, 13);
    x5 ^= rot((x1 + x13) | 0, 18);
    x14 ^= rot((x10 + x6) | 0, 7);
    x2 ^= rot((x14 + x10) | 0, 9);
    x6 ^= rot((x2 + x14) | 0, 13);
    x10 ^= rot((x6 + x2) | 0, 18);
    x3 ^= rot((x15 + x11) | 0, 7);
    x7 ^= rot((x3 + x15) | 0, 9);
    x11 ^= rot((x7 + x3) | 0, 13);
    x15 ^= rot((x11 + x7) | 0, 18);
    x1 ^= rot((x0 + x3) | 0, 7);
    x2 ^= rot((x1 + x0) | 0, 9);
    x3 ^= rot((x2 + x1) | 0, 13);
    x0 ^= rot((x3 + x2) | 0, 18);
    x6 ^= rot((x5 + x4) | 0, 7);
    x7 ^= rot((x6 + x5) | 0, 9);
    x4 ^= rot((x7 + x6) | 0, 13);
    x5 ^= rot((x4 + x7) | 0, 18);
    x11 ^= rot((x10 + x9) | 0, 7);
    x8 ^= rot((x11 + x10) | 0, 9);
    x9 ^= rot((x8 + x11) | 0, 13);
    x10 ^= rot((x9 + x8) | 0, 18);
    x12 ^= rot((x15 + x14) | 0, 7);
    x13 ^= rot((x12 + x15) | 0, 9);
    x14 ^= rot((x13 + x12) | 0, 13);
    x15 ^= rot((x14 + x13) | 0, 18);
  }
  out[to + 0] = (x0 + y0) | 0;
  out[to + 1] = (x1 + y1) | 0;
  out[to + 2] = (x2 + y2) | 0;
  out[to + 3] = (x3 + y3) | 0;
  out[to + 4] = (x4 + y4) | 0;
  out[to + 5] = (x5 + y5) | 0;
  out[to + 6] = (x6 + y6) | 0;
  out[to + 7] = (x7 + y7) | 0;
  out[to + 8] = (x8 + y8) | 0;
  out[to + 9] = (x9 + y9) | 0;
  out[to + 10] = (x10 + y10) | 0;
  out[to + 11] = (x11 + y11) | 0;
  out[to + 12] = (x12 + y12) | 0;
  out[to + 13] = (x13 + y13) | 0;
  out[to + 14] = (x14 + y14) | 0;
  out[to + 15] = (x15 + y15) | 0;
};
