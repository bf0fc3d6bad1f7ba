import { Schema } from "effect";

const constraint = { constraint: Schema.String };

/** A row with the same key exists. `constraint` is the name in db/schema. SQLSTATE 23505. */
export class UniqueViolation extends Schema.TaggedError<UniqueViolation>()("UniqueViolation", constraint, {
  httpApiStatus: 409,
}) {
  override get message() {
    return `unique constraint ${this.constraint}`;
  }
}

/** The row referred to does not exist, or is still referred to. SQLSTATE 23503 and 23001. */
export class ForeignKeyViolation extends Schema.TaggedError<ForeignKeyViolation>()(
  "ForeignKeyViolation",
  constraint,
  { httpApiStatus: 409 },
) {
  override get message() {
    return `foreign key ${this.constraint}`;
  }
}

/** A check constraint, or one of the checks done by triggers, refused the row. SQLSTATE 23514. */
export class CheckViolation extends Schema.TaggedError<CheckViolation>()("CheckViolation", constraint, {
  httpApiStatus: 409,
}) {
  override get message() {
    return `check constraint ${this.constraint}`;
  }
}

/** The row overlaps another, as a second booking of the same hour does. SQLSTATE 23P01. */
export class ExclusionViolation extends Schema.TaggedError<ExclusionViolation>()(
  "ExclusionViolation",
  constraint,
  {
    httpApiStatus: 409,
  },
) {
  override get message() {
    return `exclusion constraint ${this.constraint}`;
  }
}

/** Concurrent transactions collided, also when repeated. Nothing was written. SQLSTATE 40001 and 40P01. */
export class SerializationFailure extends Schema.TaggedError<SerializationFailure>()(
  "SerializationFailure",
  {},
  { httpApiStatus: 503 },
) {
  override get message() {
    return "concurrent transactions collided";
  }
}

/**
 * Postgres was not reached, went away, refuses work or did not answer in time.
 * `outcome` is `none` when surely nothing was written; with `unknown` repeat under the same unique keys.
 */
export class DatabaseUnavailable extends Schema.TaggedError<DatabaseUnavailable>()(
  "DatabaseUnavailable",
  { outcome: Schema.Literals(["none", "unknown"]) },
  { httpApiStatus: 503 },
) {
  override get message() {
    return "the database is not available";
  }
}

/** Any other refusal: a mistake in the query. `code` is the SQLSTATE or the driver's code. */
export class QueryFailed extends Schema.TaggedError<QueryFailed>()(
  "QueryFailed",
  { code: Schema.String },
  { httpApiStatus: 500 },
) {
  override get message() {
    return `query failed with code ${this.code}`;
  }
}

/** Everything a query can fail with. No message holds SQL or values. */
export const DatabaseError = Schema.Union([
  UniqueViolation,
  ForeignKeyViolation,
  CheckViolation,
  ExclusionViolation,
  SerializationFailure,
  DatabaseUnavailable,
  QueryFailed,
]);
export type DatabaseError = typeof DatabaseError.Type;

/** Whether waiting and trying again can help: the database is away, or busy with a collision. */
export const isUnavailable = (error: unknown): error is DatabaseUnavailable | SerializationFailure =>
  error instanceof DatabaseUnavailable || error instanceof SerializationFailure;
