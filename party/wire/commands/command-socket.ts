/** UTF-16 code units of a frame at most: the platform closes a socket for one of more than 1 MiB, three bytes a unit. */
const MAX_UNITS = 256 * 1024;

/**
 * The frames that carry a text under a number: `<number>:<text>` the last or only one, `<number>+<text>` those before.
 * Between the two ends of one socket they come whole and in order.
 */
export const framesOf = (number: number, text: string): string[] => {
  if (text.length <= MAX_UNITS) return [`${number}:${text}`];
  const frames: string[] = [];
  let start = 0;
  while (text.length - start > MAX_UNITS) {
    // A pair of surrogates that is torn apart would not survive.
    const last = text.charCodeAt(start + MAX_UNITS - 1);
    const end = start + MAX_UNITS - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    frames.push(`${number}+${text.slice(start, end)}`);
    start = end;
  }
  frames.push(`${number}:${text.slice(start)}`);
  return frames;
};

/** What `framesOf` has taken apart, put together again. */
export class Assembly {
  readonly #parts = new Map<number, string>();
  readonly #maxUnits: number;

  /** @param maxUnits UTF-16 code units of a text at most */
  constructor(maxUnits: number = Number.POSITIVE_INFINITY) {
    this.#maxUnits = maxUnits;
  }

  /**
   * @returns the text that this frame completes, with its number; undefined where more is to come. Throws for what is no
   * such frame, and for a text that grows too long.
   */
  add(frame: string): { readonly number: number; readonly text: string } | undefined {
    const at = frame.search(/[:+]/);
    const number = Number(frame.slice(0, Math.max(0, at)));
    if (at < 1 || !Number.isSafeInteger(number)) throw new Error("a frame without a number");
    const text = (this.#parts.get(number) ?? "") + frame.slice(at + 1);
    if (text.length > this.#maxUnits) throw new Error("a command is too long");
    if (frame[at] === "+") {
      this.#parts.set(number, text);
      return undefined;
    }
    this.#parts.delete(number);
    return { number, text };
  }
}
