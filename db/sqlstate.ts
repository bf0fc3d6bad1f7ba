import { DrizzleQueryError } from "drizzle-orm/errors";
import {
  CheckViolation,
  type DatabaseError,
  DatabaseUnavailable,
  ExclusionViolation,
  ForeignKeyViolation,
  QueryFailed,
  SerializationFailure,
  UniqueViolation,
} from "./errors.ts";

/** Mistakes of the caller that postgres.js finds before it sends anything. */
const callerMistakes = new Set([
  "UNDEFINED_VALUE",
  "NOT_TAGGED_CALL",
  "MAX_PARAMETERS_EXCEEDED",
  "UNSAFE_TRANSACTION",
  "COPY_IN_PROGRESS",
  "MESSAGE_NOT_SUPPORTED",
]);

/** Failures before a statement could reach the server. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "CONNECT_TIMEOUT"]);

/** The server's own word that it cannot work now, and that it has written nothing. */
const refusedWork = /^(53...|57P03|57014|55P03|28...|3D000|25006)$/;

/** The server or the way to it was lost on the way. */
const connectionLost = /^(08...|57P0.|25P03|XX000)$/;

interface DriverError {
  readonly code?: unknown;
  readonly constraint_name?: unknown;
}

/**
 * Sorts what the driver threw. Undefined when it is no failure of a query but a mistake in the code around it.
 * Codes: appendix A of the PostgreSQL manual; those in capitals are postgres.js's and Node's.
 */
export function toDatabaseError(thrown: unknown): DatabaseError | undefined {
  const queried = thrown instanceof DrizzleQueryError;
  const cause: unknown = queried ? thrown.cause : thrown;
  const { code, constraint_name } = (cause ?? {}) as DriverError;
  if (typeof code !== "string") {
    // workerd's sockets fail with plain errors that carry no code.
    return queried ? new DatabaseUnavailable({ outcome: "unknown" }) : undefined;
  }
  const constraint = typeof constraint_name === "string" ? constraint_name : "";
  switch (code) {
    case "23505":
      return new UniqueViolation({ constraint });
    case "23503":
    case "23001":
      return new ForeignKeyViolation({ constraint });
    case "23514":
      return new CheckViolation({ constraint });
    case "23P01":
      return new ExclusionViolation({ constraint });
    case "40001":
    case "40P01":
      return new SerializationFailure();
  }
  if (neverSent.has(code) || refusedWork.test(code)) return new DatabaseUnavailable({ outcome: "none" });
  if (connectionLost.test(code)) return new DatabaseUnavailable({ outcome: "unknown" });
  if (/^[0-9A-Z]{5}$/.test(code) && /^[0-9FHPX]/.test(code) && /\d/.test(code))
    return new QueryFailed({ code });
  if (callerMistakes.has(code)) return new QueryFailed({ code });
  // What is left with a code comes from the socket: ECONNRESET, EPIPE, CONNECTION_CLOSED and the like.
  return queried || /^(E[A-Z]+|CONNECTION_[A-Z]+)$/.test(code)
    ? new DatabaseUnavailable({ outcome: "unknown" })
    : undefined;
}
