import { Schema } from "effect";

/** Nobody is signed in, or the session has ended. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>()(
  "Unauthorized",
  { message: Schema.String },
  { httpApiStatus: 401 },
) {}

/** Signed in, but this is not theirs to see or do; `unverified`: not before they have confirmed their address. */
export class Forbidden extends Schema.TaggedError<Forbidden>()(
  "Forbidden",
  { message: Schema.String, code: Schema.optionalKey(Schema.Literal("unverified")) },
  { httpApiStatus: 403 },
) {}

/** No such thing, or none that this person may know of. */
export class NotFound extends Schema.TaggedError<NotFound>()(
  "NotFound",
  { message: Schema.String },
  { httpApiStatus: 404 },
) {}

/** The input does not fit; `message` says what is wrong with it. */
export class BadRequest extends Schema.TaggedError<BadRequest>()(
  "BadRequest",
  { message: Schema.String },
  { httpApiStatus: 400 },
) {}

/** The state of things does not allow it (any more). */
export class Conflict extends Schema.TaggedError<Conflict>()(
  "Conflict",
  { message: Schema.String },
  { httpApiStatus: 409 },
) {}

/** The body is larger than the API takes. */
export class PayloadTooLarge extends Schema.TaggedError<PayloadTooLarge>()(
  "PayloadTooLarge",
  { message: Schema.String },
  { httpApiStatus: 413 },
) {}

/** Asked too often; worth trying again after `retryAfterSeconds`. */
export class TooManyRequests extends Schema.TaggedError<TooManyRequests>()(
  "TooManyRequests",
  { message: Schema.String, retryAfterSeconds: Schema.Int },
  { httpApiStatus: 429 },
) {}

/** The database is away. Nothing was done, or it is not known whether it was: safe to repeat under the same id. */
export class ServiceUnavailable extends Schema.TaggedError<ServiceUnavailable>()(
  "ServiceUnavailable",
  { message: Schema.String },
  { httpApiStatus: 503 },
) {}

/** A fault of ours. The message never says what. */
export class InternalError extends Schema.TaggedError<InternalError>()(
  "InternalError",
  { message: Schema.String },
  { httpApiStatus: 500 },
) {}

/** Every error that may leave the system: in an HTTP answer or between actors. */
export const PublicError = Schema.Union([
  Unauthorized,
  Forbidden,
  NotFound,
  BadRequest,
  Conflict,
  PayloadTooLarge,
  TooManyRequests,
  ServiceUnavailable,
  InternalError,
]);
export type PublicError = typeof PublicError.Type;
