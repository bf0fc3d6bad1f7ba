import { Option, Schema, type SchemaAST } from "effect";
import { PublicError, TooManyRequests } from "../../domain/shared/errors.ts";

/** Seconds after which a client may ask again while the database is away. */
const RETRY_AFTER_UNAVAILABLE_SECONDS = 2;

const encode = Schema.encodeUnknownSync(PublicError);

/** The HTTP status of each tag, as its class declares it. */
export const TAG_STATUS: ReadonlyMap<string, number> = new Map(
  PublicError.members.map((member) => [
    member.identifier,
    ((member.ast as SchemaAST.AST).annotations?.httpApiStatus as number | undefined) ?? 500,
  ]),
);

/** The HTTP status of a public error, as its class declares it. */
const statusOf = (error: PublicError): number => TAG_STATUS.get(error._tag) ?? 500;

/**
 * The answer with `Retry-After` where its status wants one and the API's own encoder, which knows no headers of
 * errors, has left it out.
 */
export const withRetryAfter = async (response: Response): Promise<Response> => {
  const { status } = response;
  if ((status !== 503 && status !== 429) || response.headers.has("retry-after")) return response;
  const body = await response.text();
  const headers = new Headers(response.headers);
  headers.set("retry-after", String(status === 503 ? RETRY_AFTER_UNAVAILABLE_SECONDS : secondsIn(body)));
  return new Response(body, { status, headers });
};

const decodeTooMany = Schema.decodeUnknownOption(Schema.fromJsonString(TooManyRequests));

const secondsIn = (body: string): number =>
  Option.match(decodeTooMany(body), { onNone: () => 60, onSome: (error) => error.retryAfterSeconds });

/** `{_tag, message, …}` with the error's status. `code`: the sign-in library's own word for it, where it has one. */
export const errorResponse = (error: PublicError, code?: string): Response => {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  if (error._tag === "TooManyRequests") headers.set("retry-after", String(error.retryAfterSeconds));
  if (error._tag === "ServiceUnavailable")
    headers.set("retry-after", String(RETRY_AFTER_UNAVAILABLE_SECONDS));
  const body = { ...(encode(error) as object), ...(code === undefined ? {} : { code }) };
  return new Response(JSON.stringify(body), { status: statusOf(error), headers });
};
