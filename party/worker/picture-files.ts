import type { R2Bucket } from "@cloudflare/workers-types";
import type * as Party from "partykit/server";
import { PAGE_OWNER_HEADER } from "../../domain/identity/page-owner/rules.ts";
import { BadRequest, PayloadTooLarge, ServiceUnavailable, Unauthorized } from "../../domain/shared/errors.ts";
import { type Picture, pictureReader } from "../../domain/shared/pictures/rules.ts";
import { withoutMetadata } from "../../domain/shared/pictures/without-metadata.ts";
import { bucketOf } from "../adapters/files.ts";
import { publicErrorOf } from "../http/boundary/boundary.ts";
import { withSecurityHeaders } from "../http/boundary/security.ts";
import { type Env, readEnv } from "../wire/env.ts";
import { errorResponse } from "../wire/error-response.ts";
import { checkOrigin } from "../wire/origin.ts";
import { readAtMost } from "../wire/read-body.ts";
import { readSessionToken } from "../wire/session-cookie.ts";
import { urlOf } from "../wire/url-of.ts";

/** Bytes of a picture that is too large which are read all the same, so that its sender hears why. */
const MAX_DISCARDED_BYTES = 10 * 1024 * 1024;

/** A request for a file that the worker answers itself. */
export interface FileRequest {
  readonly request: Request;
  readonly lobby: Party.FetchLobby;
  readonly env: Env;
  readonly bucket: R2Bucket;
  readonly sessionToken: string | null;
}

const storageAway = () => new ServiceUnavailable({ message: "File storage can’t be reached right now." });

/** Answers such a request by `run`; what that throws becomes an error in the form of the API. */
export const answerFile = async (
  request: Request,
  lobby: Party.FetchLobby,
  run: (context: FileRequest) => Promise<Response>,
): Promise<Response> => {
  try {
    const env = readEnv(lobby.env);
    const foreign = checkOrigin(request, env);
    if (foreign !== null) throw foreign;
    const sessionToken = await readSessionToken(request.headers.get("cookie"), env);
    const bucket = bucketOf(lobby.bindings);
    if (!bucket) throw storageAway();
    return withSecurityHeaders(await run({ request, lobby, env, bucket, sessionToken }), "file", request);
  } catch (cause) {
    const error = publicErrorOf(cause, `${request.method} ${urlOf(request).pathname}`);
    return withSecurityHeaders(errorResponse(error), "api", request);
  }
};

/** Who asks, for a command to a backend. Throws where nobody is signed in. */
export const askerOf = ({ request, sessionToken }: FileRequest) => {
  if (sessionToken === null) throw new Unauthorized({ message: "Please sign in." });
  return { sessionToken, pageOwner: request.headers.get(PAGE_OWNER_HEADER) };
};

/** What file storage answers; throws `ServiceUnavailable` where it does not. */
export const inStorage = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run();
  } catch (cause) {
    console.error("file storage", cause);
    throw storageAway();
  }
};

/** What a picture must be to be taken. */
interface Wanted {
  readonly what: "photo" | "cover";
  readonly maxBytes: number;
  /** What is wrong with it, as a sentence; null for a good one. */
  readonly fault: (picture: Picture | null) => string | null;
}

const pictureIn = (bytes: Uint8Array): Picture | null => {
  const reader = pictureReader();
  reader.push(bytes);
  return reader.end();
};

const bodyOf = async ({ body: stream }: Request, { what, maxBytes }: Wanted): Promise<Uint8Array> => {
  if (stream === null) throw new BadRequest({ message: `The ${what} is empty.` });
  const body = await readAtMost(stream, maxBytes, { discardedBytes: MAX_DISCARDED_BYTES });
  if (body === "too large")
    throw new PayloadTooLarge({ message: `A ${what} must be at most ${maxBytes / 1024} KiB.` });
  if (body === "too slow") throw new BadRequest({ message: `The ${what} didn’t arrive in time.` });
  return body;
};

const hashOf = async (bytes: Uint8Array): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
};

/** What is kept of a picture in a request's body: without what nobody sees of it. Throws what is wrong with it. */
export const uploadedPicture = async (
  request: Request,
  wanted: Wanted,
): Promise<{ readonly bytes: Uint8Array; readonly type: Picture["type"]; readonly hash: string }> => {
  const body = await bodyOf(request, wanted);
  const fault = wanted.fault(pictureIn(body));
  if (fault !== null) throw new BadRequest({ message: fault });
  const bytes = withoutMetadata(body) ?? body;
  const picture = pictureIn(bytes);
  const left = wanted.fault(picture);
  if (left !== null || picture === null)
    throw new BadRequest({ message: left ?? `This ${wanted.what} can’t be read.` });
  return { bytes, type: picture.type, hash: await hashOf(bytes) };
};
