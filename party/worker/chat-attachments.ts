import type { R2Bucket } from "@cloudflare/workers-types";
import type * as Party from "partykit/server";
import {
  BeginAttachment,
  FindAttachment,
  FinishAttachment,
  type NewAttachment,
} from "../../domain/chat/attachments/commands.ts";
import {
  attachmentKey,
  dispositionOf,
  fileNameOf,
  isShown,
  mediaTypeOf,
} from "../../domain/chat/attachments/rules.ts";
import { MAX_ATTACHMENT_BYTES, MAX_IMAGE_SIDE } from "../../domain/chat/limits.ts";
import { PAGE_OWNER_HEADER } from "../../domain/identity/page-owner/rules.ts";
import {
  BadRequest,
  NotFound,
  PayloadTooLarge,
  ServiceUnavailable,
  Unauthorized,
} from "../../domain/shared/errors.ts";
import { BODY_IDLE_MS, UPLOAD_TOTAL_MS } from "../../domain/shared/limits.ts";
import { type Picture, pictureReader } from "../../domain/shared/pictures/rules.ts";
import { bucketOf } from "../adapters/files.ts";
import { publicErrorOf } from "../http/boundary/boundary.ts";
import { withSecurityHeaders } from "../http/boundary/security.ts";
import { callBackend, overCall } from "../wire/commands/call-backend.ts";
import { type Env, readEnv } from "../wire/env.ts";
import { errorResponse } from "../wire/error-response.ts";
import { checkOrigin } from "../wire/origin.ts";
import { discard, inTime } from "../wire/read-body.ts";
import { readSessionToken } from "../wire/session-cookie.ts";
import { urlOf } from "../wire/url-of.ts";

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const PUT_PATH = new RegExp(`^/api/chat/rooms/(${UUID})/attachments/(${UUID})$`);
const GET_PATH = new RegExp(`^/api/chat/attachments/(${UUID})$`);

/** Seconds for which a browser may show a file again without asking. */
const FRESH_SECONDS = 300;

interface Context {
  readonly request: Request;
  readonly lobby: Party.FetchLobby;
  readonly env: Env;
  readonly bucket: R2Bucket;
  readonly asker: { readonly sessionToken: string; readonly pageOwner: string | null };
}

/**
 * `PUT /api/chat/rooms/:roomId/attachments/:id?name=&width=&height=`: stores the body, at most
 * `MAX_ATTACHMENT_BYTES` of it, as a file of that room, not yet of a message. Answers the `Attachment`: 201, or 200
 * where it was there already. `name` is the file's. Whether it is a picture, of which type and size, its bytes say, and
 * not `width`, `height` and `Content-Type`; one that says where it was taken is refused.
 *
 * `GET /api/chat/attachments/:id`: the bytes, for members of the room. Pictures are shown in place, everything else is
 * a download, and neither can run anything.
 *
 * Both stream between browser and bucket in the worker itself; a backend only says who may. Null for other routes.
 */
export const serveAttachment = (request: Request, lobby: Party.FetchLobby): Promise<Response> | null => {
  const { pathname } = urlOf(request);
  const put = request.method === "PUT" ? PUT_PATH.exec(pathname) : null;
  if (put) return answer(request, lobby, (context) => upload(context, put[1] as string, put[2] as string));
  const get = request.method === "GET" || request.method === "HEAD" ? GET_PATH.exec(pathname) : null;
  if (get) return answer(request, lobby, (context) => download(context, get[1] as string));
  return null;
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
    if (sessionToken === null) throw new Unauthorized({ message: "Please sign in." });
    const asker = { sessionToken, pageOwner: request.headers.get(PAGE_OWNER_HEADER) };
    const bucket = bucketOf(lobby.bindings);
    if (!bucket) throw storageAway();
    return withSecurityHeaders(await run({ request, lobby, env, bucket, asker }), "file", request);
  } catch (cause) {
    const error = publicErrorOf(cause, `${request.method} ${urlOf(request).pathname}`);
    return withSecurityHeaders(errorResponse(error), "api", request);
  }
};

const storageAway = () => new ServiceUnavailable({ message: "File storage can’t be reached right now." });

const upload = async (context: Context, roomId: string, id: string): Promise<Response> => {
  const { request, lobby, env, bucket, asker } = context;
  const { body } = request;
  const file = fileIn(request, roomId, id);
  if (body === null) throw new BadRequest({ message: "The file is empty." });
  const ask = { ...asker, file };
  const { attachment, isStored } = await callBackend(
    overCall(env, lobby.parties, roomId),
    BeginAttachment,
    ask,
  );
  const key = attachmentKey(roomId, id);
  if (isStored) {
    await discard(body, MAX_ATTACHMENT_BYTES);
    return Response.json(attachment, NOT_KEPT);
  }
  // What is there is whole: an object appears when all of it has arrived.
  const there = await inStorage(() => bucket.get(key));
  const isThere = there?.size === file.size;
  if (isThere) await discard(body, MAX_ATTACHMENT_BYTES);
  else await there?.body.cancel();
  const picture = isThere ? await pictureIn(there.body) : await store(bucket, key, body, file.size);
  const facts = picture && { type: picture.type, width: picture.width, height: picture.height };
  const stored = await callBackend(overCall(env, lobby.parties, roomId), FinishAttachment, {
    id,
    picture: facts,
  });
  return Response.json(stored, { ...NOT_KEPT, status: 201 });
};

