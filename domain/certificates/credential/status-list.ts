import { toBase64url } from "./encoding.ts";

/** Bits of one status list: the least that its specification allows, so that none tells whose is asked for. */
export const STATUS_LIST_BITS = 131_072;

/** The list in which a certificate’s bit stands, and its place there. */
export const statusPlaceOf = (statusIndex: number) => ({
  list: Math.floor(statusIndex / STATUS_LIST_BITS),
  index: statusIndex % STATUS_LIST_BITS,
});

/** The bits of a list of which those at some places are set: gzip in base64url with a `u` before it. Bit 0 is the leftmost. */
export const encodedList = async (set: readonly number[]): Promise<string> => {
  const bits = new Uint8Array(STATUS_LIST_BITS / 8);
  for (const index of set) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  const packed = new Response(bits).body?.pipeThrough(new CompressionStream("gzip"));
  return `u${toBase64url(new Uint8Array(await new Response(packed as ReadableStream).arrayBuffer()))}`;
};
