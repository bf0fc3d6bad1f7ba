import type * as Party from "partykit/server";
import type { Env } from "./env.ts";
import { signedRequest } from "./signing.ts";
import { STUB_HEADER, stubToken } from "./stub-token.ts";

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
 * A POST to another party of this deployment: through the platform's stub, with the deployment's token, or where there
 * is none through the worker's own address, signed. Rejects when the party cannot be reached.
 */
export const callParty = async (
  env: Env,
  parties: Parties,
  party: string,
  roomId: string,
  subpath: string,
  body: string,
): Promise<Response> => {
  if (parties === null) {
    const path = `/parties/${party}/${roomId}${subpath}`;
    return fetch(`${env.PUBLIC_URL}${path}`, await signedRequest(env.INTERNAL_SECRET, path, body));
  }
  const stub = parties[party]?.get(roomId);
  if (!stub) throw new Error(`no party named ${party}`);
  const init = { method: "POST", body, headers: { [STUB_HEADER]: await stubToken(env.INTERNAL_SECRET) } };
  return subpath === "" ? stub.fetch(init) : stub.fetch(subpath, init);
};
