import { BadRequest, Forbidden } from "../../domain/shared/errors.ts";
import { withSecurityHeaders } from "../http/boundary/security.ts";
import { BACKEND_PARTY } from "../wire/backends.ts";
import { readEnv, variablesIn } from "../wire/env.ts";
import { errorResponse } from "../wire/error-response.ts";
import { nothingHere, onlySigned, unavailable } from "../wire/incoming.ts";
import { addressOf } from "../wire/rooms.ts";
import { STUB_HEADER } from "../wire/stub-token.ts";
import { urlOf } from "../wire/url-of.ts";
import { hangingUpSoftly } from "./hang-up.ts";

type Fetch<Env> = (request: Request, env: Env, context: ExecutionContext) => Promise<Response>;

/** Addresses that the platform takes for actors', and what somebody may try in their place. */
const ACTORS = /^\/part(y|ies)(\/|$)/i;

/**
 * The outermost layer of the worker, around the platform's own routing: actors that cannot be are never asked for,
 * calls that nobody signed are refused with their bodies unread, and what the platform or the file server answers by
 * itself leaves in PeerLoop's form, with the headers of every answer. Where there is a local mailbox, requests to
 * another name than this machine's own are refused: a page elsewhere may have had that name lead here.
 */
export const front =
  <Env extends object>(next: Fetch<Env>): Fetch<Env> =>
  async (request, env, context) => {
    if (!isAddress(request.url))
      return withSecurityHeaders(malformed(), "api", new Request("http://localhost/"));
    const { pathname } = urlOf(request);
    try {
      const { isLocal } = readEnv(variablesIn(env));
      if (isLocal && !isOwnMachine(request)) return await finished(elsewhere(), request);
      if (ACTORS.test(pathname)) {
        const admitted = await admittedTo(pathname, request, env);
        const answer = admitted instanceof Request ? await next(admitted, env, context) : admitted;
        return await finished(inOurForm(answer), request);
      }
      return await finished(await next(request, env, context), request);
    } catch (cause) {
      console.error(`${request.method} ${pathname} failed`, cause);
      return finished(unavailable(), request);
    }
  };

/** The runtime passes on hosts and ports that are none. */
const isAddress = (url: string): boolean => {
  try {
    return new URL(url).host !== "";
  } catch {
    return false;
  }
};

const malformed = () => errorResponse(new BadRequest({ message: "The request’s address is malformed." }));

const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

const isOwnMachine = (request: Request): boolean =>
  OWN_NAMES.test(request.headers.get("host") ?? "") && OWN_NAMES.test(urlOf(request).host);

const elsewhere = () =>
  errorResponse(
    new Forbidden({ message: "PeerLoop can only be reached from this machine here: open it at localhost." }),
  );

/** Backends take no sockets; whoever may open one to a room is for admission to say. */
const admittedTo = async (pathname: string, request: Request, env: object): Promise<Request | Response> => {
  const address = addressOf(pathname);
  if (address === null || request.headers.has(STUB_HEADER)) return nothingHere();
  const isSocket = request.headers.get("upgrade")?.toLowerCase() === "websocket";
  if (isSocket) return address.party === BACKEND_PARTY ? nothingHere() : request;
  return onlySigned(request, variablesIn(env));
};

/** The platform tells what went wrong as plain text; ours is JSON. A 101 and what an actor answered, which is a mere status to whoever signed, pass. */
const inOurForm = (answer: Response): Response => {
  if (answer.status < 400 || !answer.headers.has("content-type") || isJson(answer)) return answer;
  return answer.status === 404 ? nothingHere() : unavailable();
};

/** Static files, and what the platform answers by itself, have none of the headers that ours carry. */
const finished = async (answer: Response, request: Request): Promise<Response> => {
  const isDressed = answer.status === 101 || answer.headers.has("content-security-policy");
  const dressed = isDressed ? answer : withSecurityHeaders(answer, isJson(answer) ? "api" : "page", request);
  return answer.status < 400 || request.body === null || request.bodyUsed
    ? dressed
    : hangingUpSoftly(dressed, request.body);
};

const isJson = (answer: Response) =>
  answer.headers.get("content-type")?.startsWith("application/json") ?? false;
