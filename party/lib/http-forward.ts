import type * as Party from "partykit/server";
import { BACKENDS } from "../../domain/shared/limits.ts";
import type { Env } from "./env.ts";
import { addressOf, backendAt, HTTP_PATH } from "./rooms.ts";
import { streamedHeaders, verifySigned } from "./signing.ts";

/** Carries the address that the client asked for: a call between parties has a path of its own. */
const URL_HEADER = "x-peerloop-url";

/** The method and both addresses are signed: the body streams through. */
const signedPath = (path: string, url: string) => `${path} ${url}`;

/**
 * Hands a browser's request to some backend actor. The worker itself opens no connection to Postgres: one a
 * request runs out of them, and a shared one belongs to the request that opened it.
 */
export const forwardToBackend = async (
  env: Env,
  parties: Party.Context["parties"],
  request: Request,
): Promise<Response> => {
  const id = backendAt(Math.floor(Math.random() * BACKENDS));
  const path = signedPath(`/parties/main/${id}${HTTP_PATH}`, request.url);
  const signature = await streamedHeaders(env.INTERNAL_SECRET, request.method, path);
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(signature)) headers.set(name, value);
  headers.set(URL_HEADER, request.url);
  const backend = parties.main?.get(id);
  if (!backend) throw new Error("no main party");
  // A GET may come with one all the same; nobody reads it, and the platform takes none on the way.
  const body = request.method === "GET" || request.method === "HEAD" ? null : request.body;
  if (body === null) for (const name of ["content-length", "transfer-encoding"]) headers.delete(name);
  return backend.fetch(HTTP_PATH, {
    method: request.method,
    headers,
    redirect: "manual",
    ...(body ? { body } : {}),
  });
};

/** The request as the browser sent it, or null where it was not forwarded by our own worker. */
export const forwarded = async (env: Env, request: Request): Promise<Request | null> => {
  const path = new URL(request.url).pathname;
  const url = request.headers.get(URL_HEADER);
  if (addressOf(path)?.rest !== HTTP_PATH || url === null) return null;
  const head = await verifySigned(
    env.INTERNAL_SECRET,
    request.method,
    signedPath(path, url),
    request.headers,
  );
  if (head === null || head.content !== null) return null;
  return new Request(url, request);
};
