import { BadRequest, NotFound } from "../../../domain/shared/errors.ts";
import type { Env } from "../../wire/env.ts";

/** Seconds that the time of a webhook may be off (Standard Webhooks): an older one may be a copy. */
const TOLERANCE_SECONDS = 5 * 60;

/** What the head of a signed webhook says. */
export interface SignedHead {
  /** The sender's id of the event, the same whenever it is repeated. */
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: string;
  /** One or several, separated by spaces: while its secret changes, a sender signs with both. */
  readonly signature: string;
}

const ID = /^[\x21-\x7e]{1,200}$/;
const SIGNATURES = /^(v\d\w{0,4},[A-Za-z0-9+/=_-]{1,200} ?){1,10}$/;

/** The head of a webhook as Svix signs them; null where something is missing, malformed or out of its time. */
export const signedHead = (headers: Headers, now = Date.now()): SignedHead | null => {
  const id = headers.get("svix-id") ?? "";
  const timestamp = headers.get("svix-timestamp") ?? "";
  const signature = headers.get("svix-signature") ?? "";
  if (!ID.test(id) || !/^\d{10}$/.test(timestamp) || !SIGNATURES.test(signature)) return null;
  return Math.abs(now / 1_000 - Number(timestamp)) <= TOLERANCE_SECONDS ? { id, timestamp, signature } : null;
};

/** Why a request to Resend's route is refused before anything of its body is read; null where it is not. */
export const refusedHead = (
  request: Request,
  env: Pick<Env, "RESEND_WEBHOOK_SECRET">,
): NotFound | BadRequest | null => {
  if (request.method !== "POST" || env.RESEND_WEBHOOK_SECRET === undefined)
    return new NotFound({ message: "There’s nothing here." });
  return signedHead(request.headers) === null ? notSigned() : null;
};

/** The answer to what was not signed by whom we listen to. */
export const notSigned = () =>
  new BadRequest({ message: "The request isn’t signed, or its signature has expired." });
