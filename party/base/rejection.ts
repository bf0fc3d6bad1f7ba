import type { PublicError } from "../../domain/shared/errors.ts";
import { waitInWords } from "../../domain/shared/rules.ts";
import type { Rejected, RejectionCode } from "../../domain/shared/wire.ts";
import type { Tagged } from "./actor-room.ts";

const CODES: Record<PublicError["_tag"], RejectionCode> = {
  Unauthorized: "forbidden",
  Forbidden: "forbidden",
  NotFound: "not_found",
  BadRequest: "malformed",
  Conflict: "conflict",
  PayloadTooLarge: "too_large",
  TooManyRequests: "rate_limited",
  ServiceUnavailable: "unavailable",
  InternalError: "unavailable",
};

const isPublic = (error: unknown): error is PublicError =>
  typeof error === "object" && error !== null && "_tag" in error && String(error._tag) in CODES;

/** The answer to a frame whose command failed with `error`; `id` is the frame's where it has one. */
export const toRejected = (error: unknown, id: string | null): Rejected => ({
  _tag: "Rejected",
  id,
  code: isPublic(error) ? CODES[error._tag] : "unavailable",
  message: isPublic(error) ? error.message : "Something went wrong on our end.",
  ...(isPublic(error) && error._tag === "TooManyRequests"
    ? { retryAfterSeconds: error.retryAfterSeconds }
    : {}),
});

/** Whether the command was surely refused, as opposed to perhaps carried out without an answer. */
export const isRefusal = (error: unknown): boolean => isPublic(error) && CODES[error._tag] !== "unavailable";

/** The answer to a frame that was understood and not taken. */
export const rejection = (frame: Tagged, code: RejectionCode, message: string): Rejected => ({
  _tag: "Rejected",
  id: (frame as { readonly id?: string }).id ?? null,
  of: frame._tag,
  code,
  message,
});

/** The answer to a frame that may be sent again after so many seconds. */
export const tooFast = (frame: Tagged, seconds: number): Rejected => ({
  ...rejection(frame, "rate_limited", `Too much at once. Try again in ${waitInWords(seconds)}.`),
  retryAfterSeconds: seconds,
});
