import type * as Party from "partykit/server";
import { BACKENDS } from "../../domain/shared/limits.ts";
import type { Env } from "./env.ts";
import { signedRequest, verifySigned } from "./signing.ts";

/** Carries the address that the client asked for: a call between parties has a path of its own. */
const URL_HEADER = "x-peerloop-url";
const PATH = "/http";

/** Only the method and the address are signed: the body streams through. */
const signedText = (method: string, url: string) => `${method} ${url}`;

/**
 * Hands a browser's request to some backend actor. The worker itself opens no connection to Postgres: one a
 * request runs out of them, and a shared one belongs to the request that opened it.
 */
export const forwardToBackend = async (
  env: Env,
  parties: Party.Context["parties"],
  request: Request,
): Promise<Response> => {
  const id = `backend-${Math.floor(Math.random() * BACKENDS)}`;
  const path = `/parties/main/${id}${PATH}`;
  const { headers: signature } = await signedRequest(
    env.INTERNAL_SECRET,
    path,
    signedText(request.method, request.url),
  );
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(signature as Record<string, string>))
    if (name !== "content-type") headers.set(name, value);
  headers.set(URL_HEADER, request.url);
  const backend = parties.main?.get(id);
  if (!backend) throw new Error("no main party");
  const body = request.body;
  return backend.fetch(PATH, {
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
  if (!path.endsWith(PATH) || url === null) return null;
  if (!(await verifySigned(env.INTERNAL_SECRET, request.headers, path, signedText(request.method, url))))
    return null;
  return new Request(url, request);
};