const NOT_KEPT = { headers: { "cache-control": "no-store" } } as const;

/** What the request says about its file. Throws what is wrong with it. */
const fileIn = (request: Request, roomId: string, id: string): NewAttachment => {
  const { searchParams } = urlOf(request);
  const length = request.headers.get("content-length");
  if (length === null || !/^\d{1,15}$/.test(length))
    throw new BadRequest({ message: "The request must say how long the file is (Content-Length)." });
  const size = Number(length);
  if (size === 0) throw new BadRequest({ message: "The file is empty." });
  if (size > MAX_ATTACHMENT_BYTES)
    throw new PayloadTooLarge({
      message: `A file must be at most ${MAX_ATTACHMENT_BYTES / 1024 / 1024} MiB.`,
    });
  const [width, height] = [sideIn(searchParams, "width"), sideIn(searchParams, "height")];
  if ((width === null) !== (height === null))
    throw new BadRequest({ message: "width, height: both or neither." });
  return {
    id,
    roomId,
    name: fileNameOf(searchParams.get("name") ?? ""),
    contentType: mediaTypeOf(request.headers.get("content-type")),
    size,
    width,
    height,
  };
};

const sideIn = (parameters: URLSearchParams, name: string): number | null => {
  const value = parameters.get(name);
  if (value === null || value === "") return null;
  const side = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (side >= 1 && side <= MAX_IMAGE_SIDE) return side;
  throw new BadRequest({ message: `${name}: a whole number from 1 to ${MAX_IMAGE_SIDE}.` });
};

/**
 * Stores exactly `size` bytes, and answers what picture they are: a body that is shorter or longer, or that says where
 * a picture was taken, leaves nothing.
 */
const store = async (
  bucket: R2Bucket,
  key: string,
  body: ReadableStream,
  size: number,
): Promise<Picture | null> => {
  const counted = new FixedLengthStream(size);
  const passed = passOn(body, counted.writable);
  const [arrived, stored] = await Promise.allSettled([passed, bucket.put(key, counted.readable)]);
  if (arrived.status === "rejected" && arrived.reason instanceof BadRequest) throw arrived.reason;
  if (arrived.status === "rejected" && stored.status === "rejected")
    throw new BadRequest({ message: "The file didn’t arrive complete." });
  if (stored.status === "rejected") throw storageAway();
  return arrived.status === "fulfilled" ? arrived.value : null;
};

/**
 * Passes bytes on while it looks at them; answers what picture they are. The last ones wait until that is known: an
 * object is there as soon as all of it has arrived.
 */
const passOn = async (body: ReadableStream, onto: WritableStream<Uint8Array>): Promise<Picture | null> => {
  const writer = onto.getWriter();
  try {
    let last: Uint8Array | null = null;
    const picture = await pictureIn(body, async (bytes) => {
      if (last) await writer.write(last);
      last = bytes;
    });
    if (picture?.hasLocation)
      throw new BadRequest({
        message:
          "This picture says where it was taken, or too much to know. Remove its location, then upload it again.",
      });
    if (last) await writer.write(last);
    await writer.close();
    return picture;
  } catch (cause) {
    await writer.abort(cause).catch(() => {});
    throw cause;
  }
};

const pictureIn = async (
  stream: ReadableStream,
  use: (bytes: Uint8Array) => Promise<void> = async () => {},
): Promise<Picture | null> => {
  const picture = pictureReader();
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const endsAt = Date.now() + UPLOAD_TOTAL_MS;
  for (;;) {
    const next = await inTime(reader.read(), Math.min(BODY_IDLE_MS, endsAt - Date.now()));
    if (next === null) {
      // Not awaited: who has stopped sending may never answer.
      reader.cancel().catch(() => {});
      throw new BadRequest({ message: "The file didn’t arrive in time." });
    }
    const { done, value } = next;
    if (done || value === undefined) return picture.end();
    picture.push(value);
    await use(value);
  }
};

const inStorage = async <A>(look: () => Promise<A>): Promise<A> => {
  try {
    return await look();
  } catch (cause) {
    console.error("file storage", cause);
    throw storageAway();
  }
};

const download = async ({ request, lobby, env, bucket, asker }: Context, id: string) => {
  const found = await callBackend(overCall(env, lobby.parties, id), FindAttachment, { ...asker, id });
  const { attachment, roomId } = found;
  const { contentType, name, size } = attachment;
  const etag = `"${id}"`;
  const headers = new Headers({
    // What is not shown has no type that a browser could take for a page.
    "content-type": isShown(contentType) ? contentType : "application/octet-stream",
    "content-disposition": dispositionOf(contentType, name),
    // A file never changes under its id; whoever signs in next in this browser asks for themselves.
    "cache-control": `private, max-age=${FRESH_SECONDS}`,
    vary: "Cookie",
    etag,
  });
  if (knows(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  headers.set("content-length", String(size));
  if (request.method === "HEAD") return new Response(null, { headers });
  const object = await inStorage(() => bucket.get(attachmentKey(roomId, id)));
  if (object === null) throw new NotFound({ message: "This file doesn’t exist." });
  return new Response(object.body, { headers });
};

/** Whether the client has it (RFC 9110: weak comparison, as caches on the way may have weakened it). */
const knows = (header: string | null, etag: string): boolean =>
  (header ?? "").split(",").some((known) => {
    const tag = known.trim();
    return tag === "*" || tag.replace(/^W\//, "") === etag;
  });
