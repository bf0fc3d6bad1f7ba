import type * as Party from "partykit/server";
import { NotFound, ServiceUnavailable } from "../../domain/shared/errors.ts";
import { type Env, readEnv } from "./env.ts";
import { errorResponse } from "./error-response.ts";
import { readAtMost } from "./read-body.ts";
import { addressOf, callBound } from "./rooms.ts";
import { digestOf, MAX_AGE_MS, type SignedHead, verifySigned } from "./signing.ts";
import { isByStub, STUB_HEADER } from "./stub-token.ts";
import { urlOf } from "./url-of.ts";

/** Calls from outside that an actor remembers at most; alarms make a few a minute. More are refused. */
const MAX_REMEMBERED = 4_096;

/** The answer where nobody may know of anything. */
export const nothingHere = (): Response => errorResponse(new NotFound({ message: "There’s nothing here." }));

/** The answer where something of ours cannot be reached. */
export const unavailable = (): Response =>
  errorResponse(new ServiceUnavailable({ message: "PeerLoop can’t be reached right now." }));

/** Bytes that the body of this call may have at most; null where none is taken: another address, or method. */
const boundOf = (request: Request): number | null => {
  const address = request.method === "POST" ? addressOf(urlOf(request).pathname) : null;
  return address === null ? null : callBound(address);
};

/** What a call's headers say, where they were signed and its body is no larger than is taken there; else null. */
const headOf = async (env: Env, request: Request): Promise<SignedHead | null> => {
  const bound = boundOf(request);
  if (bound === null) return null;
  const { pathname } = urlOf(request);
  const head = await verifySigned(env.INTERNAL_SECRET, "POST", pathname, request.headers);
  return head !== null && head.content.length <= bound ? head : null;
};

/** A body of at most so many bytes; null where it has more. */
const bytesOf = async (request: Request, most: number): Promise<Uint8Array | null> => {
  const bytes = request.body === null ? new Uint8Array() : await readAtMost(request.body, most);
  return bytes instanceof Uint8Array ? bytes : null;
};

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The body of a call that came by a stub; null where its address takes none, or none so large. */
const ownBody = async (request: Request): Promise<string | null> => {
  const bound = boundOf(request);
  if (bound === null) return null;
  // The platform states the length of what it passes on: it need not be counted again.
  const stated = request.headers.get("content-length");
  if (stated !== null) return Number(stated) <= bound ? request.text() : null;
  const bytes = await bytesOf(request, bound);
  return bytes && textOf(bytes);
};

/**
 * The worker's word on a request to an actor that is no WebSocket: only what a party of this deployment has signed
 * gets there. Decided by the headers alone, so that nobody can have an actor made, or a body read, by making one up.
 */
export const onlySigned = async (
  call: Request,
  variables: Record<string, unknown>,
): Promise<Request | Response> => {
  if (call.headers.has(STUB_HEADER)) return nothingHere();
  return (await headOf(readEnv(variables), call)) === null ? nothingHere() : call;
};

/** `onlySigned` in the platform's terms: asked again where no request goes around. */
export const onlySignedParty = (request: Party.Request, lobby: Party.Lobby) =>
  onlySigned(request as unknown as Request, lobby.env) as Promise<unknown> as Promise<
    Party.Request | Response
  >;

/**
 * The receiving end of calls between parties. One per actor: it remembers the calls that came through the worker's
 * address, so that what somebody has overheard on the way is of no use to them.
 */
export class Incoming {
  readonly #env: Env;
  readonly #used = new Map<string, number>();

  constructor(env: Env) {
    this.#env = env;
  }

  /**
   * The body of a call that came by a stub, or is signed, whole, as it was signed and here for the first time; else the
   * answer to it. Reads at most the bytes that its address takes, or its headers were signed for.
   */
  async body(request: Request): Promise<string | Response> {
    const isOwn = await isByStub(this.#env.INTERNAL_SECRET, request.headers);
    return (isOwn ? await ownBody(request) : await this.#signedBody(request)) ?? nothingHere();
  }

  async #signedBody(request: Request): Promise<string | null> {
    const head = await headOf(this.#env, request);
    if (head === null || !this.#first(head.nonce)) return null;
    const bytes = await bytesOf(request, head.content.length);
    return bytes !== null && (await digestOf(bytes)) === head.content.digest ? textOf(bytes) : null;
  }

  #first(nonce: string): boolean {
    const now = Date.now();
    // In the order in which they came, so those that are past use are in front. A clock may be ahead by that much too.
    for (const [known, at] of this.#used) {
      if (now - at <= 2 * MAX_AGE_MS) break;
      this.#used.delete(known);
    }
    if (this.#used.has(nonce) || this.#used.size >= MAX_REMEMBERED) return false;
    this.#used.set(nonce, now);
    return true;
  }
}
