import { PARTY_NAMES } from "../../domain/shared/actors.ts";
import { MAX_ACTOR_MESSAGE_BYTES, MAX_COMMAND_BYTES } from "../../domain/shared/limits.ts";
import { BACKEND_IDS, BACKEND_PARTY } from "./backends.ts";

/** Paths below a backend's address: commands, the sweep, and browsers' requests, which come from our worker alone. */
export const COMMAND_PATH = "/command";
export const SWEEP_PATH = "/sweep";
export const HTTP_PATH = "/http";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PARTIES = new Set<string>(PARTY_NAMES);

/** Whether an actor of that name may be: the platform makes one for whatever name it is asked for. */
export const isRoom = (party: string, id: string): boolean =>
  party === BACKEND_PARTY ? BACKEND_IDS.has(id) : PARTIES.has(party) && UUID.test(id);

/** An address of an actor, taken apart: `/parties/<party>/<room id><rest>`. */
export interface RoomAddress {
  readonly party: string;
  readonly id: string;
  /** Empty, or a path that begins with `/`. */
  readonly rest: string;
}

/** The actor that a path names; null where it names none that may be. */
export const addressOf = (pathname: string): RoomAddress | null => {
  const [, party, id, rest] = /^\/parties\/([^/]+)\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  return party !== undefined && id !== undefined && isRoom(party, id)
    ? { party, id, rest: rest ?? "" }
    : null;
};

/** The id of the room whose address this is: of a request that has reached it, or of one of its sockets. */
export const roomIdOf = (url: string): string => new URL(url).pathname.split("/")[3] ?? "";

/** Bytes that the body of a signed call to this address may have at most; null where none is taken. */
export const callBound = ({ party, rest }: RoomAddress): number | null => {
  if (party !== BACKEND_PARTY) return rest === "" ? MAX_ACTOR_MESSAGE_BYTES : null;
  if (rest === COMMAND_PATH) return MAX_COMMAND_BYTES;
  return rest === SWEEP_PATH ? 2 : null;
};
