let lastMs = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562, method 1: a counter in the 12 bits after the time), greater than every one that this
 * tab made before, whatever its clock does.
 */
export const nextOutboxId = (now: number = Date.now()): string => {
  const random = crypto.getRandomValues(new Uint8Array(10));
  if (now > lastMs) {
    lastMs = now;
    // The counter begins in the lower half, so that there is room above.
    counter = (((random[8] as number) << 8) | (random[9] as number)) & 0x7ff;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
  }
  random[0] = ((random[0] as number) & 0x3f) | 0x80;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  const time = hex(lastMs, 12);
  const tail = Array.from(random.subarray(0, 8), (byte) => hex(byte, 2)).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
};
