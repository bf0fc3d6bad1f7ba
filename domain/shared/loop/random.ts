/** FNV-1a over UTF-16 code units: a number from 0 to 2^32 − 1 that is the same everywhere for the same text. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** Draws numbers from `low` to `high`, the same ones in the same order for the same seed (mulberry32). */
export const drawsOf = (seed: string): ((low: number, high: number) => number) => {
  let state = hashOf(seed);
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * (high - low);
  };
};
