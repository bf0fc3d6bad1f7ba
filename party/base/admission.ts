import type * as Party from "partykit/server";
import { v7 as uuidv7 } from "uuid";
import { Admit } from "../../domain/identity/admission.ts";
import type { PartyName } from "../../domain/shared/actors.ts";
import type { PublicError } from "../../domain/shared/errors.ts";
import { callBackend, overCall } from "../wire/commands/call-backend.ts";
import { type Env, readEnv } from "../wire/env.ts";
import { checkOrigin } from "../wire/origin.ts";
import { isRoom } from "../wire/rooms.ts";
import { readSessionToken } from "../wire/session-cookie.ts";

/** Carries the admission to the room, as `toHeader` writes it. Overwritten by the worker on every connection. */
export const ADMISSION_HEADER = "x-peerloop-admission";

/** Query parameters that a room reads; whatever else a client sends is dropped. */
const PARAMETERS = ["since", "rev", "compact"];

const STATUS: Partial<Record<string, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  TooManyRequests: 429,
};

const refusal = (tag: PublicError["_tag"], message: string) =>
  Response.json(
    { _tag: tag, message },
    {
      status: STATUS[tag] ?? 503,
      headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
    },
  );

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** JSON that a header can hold: of characters beyond ASCII it has the escapes. */
export const toHeader = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped);

/** Reads what `toHeader` wrote. */
export const fromHeader = (header: string): unknown => JSON.parse(header);

/**
 * The request that the room sees: a connection id of ours, the admission, nothing else of the client's. The platform
 * keeps its URL with the connection, where there is little room: what the client adds to the path goes, too.
 */
const admitted = (
  party: PartyName,
  roomId: string,
  request: Party.Request,
  admission: unknown,
): Party.Request => {
  const url = new URL(request.url);
  url.pathname = `/parties/${party}/${roomId}`;
  const kept = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = url.searchParams.get(name);
    if (value !== null && /^\d{1,15}$/.test(value)) kept.set(name, value);
  }
  kept.set("_pk", uuidv7());
  url.search = kept.toString();
  const headers = new Headers({ upgrade: "websocket", [ADMISSION_HEADER]: toHeader(admission) });
  const key = request.headers.get("sec-websocket-key");
  const version = request.headers.get("sec-websocket-version");
  if (key !== null) headers.set("sec-websocket-key", key);
  if (version !== null) headers.set("sec-websocket-version", version);
  return new Request(url.toString(), { headers }) as unknown as Party.Request;
};

const decide = async (party: PartyName, request: Party.Request, lobby: Party.Lobby, env: Env) => {
  const foreign = checkOrigin(request as unknown as Request, env);
  if (foreign !== null) return refusal("Forbidden", foreign.message);
  if (!isRoom(party, lobby.id)) return refusal("NotFound", "This room doesn’t exist.");
  const sessionToken = await readSessionToken(request.headers.get("cookie"), env);
  if (sessionToken === null) return refusal("Unauthorized", "Sign in first.");
  const admission = await callBackend(overCall(env, lobby.parties, lobby.id), Admit, {
    party,
    roomId: lobby.id,
    sessionToken,
  });
  return admitted(party, lobby.id, request, admission);
};

/**
 * Decides who may open a socket to a room, before the room sees anything. Denies by default: a missing cookie, a
 * foreign origin, an unknown room, a failing database and a fault of ours all end in a refusal.
 */
export const admit = async (
  party: PartyName,
  request: Party.Request,
  lobby: Party.Lobby,
): Promise<Party.Request | Response> => {
  try {
    return await decide(party, request, lobby, readEnv(lobby.env));
  } catch (cause) {
    const tag = (cause as { _tag?: string } | null)?._tag;
    if (tag !== undefined && tag in STATUS)
      return refusal(tag as PublicError["_tag"], (cause as Error).message);
    if (tag !== "ServiceUnavailable") console.error("admission failed", cause);
    return refusal("ServiceUnavailable", "PeerLoop can’t be reached right now.");
  }
};
