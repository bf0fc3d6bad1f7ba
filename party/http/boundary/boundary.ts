import { Cause, Effect, Schema } from "effect";
import { HttpRouter, HttpServerError, HttpServerRequest, HttpServerResponse } from "effect/http";
import { HttpApiError } from "effect/http-api";
import { isUnavailable } from "../../../db/errors.ts";
import {
  BadRequest,
  InternalError,
  NotFound,
  PayloadTooLarge,
  PublicError,
} from "../../../domain/shared/errors.ts";
import { errorResponse } from "../../wire/error-response.ts";
import { databaseAway } from "./database-failures.ts";
import { type Part, problemWords } from "./problem-words.ts";

/**
 * The one error boundary of the JSON API: whatever handlers did not turn into an answer becomes
 * `{_tag, message}` with its status, and nothing internal leaves.
 */
export const ErrorBoundary = HttpRouter.middleware(
  (app) =>
    Effect.catchCause(app, (cause) => Effect.flatMap(HttpServerRequest.HttpServerRequest, answer(cause))),
  { global: true },
);

const answer =
  <E>(cause: Cause.Cause<E>) =>
  (request: HttpServerRequest.HttpServerRequest) =>
    // An interrupted request has nobody left to answer.
    Cause.hasInterruptsOnly(cause)
      ? Effect.failCause(cause)
      : Effect.succeed(
          HttpServerResponse.fromWeb(
            errorResponse(publicErrorOf(Cause.squash(cause), `${request.method} ${request.url}`)),
          ),
        );

const PARTS: Partial<Record<HttpApiError.HttpApiSchemaError["kind"], Part>> = {
  Params: "path",
  Query: "query",
  Headers: "headers",
  Payload: "body",
};

/** The public face of anything that was thrown or failed with, for a request such as `GET /api/me`. */
export const publicErrorOf = (failure: unknown, where: string): PublicError => {
  if (failure instanceof HttpServerError.HttpServerError && failure.reason._tag === "RouteNotFound") {
    return new NotFound({ message: "There’s nothing at this address." });
  }
  if (HttpApiError.HttpApiSchemaError.is(failure)) {
    const part = PARTS[failure.kind];
    if (part === undefined) return fault(failure.cause, where);
    // What is not in the path cannot exist.
    if (part === "path") return new NotFound({ message: "This doesn’t exist." });
    const { issue } = failure.cause;
    return new BadRequest({
      message: issue._tag === "InvalidValue" ? "The body isn’t valid JSON." : problemWords(issue, part),
    });
  }
  if (HttpApiError.HttpApiPayloadTooLarge.is(failure))
    return new PayloadTooLarge({ message: "The body is too large." });
  if (isUnavailable(failure)) return databaseAway();
  return isPublic(failure) ? failure : fault(failure, where);
};

const isPublic = Schema.is(PublicError);

/** A fault of ours: the log has all of it, under an id, and the answer nothing. */
const fault = (failure: unknown, where: string): InternalError => {
  console.error(`[${crypto.randomUUID().slice(0, 8)}] ${where.split("?")[0]} failed`, failure);
  return new InternalError({ message: "Something went wrong on our end." });
};
