/**
 * Splits a list so that no part has more than `maxItems`, nor more than `maxUnits` by `unitsOf` each; one that is
 * larger by itself is a part of its own. Order is kept, and nothing is left out.
 */
export const inParts = <A>(
  items: readonly A[],
  limits: { readonly maxItems: number; readonly maxUnits: number; readonly unitsOf: (item: A) => number },
): A[][] => {
  const parts: A[][] = [];
  let part: A[] = [];
  let units = 0;
  for (const item of items) {
    const more = limits.unitsOf(item);
    if (part.length > 0 && (part.length === limits.maxItems || units + more > limits.maxUnits)) {
      parts.push(part);
      part = [];
      units = 0;
    }
    part.push(item);
    units += more;
  }
  if (part.length > 0) parts.push(part);
  return parts;
};

/** No fewer bytes than a value takes as JSON in UTF-8, counted without encoding it. */
export const jsonBytesAtMost = (value: unknown): number => {
  if (typeof value === "string") return textBytesAtMost(value);
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + 1 + jsonBytesAtMost(one), 2);
  if (typeof value === "object" && value !== null) {
    let sum = 2;
    for (const [key, one] of Object.entries(value)) sum += key.length + 4 + jsonBytesAtMost(one);
    return sum;
  }
  return 24;
};

/** Control characters and lone halves of surrogate pairs are written as six characters. */
const textBytesAtMost = (text: string): number => {
  let bytes = 2;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || (unit >= 0xd800 && unit < 0xe000)) bytes += 6;
    else if (unit === 0x22 || unit === 0x5c) bytes += 2;
    else bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
};
