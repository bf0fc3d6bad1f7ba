import { BadRequest, PayloadTooLarge } from "../../../domain/shared/errors.ts";
import { type Patience, readAtMost } from "../../wire/read-body.ts";
import { isOfKind, type RequestRule, WRONG_KIND } from "../../wire/request-rules.ts";

const WITHOUT_BODY = new Set(["GET", "HEAD", "OPTIONS"]);

/** Bytes of a body that is too large which are read and thrown away: a client that still sends hears no answer. */
const DISCARDED_BYTES = 4 * 1024 * 1024;

/**
 * The request with its body read into memory, as its rule says: at most so many bytes of it, whatever `Content-Length`
 * says, and of that kind. A body of another kind, or that breaks off or does not come in time, is a `BadRequest`; where
 * JSON is wanted, one without a `Content-Type` counts as that.
 */
export const withBoundedBody = async (
  request: Request,
  { bodies, maxBytes }: Pick<RequestRule, "bodies" | "maxBytes">,
  patience: Patience = {},
): Promise<Request | BadRequest | PayloadTooLarge> => {
  if (WITHOUT_BODY.has(request.method)) return request;
  const body = await (request.body === null ? new Uint8Array() : readWhole(request.body, maxBytes, patience));
  if (body === "broken off") return new BadRequest({ message: "The body didn’t arrive complete." });
  if (body === "too slow") return new BadRequest({ message: "The body didn’t arrive in time." });
  if (body === "too large")
    return new PayloadTooLarge({ message: `The body must be at most ${maxBytes / 1024} KiB.` });
  const type = request.headers.get("content-type");
  const isKind = type === null ? bodies !== "form" : isOfKind(bodies, type);
  if (body.byteLength > 0 && !isKind) return new BadRequest({ message: WRONG_KIND[bodies] });
  const headers = new Headers(request.headers);
  // What was sent in chunks has a length now.
  headers.delete("transfer-encoding");
  headers.set("content-length", String(body.byteLength));
  if (bodies === "json") headers.set("content-type", "application/json");
  return new Request(request.url, { method: request.method, headers, body, signal: request.signal });
};

/** The body; a client that goes away in the middle is no fault of ours. */
const readWhole = async (stream: ReadableStream, maxBytes: number, patience: Patience) => {
  try {
    return await readAtMost(stream, maxBytes, { discardedBytes: DISCARDED_BYTES, ...patience });
  } catch {
    return "broken off" as const;
  }
};
