import type { R2Bucket } from "@cloudflare/workers-types";
import type * as Party from "partykit/server";
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
import { NotFound } from "../../domain/shared/errors.ts";
import { callBackend, overCall } from "../wire/commands/call-backend.ts";
import { urlOf } from "../wire/url-of.ts";
import { answerFile, askerOf, type FileRequest, inStorage, uploadedPicture } from "./picture-files.ts";

const OWN_PATH = "/api/me/photo";

/**
 * `PUT /api/me/photo`: the body, a square picture of at most `MAX_PHOTO_BYTES`, is one's photo from now on; what it says
 * besides what is seen is cut out of it. `DELETE` takes it away. Both answer `{avatarUrl}`, and the former photo is gone
 * with them. `GET /api/photos/:userId/:hash`: the bytes, for whoever may see the person. Null for other routes.
 */
export const servePhoto = (request: Request, lobby: Party.FetchLobby): Promise<Response> | null => {
  const { pathname } = urlOf(request);
  const { method } = request;
  if (pathname === OWN_PATH && method === "PUT") return answerFile(request, lobby, upload);
  if (pathname === OWN_PATH && method === "DELETE") return answerFile(request, lobby, remove);
  const at = method === "GET" || method === "HEAD" ? photoAt(pathname) : null;
  return at === null ? null : answerFile(request, lobby, (context) => download(context, at.userId, at.hash));
};

const upload = async (context: FileRequest): Promise<Response> => {
  const { request, lobby, env, bucket } = context;
  const asker = askerOf(context);
  const { bytes, type, hash } = await uploadedPicture(request, {
    what: "photo",
    maxBytes: MAX_PHOTO_BYTES,
    fault: photoFault,
  });
  const call = overCall(env, lobby.parties, hash);
  const photo = { hash, type: type as PhotoType, size: bytes.length };
  const { userId } = await callBackend(call, BeginPhoto, { ...asker, photo });
  await inStorage(() => bucket.put(photoKey(userId, hash), bytes));
  return changed(bucket, await callBackend(call, FinishPhoto, { ...asker, hash }));
};

const remove = async (context: FileRequest): Promise<Response> => {
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

const download = async (context: FileRequest, userId: string, hash: string): Promise<Response> => {
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
