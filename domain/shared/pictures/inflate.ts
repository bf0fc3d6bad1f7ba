/** Bytes that were packed by `deflate`, unpacked. */
export interface Inflated {
  readonly bytes: Uint8Array;
  /** Whether there is no more: neither cut off by the bound nor by the end of what was given. */
  readonly isWhole: boolean;
}

interface Codes {
  /** How many codes there are of each length, and what they stand for, in order. */
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** Thrown where the bytes end. */
class Short extends Error {}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const lengthBits = (symbol: number) => (symbol < 8 || symbol === 28 ? 0 : (symbol >> 2) - 1);
const distanceBits = (symbol: number) => (symbol < 4 ? 0 : (symbol >> 1) - 1);
/** The order in which the lengths of the codes for lengths stand. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MOST_BITS = 15;

const codesOf = (lengths: readonly number[]): Codes => {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => a.length - b.length || a.symbol - b.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols: Uint16Array.from(symbols) };
};

const FIXED = codesOf(Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)));
const FIXED_DISTANCES = codesOf(Array.from({ length: 30 }, () => 5));

/** The bits of some bytes, the lowest of each first. */
class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  take(count: number): number {
    while (this.#count < count) {
      if (this.#at >= this.#bytes.length) throw new Short();
      this.#held |= (this.#bytes[this.#at++] as number) << this.#count;
      this.#count += 8;
    }
    const taken = this.#held & ((1 << count) - 1);
    this.#held >>>= count;
    this.#count -= count;
    return taken;
  }

  /** Bytes from the next whole one on. */
  bytes(length: number): Uint8Array {
    this.#held = 0;
    this.#count = 0;
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += taken.length;
    return taken;
  }

  /** What the next code stands for. */
  symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MOST_BITS; length++) {
      code |= this.take(1);
      const count = counts[length] as number;
      if (code - first < count) return symbols[index + code - first] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError("no such code");
  }
}

/** The codes that a block brings with it, for letters and lengths, and for distances. */
const readCodes = (bits: Bits): readonly [Codes, Codes] => {
  const [letters, distances, given] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  const ofLengths = Array.from({ length: 19 }, () => 0);
  for (const place of ORDER.slice(0, given)) ofLengths[place] = bits.take(3);
  const codes = codesOf(ofLengths);
  const lengths: number[] = [];
  while (lengths.length < letters + distances) {
    const symbol = bits.symbol(codes);
    if (symbol < 16) lengths.push(symbol);
    else {
      const again = symbol === 16 ? (lengths.at(-1) ?? 0) : 0;
      const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
      for (let time = 0; time < times; time++) lengths.push(again);
    }
  }
  return [codesOf(lengths.slice(0, letters)), codesOf(lengths.slice(letters, letters + distances))];
};

/**
 * Unpacks a stream of zlib (RFC 1950, 1951) to `most` bytes at most, however many it says: what is broken is unpacked
 * as far as it goes. `begins` is called before each block, of which many may unpack to nothing: what it throws ends
 * this. Written out, since what there is in browsers and workers cannot be asked without waiting.
 */
export const inflate = (packed: Uint8Array, most: number, begins: () => void = () => {}): Inflated => {
  let out = new Uint8Array(Math.min(most, 4_096));
  let length = 0;
  /** Makes room for as many more as may be. */
  const roomFor = (more: number): number => {
    const wanted = Math.min(most, length + more);
    if (wanted > out.length) {
      const larger = new Uint8Array(Math.min(most, Math.max(wanted, out.length * 2)));
      larger.set(out);
      out = larger;
    }
    return wanted - length;
  };
  const answer = (isWhole: boolean) => ({ bytes: out.subarray(0, length), isWhole });
  const bits = new Bits(packed, 2);
  try {
    for (let isLast = false; !isLast; ) {
      begins();
      isLast = bits.take(1) === 1;
      const kind = bits.take(2);
      if (kind === 0) {
        const [size = 0, more = 0] = sizeOf(bits.bytes(4));
        const plain = bits.bytes(size + more);
        const fits = plain.subarray(0, roomFor(plain.length));
        out.set(fits, length);
        length += fits.length;
        if (plain.length < size + more || fits.length < plain.length) return answer(false);
        continue;
      }
      if (kind === 3) throw new RangeError("no such block");
      const [letters, distances] = kind === 1 ? ([FIXED, FIXED_DISTANCES] as const) : readCodes(bits);
      for (;;) {
        const symbol = bits.symbol(letters);
        if (symbol === 256) break;
        if (roomFor(1) === 0) return answer(false);
        if (symbol < 256) {
          out[length++] = symbol;
          continue;
        }
        const long = symbol - 257;
        const times = (LENGTH_BASE[long] ?? 0) + bits.take(lengthBits(long));
        const far = bits.symbol(distances);
        const back = (DISTANCE_BASE[far] ?? 0) + bits.take(distanceBits(far));
        if (back === 0 || back > length) throw new RangeError("no such place");
        const fits = roomFor(times);
        for (let time = 0; time < fits; time++, length++) out[length] = out[length - back] as number;
        if (fits < times) return answer(false);
      }
    }
    return answer(true);
  } catch (cause) {
    if (!(cause instanceof Short || cause instanceof RangeError)) throw cause;
    // Nobody else can read on either where it is broken, but where it is cut off.
    return answer(!(cause instanceof Short));
  }
};

/** How long a block is that is not packed: its lower and its higher byte's share. */
const sizeOf = (head: Uint8Array): readonly [number, number] => {
  if (head.length < 4) throw new Short();
  return [head[0] as number, (head[1] as number) * 256];
};
