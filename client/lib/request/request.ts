import { PAGE_OWNER_HEADER } from "../../../domain/identity/page-owner/rules.ts";
import { requestTexts as texts } from "../texts.ts";

/** Tags of errors the server sends, and two that only the client can know of. */
export type ApiErrorTag =
  | "Unauthorized"
  | "Forbidden"
  | "NotFound"
  | "BadRequest"
  | "Conflict"
  | "PayloadTooLarge"
  | "TooManyRequests"
  | "ServiceUnavailable"
  | "InternalError"
  /** No answer: the device is offline, or the server cannot be reached. Status 0. */
  | "NetworkFailure"
  /** An answer that is not in the API's form, such as a proxy's error page. */
  | "UnexpectedAnswer";

/** Any request that did not succeed. `message` may be shown as it is; `retryAfterSeconds` only with 429. */
export class ApiError extends Error {
  readonly _tag: ApiErrorTag;
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The answer's body as it came, for what a route says besides; undefined where there was none. */
  readonly body: unknown;

  constructor(
    tag: ApiErrorTag,
    status: number,
    message: string,
    more: { code?: string | undefined; retryAfterSeconds?: number | undefined; body?: unknown } = {},
  ) {
    super(message);
    this.name = "ApiError";
    this._tag = tag;
    this.status = status;
    this.code = more.code;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.body = more.body;
  }

  /** Whether trying the same again later may succeed without the user changing anything. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Any thrown value as an `ApiError`. A fault of the client's own code counts as `UnexpectedAnswer`. */
export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError("UnexpectedAnswer", 500, texts.broken);

const listeners = new Set<() => void>();

/** Calls `listener` whenever an answer says that nobody is signed in. Returns how to stop. */
export const onUnauthorized = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

let owner: string | null = null;

/** Says whose this page is from now on: what it asks for is refused once somebody else is signed in. */
export const ownRequests = (userId: string | null): void => {
  owner = userId;
};

/** Whether this page is that person's: what they have left to be sent goes out in nobody else's name. */
export const isOwner = (userId: string): boolean => owner === userId;

/** The header that says whose this page is; nothing while it is nobody's. */
export const ownerHeader = (): Readonly<Record<string, string>> =>
  owner === null ? {} : { [PAGE_OWNER_HEADER]: owner };

export interface RequestOptions {
  /** Asks who is signed in, whoever that is: an answer that nobody is concerns nobody else. */
  readonly asAnybody?: boolean;
  readonly query?: Readonly<Record<string, string | number | undefined | null>>;
  /** Sent as JSON; a `Blob` as it is. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One JSON request to the server of this page. Answers the parsed body, undefined for 204.
 * @throws ApiError for everything but success; an `AbortError` when `signal` was aborted.
 */
export const request = async <A>(method: string, path: string, options: RequestOptions = {}): Promise<A> => {
  const response = await send(method, path + queryString(options.query), options);
  if (response.status === 204) return undefined as A;
  const body = await parse(response);
  if (response.ok && body !== undefined) return body as A;
  if (response.status === 401 && !options.asAnybody) for (const listener of listeners) listener();
  throw errorOf(response, body);
};

const typeOf = (body: unknown): string => (body instanceof Blob ? body.type : "application/json");
const sent = (body: unknown): BodyInit => (body instanceof Blob ? body : JSON.stringify(body));

const send = async (method: string, url: string, options: RequestOptions): Promise<Response> => {
  try {
    return await fetch(url, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(options.asAnybody ? {} : ownerHeader()),
        ...(options.body === undefined ? {} : { "content-type": typeOf(options.body) }),
      },
      ...(options.body === undefined ? {} : { body: sent(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError("NetworkFailure", 0, texts.unreachable);
  }
};

const parse = async (response: Response): Promise<unknown> => {
  try {
    return (await response.json()) as unknown;
  } catch {
    return undefined;
  }
};

const errorOf = (response: Response, body: unknown): ApiError => {
  if (isErrorBody(body)) {
    return new ApiError(body._tag as ApiErrorTag, response.status, body.message, {
      code: typeof body.code === "string" ? body.code : undefined,
      retryAfterSeconds: typeof body.retryAfterSeconds === "number" ? body.retryAfterSeconds : undefined,
      body,
    });
  }
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    return new ApiError("ServiceUnavailable", 503, texts.unavailable);
  }
  return new ApiError("UnexpectedAnswer", response.ok ? 500 : response.status, texts.unreadable);
};

const isErrorBody = (
  body: unknown,
): body is { _tag: string; message: string; code?: unknown; retryAfterSeconds?: unknown } =>
  typeof body === "object" &&
  body !== null &&
  "_tag" in body &&
  typeof body._tag === "string" &&
  "message" in body &&
  typeof body.message === "string";

/** `?a=1&b=2` of what is set, or nothing. Empty text counts as not set. */
export const queryString = (query: RequestOptions["query"]): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== "") params.set(key, String(value));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
};
