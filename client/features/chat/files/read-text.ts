/** Bytes of a text that are read for a first look. */
const MOST_BYTES = 64 * 1024;

/** The beginning of a text. `isCut`: there is more of it. */
export interface TextStart {
  readonly text: string;
  readonly isCut: boolean;
}

/** A text of UTF-8 out of bytes, of which the last may be the beginning of a character; null where they are no text. */
export const textOf = (bytes: Uint8Array, isCut: boolean): string | null => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    // No text holds them; what does is read wrongly.
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
};

/**
 * Reads the beginning of a file as a text, and no more of it. Null where it is none. It is never drawn otherwise than as
 * letters, whatever it says it is.
 * @throws what `fetch` throws, and Error where the server refuses it
 */
export const readText = async (url: string, signal: AbortSignal): Promise<TextStart | null> => {
  const answer = await fetch(url, { signal });
  if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
  const reader = answer.body.getReader();
  const bytes = new Uint8Array(MOST_BYTES);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return startOf(bytes.subarray(0, length), false);
    bytes.set(value.subarray(0, MOST_BYTES - length), length);
    const isCut = length + value.length > MOST_BYTES;
    length = Math.min(MOST_BYTES, length + value.length);
    if (!isCut) continue;
    await reader.cancel().catch(() => undefined);
    return startOf(bytes, true);
  }
};

const startOf = (bytes: Uint8Array, isCut: boolean): TextStart | null => {
  const text = textOf(bytes, isCut);
  return text === null ? null : { text, isCut };
};
