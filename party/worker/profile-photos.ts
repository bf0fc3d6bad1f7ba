import type { R2Bucket } from "@cloudflare/workers-types";
import type * as Party from "partykit/server";
import { PAGE_OWNER_HEADER } from "../../domain/identity/page-owner/rules.ts";
import {
  BeginPhoto,
  FindPhoto,
  FinishPhoto,
  type PhotoChange,
  RemovePhoto,
} from "../../domain/identity/photos/commands.ts";
import {
  MAX_PHOTO_BYTES,
  PRIVATE_PHOTO_SECONDS,
  PUBLIC_PHOTO_SECONDS,
} from "../../domain/identity/photos/limits.ts";
import { type PhotoType, photoAt, photoFault, photoKey } from "../../domain/identity/photos/rules.ts";
import {
  BadRequest,
  NotFound,
  PayloadTooLarge,
  ServiceUnavailable,
  Unauthorized,
} from "../../domain/shared/errors.ts";
import { type Picture, pictureReader } from "../../domain/shared/pictures/rules.ts";
import { withoutMetadata } from "../../domain/shared/pictures/without-metadata.ts";
import { bucketOf } from "../adapters/files.ts";
import { publicErrorOf } from "../http/boundary/boundary.ts";
import { withSecurityHeaders } from "../http/boundary/security.ts";
import { callBackend, overCall } from "../wire/commands/call-backend.ts";
import { type Env, readEnv } from "../wire/env.ts";
import { errorResponse } from "../wire/error-response.ts";
import { checkOrigin } from "../wire/origin.ts";
import { readAtMost } from "../wire/read-body.ts";
import { readSessionToken } from "../wire/session-cookie.ts";
import { urlOf } from "../wire/url-of.ts";

const OWN_PATH = "/api/me/photo";

/** Bytes of a photo that is too large which are read all the same, so that its sender hears why. */
const MAX_DISCARDED_BYTES = 10 * 1024 * 1024;

interface Context {
  readonly request: Request;
  readonly lobby: Party.FetchLobby;
  readonly env: Env;
  readonly bucket: R2Bucket;
  readonly sessionToken: string | null;
}

/**
 * `PUT /api/me/photo`: the body, a square picture of at most `MAX_PHOTO_BYTES`, is one's photo from now on; what it says
 * besides what is seen is cut out of it. `DELETE` takes it away. Both answer `{avatarUrl}`, and the former photo is gone
 * with them. `GET /api/photos/:userId/:hash`: the bytes, for whoever may see the person. Null for other routes.
 */
export const servePhoto = (request: Request, lobby: Party.FetchLobby): Promise<Response> | null => {
  const { pathname } = urlOf(request);
  const { method } = request;
  if (pathname === OWN_PATH && method === "PUT") return answer(request, lobby, upload);
  if (pathname === OWN_PATH && method === "DELETE") return answer(request, lobby, remove);
  const at = method === "GET" || method === "HEAD" ? photoAt(pathname) : null;
  return at === null ? null : answer(request, lobby, (context) => download(context, at.userId, at.hash));
};

const answer = async (
  request: Request,
  lobby: Party.FetchLobby,
  run: (context: Context) => Promise<Response>,
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

const storageAway = () => new ServiceUnavailable({ message: "File storage can’t be reached right now." });

const askerOf = ({ request, sessionToken }: Context) => {
  if (sessionToken === null) throw new Unauthorized({ message: "Please sign in." });
  return { sessionToken, pageOwner: request.headers.get(PAGE_OWNER_HEADER) };
};

const inStorage = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run();
  } catch (cause) {
    console.error("file storage", cause);
    throw storageAway();
  }
};

/** What is kept of the bytes: the picture without what nobody sees of it. Throws what is wrong with them. */
const photoOf = (bytes: Uint8Array): { readonly bytes: Uint8Array; readonly type: PhotoType } => {
  const fault = photoFault(pictureIn(bytes));
  if (fault !== null) throw new BadRequest({ message: fault });
  const kept = withoutMetadata(bytes) ?? bytes;
  const picture = pictureIn(kept);
  const left = photoFault(picture);
  if (left !== null || picture === null)
    throw new BadRequest({ message: left ?? "This photo can’t be read." });
  return { bytes: kept, type: picture.type as PhotoType };
};

const pictureIn = (bytes: Uint8Array): Picture | null => {
  const reader = pictureReader();
  reader.push(bytes);
  return reader.end();
};

const hashOf = async (bytes: Uint8Array): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
};

const upload = async (context: Context): Promise<Response> => {
  const { request, lobby, env, bucket } = context;
  const asker = askerOf(context);
  const { bytes, type } = photoOf(await bodyOf(request));
  const hash = await hashOf(bytes);
  const call = overCall(env, lobby.parties, hash);
  const photo = { hash, type, size: bytes.length };
  const { userId } = await callBackend(call, BeginPhoto, { ...asker, photo });
  await inStorage(() => bucket.put(photoKey(userId, hash), bytes));
  return changed(bucket, await callBackend(call, FinishPhoto, { ...asker, hash }));
};

const bodyOf = async (request: Request): Promise<Uint8Array> => {
  if (request.body === null) throw new BadRequest({ message: "The photo is empty." });
  const body = await readAtMost(request.body, MAX_PHOTO_BYTES, { discardedBytes: MAX_DISCARDED_BYTES });
  if (body === "too large")
    throw new PayloadTooLarge({ message: `A photo must be at most ${MAX_PHOTO_BYTES / 1024} KiB.` });
  if (body === "too slow") throw new BadRequest({ message: "The photo didn’t arrive in time." });
  return body;
};

const remove = async (context: Context): Promise<Response> => {
  const { lobby, env, bucket } = context;
  const asker = askerOf(context);
  return changed(
    bucket,
    await callBackend(overCall(env, lobby.parties, asker.sessionToken), RemovePhoto, asker),
  );
};

/** What is not shown any more goes at once; where that fails, the sweep does it. */
const changed = async (bucket: R2Bucket, { avatarUrl, gone }: PhotoChange): Promise<Response> => {
  if (gone.length > 0)
    await bucket
      .delete([...gone])
      .catch((cause: unknown) => console.error("an old photo was not removed", cause));
  return Response.json({ avatarUrl }, { headers: { "cache-control": "no-store" } });
};

const download = async (context: Context, userId: string, hash: string): Promise<Response> => {
  const { request, lobby, env, bucket, sessionToken } = context;
  const call = overCall(env, lobby.parties, userId);
  const { type, size, isPublic } = await callBackend(call, FindPhoto, { sessionToken, userId, hash });
  const etag = `"${hash}"`;
  const headers = new Headers({
    "content-type": type,
    "content-disposition": "inline",
    // Its bytes never change, but who may see it does.
    "cache-control": `private, max-age=${isPublic ? PUBLIC_PHOTO_SECONDS : PRIVATE_PHOTO_SECONDS}`,
    vary: "Cookie",
    etag,
  });
  if ((request.headers.get("if-none-match") ?? "").includes(etag))
    return new Response(null, { status: 304, headers });
  headers.set("content-length", String(size));
  if (request.method === "HEAD") return new Response(null, { headers });
  const object = await inStorage(() => bucket.get(photoKey(userId, hash)));
  if (object === null) throw new NotFound({ message: "This photo doesn’t exist." });
  return new Response(object.body as unknown as ReadableStream, { headers });
};
