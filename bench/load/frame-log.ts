/** A frame with what it means. */
export interface KnownFrame<A> {
  /** UTF-16 code units of its text. */
  readonly length: number;
  readonly meaning: A;
}

type Known<A> = KnownFrame<A> & { readonly bytes: Buffer };

/**
 * The frames of one room, each decoded once. Clients of a room get the same broadcasts in the same order, so a
 * reader compares bytes with the next frame that another one has seen, and decodes only what is new.
 */
export class FrameLog<A> {
  readonly #frames: Known<A>[] = [];
  readonly #decode: (text: string) => A;

  constructor(decode: (text: string) => A) {
    this.#decode = decode;
  }

  /** How many distinct frames the room has sent. */
  get size(): number {
    return this.#frames.length;
  }

  /** A client's way through the frames, from here on. */
  reader(): (bytes: Buffer) => KnownFrame<A> {
    let next = this.#frames.length;
    return (bytes) => {
      // Past frames that went to others alone.
      for (let at = next; at < this.#frames.length; at++) {
        const known = this.#frames[at];
        if (!known?.bytes.equals(bytes)) continue;
        next = at + 1;
        return known;
      }
      // A copy: the bytes are a part of whatever the socket read at once.
      const text = bytes.toString();
      const known = { bytes: Buffer.from(bytes), length: text.length, meaning: this.#decode(text) };
      this.#frames.push(known);
      next = this.#frames.length;
      return known;
    };
  }
}
