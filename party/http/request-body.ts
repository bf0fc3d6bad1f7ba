import { BadRequest, PayloadTooLarge } from "../../domain/shared/errors.ts";

const WITHOUT_BODY = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The request with its body read into memory, at most `maxBytes` of it, whatever `Content-Length` says.
 * A body that is not declared as JSON, or breaks off, is a `BadRequest`; without a `Content-Type` it counts as JSON.
 */
export const withBoundedBody = async (
  request: Request,
  maxBytes: number,
): Promise<Request | BadRequest | PayloadTooLarge> => {
  if (WITHOUT_BODY.has(request.method)) return request;
  const tooLarge = () => new PayloadTooLarge({ message: `The body must be at most ${maxBytes / 1024} KiB.` });
  const read = await (request.body === null
    ? { bytes: new Uint8Array() }
    : readWhole(request.body, maxBytes));
  if (read === "broken off") return new BadRequest({ message: "The body did not arrive whole." });
  const { bytes: body } = read;
  if (body === null) return tooLarge();
  const type = request.headers.get("content-type");
  if (body.byteLength > 0 && type !== null && !/^application\/json\s*(;|$)/i.test(type)) {
    return new BadRequest({ message: "The body must be JSON (Content-Type: application/json)." });
  }
  const headers = new Headers(request.headers);
  // What was sent in chunks has a length now.
  headers.delete("transfer-encoding");
  headers.set("content-length", String(body.byteLength));
  headers.set("content-type", "application/json");
  return new Request(request.url, { method: request.method, headers, body, signal: request.signal });
};

/** A body of at most `maxBytes`; null bytes where there are more. A client that goes away in the middle is no fault of ours. */
const readWhole = async (stream: ReadableStream, maxBytes: number) => {
  try {
    return { bytes: await readAtMost(stream, maxBytes) };
  } catch {
    return "broken off" as const;
  }
};

/** Bytes of a body that is too large which are read and thrown away: a client that still sends hears no answer. */
const DISCARDED_BYTES = 4 * 1024 * 1024;

/** Reads a body that nobody wants, up to a bound: a client that still sends hears no answer. */
export const discard = async (stream: ReadableStream, maxBytes: number): Promise<void> => {
  try {
    await readAtMost(stream, 0, maxBytes);
  } catch {
    // It ended of itself.
  }
};

/** The whole stream, or null when it is larger. */
const readAtMost = async (
  stream: ReadableStream,
  maxBytes: number,
  discardedBytes = DISCARDED_BYTES,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || value === undefined) break;
    size += value.byteLength;
    if (size <= maxBytes) chunks.push(value);
    if (size > maxBytes + discardedBytes) {
      // Not awaited: a client that goes on sending is no reason to wait.
      reader.cancel().catch(() => {});
      return null;
    }
  }
  if (size > maxBytes) return null;
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
};
