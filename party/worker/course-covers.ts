import type { R2Bucket } from "@cloudflare/workers-types";
import type * as Party from "partykit/server";
import { BeginCover, FindCover } from "../../domain/courses/studio/covers/commands.ts";
import {
  coverAt,
  coverFault,
  coverFolder,
  coverKey,
  coverPath,
} from "../../domain/courses/studio/covers/rules.ts";
import {
  COVER_SECONDS,
  COVERS_A_DAY,
  MAX_COVER_BYTES,
  OLD_COVER_HOURS,
} from "../../domain/courses/studio/limits.ts";
import { NotFound, TooManyRequests } from "../../domain/shared/errors.ts";
import { callBackend, overCall } from "../wire/commands/call-backend.ts";
import { urlOf } from "../wire/url-of.ts";
import { answerFile, askerOf, type FileRequest, inStorage, uploadedPicture } from "./picture-files.ts";

const UPLOAD = /^\/api\/courses\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/cover$/;
const HOUR_MS = 3_600_000;

/**
 * `PUT /api/courses/:id/cover`: keeps the body, a picture of 16:9 and at most `MAX_COVER_BYTES`, as a cover that the
 * course may have, and answers `{thumbnailUrl}`; which one it has stands in its document. What it says besides what is
 * seen is cut out of it. `GET /api/covers/:courseId/:hash`: its bytes, for its creator, and for whoever may see a course
 * that shows it. Null for other routes.
 */
export const serveCover = (request: Request, lobby: Party.FetchLobby): Promise<Response> | null => {
  const { pathname } = urlOf(request);
  const courseId = request.method === "PUT" ? UPLOAD.exec(pathname)?.[1] : undefined;
  if (courseId !== undefined) return answerFile(request, lobby, (context) => upload(context, courseId));
  const isRead = request.method === "GET" || request.method === "HEAD";
  const at = isRead ? coverAt(pathname) : null;
  return at === null
    ? null
    : answerFile(request, lobby, (context) => download(context, at.courseId, at.hash));
};

const upload = async (context: FileRequest, courseId: string): Promise<Response> => {
  const { request, lobby, env, bucket } = context;
  const asker = askerOf(context);
  const call = overCall(env, lobby.parties, courseId);
  const { keep } = await callBackend(call, BeginCover, { ...asker, courseId });
  await makeRoom(bucket, courseId, keep, env.rateLimits);
  const { bytes, type, hash } = await uploadedPicture(request, {
    what: "cover",
    maxBytes: MAX_COVER_BYTES,
    fault: coverFault,
  });
  await inStorage(() => bucket.put(coverKey(courseId, hash), bytes, { httpMetadata: { contentType: type } }));
  return Response.json(
    { thumbnailUrl: coverPath(courseId, hash) },
    { headers: { "cache-control": "no-store" } },
  );
};

/**
 * Forgets old covers that nothing shows. Those that are there were uploaded lately, or are shown: their number says
 * whether another may come.
 */
const makeRoom = async (
  bucket: R2Bucket,
  courseId: string,
  keep: readonly string[],
  isLimited: boolean,
): Promise<void> => {
  const { objects } = await inStorage(() => bucket.list({ prefix: coverFolder(courseId) }));
  const oldest = Date.now() - OLD_COVER_HOURS * HOUR_MS;
  const isOld = ({ uploaded }: { readonly uploaded: Date }) => uploaded.getTime() < oldest;
  const kept = new Set(keep.map((hash) => coverKey(courseId, hash)));
  const gone = objects.filter((object) => isOld(object) && !kept.has(object.key)).map(({ key }) => key);
  if (gone.length > 0)
    await bucket.delete(gone).catch((cause: unknown) => console.error("old covers were not removed", cause));
  if (isLimited && objects.filter((object) => !isOld(object)).length >= COVERS_A_DAY)
    throw new TooManyRequests({
      message: "That’s enough new covers for a day. Try again tomorrow.",
      retryAfterSeconds: OLD_COVER_HOURS * 3_600,
    });
};

const download = async (context: FileRequest, courseId: string, hash: string): Promise<Response> => {
  const { request, lobby, env, bucket, sessionToken } = context;
  const call = overCall(env, lobby.parties, courseId);
  const { isPublic } = await callBackend(call, FindCover, { sessionToken, courseId, hash });
  const etag = `"${hash}"`;
  const headers = new Headers({
    "content-disposition": "inline",
    // Its bytes never change, but who may see it does.
    "cache-control": isPublic ? `private, max-age=${COVER_SECONDS}` : "private, no-cache",
    vary: "Cookie",
    etag,
  });
  if ((request.headers.get("if-none-match") ?? "").includes(etag))
    return new Response(null, { status: 304, headers });
  const object = await inStorage(() => bucket.get(coverKey(courseId, hash)));
  if (object === null) throw new NotFound({ message: "This picture doesn’t exist." });
  headers.set("content-type", object.httpMetadata?.contentType ?? "application/octet-stream");
  headers.set("content-length", String(object.size));
  if (request.method === "HEAD") return new Response(null, { headers });
  return new Response(object.body as unknown as ReadableStream, { headers });
};
