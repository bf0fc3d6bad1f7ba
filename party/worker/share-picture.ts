import type * as Party from "partykit/server";
import { drawSharePicture, type ShareFacts } from "../../domain/courses/share-picture/share-picture.ts";
import { pngOf } from "../../domain/shared/raster/png.ts";
import type { Env } from "../wire/env.ts";
import { forwardToBackend } from "../wire/http-forward.ts";
import { nothingHere, unavailable } from "../wire/incoming.ts";

/** Pictures that are kept, of some 70 KB each: what was longest not asked for is drawn anew. */
const MAX_KEPT = 48;

/** Seconds for which others may keep a picture: a new title shows after that. */
const FRESH_SECONDS = 600;

type Picture = Promise<Uint8Array<ArrayBuffer>>;

/** By what they are drawn of: a course that has changed has another picture. */
const kept = new Map<string, Picture>();

const pictureOf = (facts: string): Picture => {
  const known =
    kept.get(facts) ?? Promise.resolve().then(() => pngOf(drawSharePicture(JSON.parse(facts) as ShareFacts)));
  kept.delete(facts);
  kept.set(facts, known);
  known.catch(() => kept.delete(facts));
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
};

/**
 * The picture of a course for links that are shared. It is drawn here and not in a backend, which everybody waits for: a
 * backend only says what of, and whether anybody may see it.
 */
export const serveSharePicture = async (
  request: Request,
  lobby: Party.FetchLobby,
  env: Env,
): Promise<Response> => {
  const asked = new Request(request.url, { method: "GET" });
  const answer = await forwardToBackend(env, lobby.parties, asked);
  if (answer.status === 404) return nothingHere();
  if (!answer.ok) return unavailable();
  const picture = await pictureOf(await answer.text());
  const headers = {
    "content-type": "image/png",
    "content-length": String(picture.byteLength),
    "cache-control": `public, max-age=${FRESH_SECONDS}`,
  };
  return new Response(request.method === "HEAD" ? null : picture, { headers });
};
