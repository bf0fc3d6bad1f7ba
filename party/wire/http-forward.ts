import type * as Party from "partykit/server";
import { anyBackend, BACKEND_PARTY } from "./backends.ts";
import type { Env } from "./env.ts";
import { addressOf, HTTP_PATH } from "./rooms.ts";
import { isByStub, STUB_HEADER, stubToken } from "./stub-token.ts";
import { urlOf } from "./url-of.ts";

/** Carries the address that the client asked for: a call between parties has a path of its own. */
const URL_HEADER = "x-peerloop-url";

/**
 * The header by which the platform's edge tells for every request where it comes from; a client cannot. Without that edge
 * it could, so there the worker says it.
 */
export const ADDRESS_HEADER = "cf-connecting-ip";

/**
 * Hands a browser's request to some backend actor. The worker itself opens no connection to Postgres: one a
 * request runs out of them, and a shared one belongs to the request that opened it.
 */
export const forwardToBackend = async (
  env: Env,
  parties: Party.Context["parties"],
  request: Request,
): Promise<Response> => {
  const headers = new Headers(request.headers);
  headers.set(STUB_HEADER, await stubToken(env.INTERNAL_SECRET));
  headers.set(URL_HEADER, request.url);
  if (env.isLocal) headers.set(ADDRESS_HEADER, "127.0.0.1");
  const backend = parties[BACKEND_PARTY]?.get(anyBackend());
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
  const url = request.headers.get(URL_HEADER);
  if (url === null || addressOf(urlOf(request).pathname)?.rest !== HTTP_PATH) return null;
  if (!(await isByStub(env.INTERNAL_SECRET, request.headers))) return null;
  const browser = new Request(url, request);
  browser.headers.delete(STUB_HEADER);
  return browser;
};
