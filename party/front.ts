import { hangingUpSoftly } from "./http/hang-up.ts";
import { withSecurityHeaders } from "./http/security.ts";
import { variablesIn } from "./lib/env.ts";
import { nothingHere, onlySigned, unavailable } from "./lib/incoming.ts";
import { addressOf, BACKEND_PARTY } from "./lib/rooms.ts";

type Fetch<Env> = (request: Request, env: Env, context: ExecutionContext) => Promise<Response>;

/** Addresses that the platform takes for actors', and what somebody may try in their place. */
const ACTORS = /^\/part(y|ies)(\/|$)/i;

/**
 * The outermost layer of the worker, around the platform's own routing: actors that cannot be are never asked for,
 * calls that nobody signed are refused with their bodies unread, and what the platform or the file server answers by
 * itself leaves in PeerLoop's form, with the headers of every answer.
 */
export const front =
  <Env extends object>(next: Fetch<Env>): Fetch<Env> =>
  async (request, env, context) => {
    const { pathname } = new URL(request.url);
    const isActors = ACTORS.test(pathname);
    try {
      const admitted = isActors ? await admittedTo(pathname, request, env) : request;
      const answer = admitted instanceof Request ? await next(admitted, env, context) : admitted;
      return await finished(isActors ? inOurForm(answer) : answer, request);
    } catch (cause) {
      console.error(`${request.method} ${pathname} failed`, cause);
      return finished(unavailable(), request);
    }
  };

/** Backends take no sockets; whoever may open one to a room is for admission to say. */
const admittedTo = async (pathname: string, request: Request, env: object): Promise<Request | Response> => {
  const address = addressOf(pathname);
  if (address === null) return nothingHere();
  const isSocket = request.headers.get("upgrade")?.toLowerCase() === "websocket";
  if (isSocket) return address.party === BACKEND_PARTY ? nothingHere() : request;
  return onlySigned(request, variablesIn(env));
};

/** The platform tells what went wrong as plain text; ours is JSON. A 101 and what an actor answered pass. */
const inOurForm = (answer: Response): Response => {
  if (answer.status < 400 || isJson(answer)) return answer;
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
