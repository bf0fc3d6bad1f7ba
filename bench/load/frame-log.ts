/** A frame's bytes with what they mean. */
interface Known<A> {
  readonly bytes: Buffer;
  readonly meaning: A;
}

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
  reader(): (bytes: Buffer) => A {
    let next = this.#frames.length;
    return (bytes) => {
      // Past frames that went to others alone.
      for (let at = next; at < this.#frames.length; at++) {
        const known = this.#frames[at];
        if (!known?.bytes.equals(bytes)) continue;
        next = at + 1;
        return known.meaning;
      }
      // A copy: the bytes are a part of whatever the socket read at once.
      const known = { bytes: Buffer.from(bytes), meaning: this.#decode(bytes.toString()) };
      this.#frames.push(known);
      next = this.#frames.length;
      return known.meaning;
    };
  }
}
