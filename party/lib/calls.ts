import type * as Party from "partykit/server";
import type { Env } from "./env.ts";
import { signedRequest } from "./signing.ts";

/** Where parties are reached: the platform's own stubs, or null where it withholds them (in and after alarms). */
export type Parties = Party.Context["parties"] | null;

/** The platform's stubs, or null where reading them throws: during an alarm, and ever after a cold one. */
export const partiesOf = (room: Party.Room): Parties => {
  try {
    return room.context.parties;
  } catch {
    return null;
  }
};

/**
 * A signed POST to another party of this deployment: through the platform's stub, or where there is none
 * through the worker's own address. Rejects when the party cannot be reached.
 */
export const callParty = async (
  env: Env,
  parties: Parties,
  party: string,
  roomId: string,
  subpath: string,
  body: string,
): Promise<Response> => {
  const path = `/parties/${party}/${roomId}${subpath}`;
  const init = await signedRequest(env.INTERNAL_SECRET, path, body);
  if (parties === null) return fetch(`${env.PUBLIC_URL}${path}`, init);
  const stub = parties[party]?.get(roomId);
  if (!stub) throw new Error(`no party named ${party}`);
  return subpath === "" ? stub.fetch(init) : stub.fetch(subpath, init);
};
