import type { PublicError } from "../../domain/shared/errors.ts";
import type { Rejected, RejectionCode } from "../../domain/shared/wire.ts";

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
  message: isPublic(error) ? error.message : "Something went wrong on our side.",
});

/** Whether the command was surely refused, as opposed to perhaps carried out without an answer. */
export const isRefusal = (error: unknown): boolean => isPublic(error) && CODES[error._tag] !== "unavailable";
