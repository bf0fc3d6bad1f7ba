import type { Change, ChatMessage } from "../../../domain/chat/wire.ts";
import type { Person } from "../../../domain/shared/schema.ts";
import { asked, finished, lazyDatabase } from "../../lib/indexed-db.ts";
import { serverNow } from "../../lib/time/socket-clock.ts";
import { forgetLate, lateChanges, noteLate } from "./late-changes.ts";

/** The end of a chat room as somebody saw it last, to be shown again before the room answers, or without it. */
export interface KeptRoom {
  /** The newest, in order of `seq` and without gaps. */
  readonly messages: readonly ChatMessage[];
  /** Their authors and others who are named in them. */
  readonly people: readonly Person[];
  readonly name: string;
  /** Everything that changed up to this `rev` is in them. */
  readonly lastRev: number;
  /** Everything up to this `seq` is read. */
  readonly readSeq: number;
  /** What was taken back since, where there was no time to keep the room anew. */
  readonly late?: readonly Change[];
}

/** Rooms kept on a device. */
const MOST_ROOMS = 30;

/** Raised when `KeptRoom`, or a message in it, gets another shape: what was kept in the old one is passed over. */
const SHAPE = 2;

/** `seenAt`: when it was kept, in milliseconds since 1970. */
interface Row extends KeptRoom {
  readonly userId: string;
  readonly roomId: string;
  readonly shape: number;
  readonly seenAt: number;
}

const database = lazyDatabase("peerloop-rooms", 1, (db) => {
  db.createObjectStore("rooms", { keyPath: ["userId", "roomId"] }).createIndex("seenAt", "seenAt");
  db.createObjectStore("owner");
});

const OWNER = "userId";

const writing = async () => {
  const transaction = (await database()).transaction(["rooms", "owner"], "readwrite");
  return {
    rooms: transaction.objectStore("rooms"),
    owners: transaction.objectStore("owner"),
    done: finished(transaction),
  };
};

/** What this tab has kept, at hand without waiting. By person and room, the one seen last at the end. */
const atHand = new Map<string, KeptRoom>();
const placeOf = (userId: string, roomId: string) => `${userId} ${roomId}`;

/** What is at hand of a room that this tab has shown to this person before; undefined for others. */
export const roomAtHand = (userId: string, roomId: string): KeptRoom | undefined =>
  atHand.get(placeOf(userId, roomId));

/** What the device keeps of a room for this person; null where it keeps nothing, or nothing that can be read. */
export const keptRoom = async (userId: string, roomId: string): Promise<KeptRoom | null> => {
  try {
    const rooms = (await database()).transaction("rooms").objectStore("rooms");
    const row = (await asked(rooms.get([userId, roomId]))) as Row | undefined;
    return row?.shape === SHAPE ? { ...row, late: lateChanges(placeOf(userId, roomId)) } : null;
  } catch {
    return null;
  }
};

/** Has a room at hand, for when it is entered again. */
export const putAtHand = (userId: string, roomId: string, kept: KeptRoom): void => {
  const place = placeOf(userId, roomId);
  atHand.delete(place);
  atHand.set(place, kept);
  for (const oldest of atHand.keys()) {
    if (atHand.size <= MOST_ROOMS) break;
    atHand.delete(oldest);
  }
};

/**
 * Keeps a room on the device, and of all only those seen last. Another tab may have kept it further: then that stays.
 * Nothing is kept for whom the device does not belong to any more. Rejects where it keeps nothing at all.
 */
export const keepRoom = async (userId: string, roomId: string, kept: KeptRoom): Promise<void> => {
  const { rooms, owners, done } = await writing();
  const owner = (await asked(owners.get(OWNER))) as string | null | undefined;
  if (owner === undefined) owners.put(userId, OWNER);
  if (owner === undefined || owner === userId) {
    const before = (await asked(rooms.get([userId, roomId]))) as Row | undefined;
    const isFurther = before?.shape === SHAPE && before.lastRev > kept.lastRev;
    const row: Row = { ...(isFurther ? before : kept), userId, roomId, shape: SHAPE, seenAt: serverNow() };
    rooms.put(row);
    const keys = await asked(rooms.index("seenAt").getAllKeys());
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST_ROOMS))) rooms.delete(key);
  }
  await done;
  const place = placeOf(userId, roomId);
  // More may have been taken back meanwhile, which is not kept yet.
  if ((atHand.get(place) ?? kept) === kept) forgetLate((noted) => noted === place);
};

/** Something was taken back in a room: what is kept is not shown without that, even if there is no time to keep it anew. */
export const noteChanges = (userId: string, roomId: string, changes: readonly Change[]): void =>
  noteLate(placeOf(userId, roomId), changes);

/** Forgets a room: its person may not read it any more, or the server does not know what was kept. */
export const forgetRoom = async (userId: string, roomId: string): Promise<void> => {
  atHand.delete(placeOf(userId, roomId));
  const { rooms, done } = await writing();
  rooms.delete([userId, roomId]);
  await done;
  forgetLate((noted) => noted === placeOf(userId, roomId));
};

type Place = (userId: string, roomId: string) => boolean;

/** Forgets all rooms of which that is so. */
const forgetWhere = async (isLost: Place, owner?: string | null): Promise<void> => {
  const isLostPlace = (place: string) => {
    const [userId = "", roomId = ""] = place.split(" ");
    return isLost(userId, roomId);
  };
  for (const place of atHand.keys()) if (isLostPlace(place)) atHand.delete(place);
  const { rooms, owners, done } = await writing();
  if (owner !== undefined) owners.put(owner, OWNER);
  for (const key of await asked(rooms.getAllKeys())) {
    const [userId = "", roomId = ""] = key as string[];
    if (isLost(userId, roomId)) rooms.delete(key);
  }
  await done;
  forgetLate(isLostPlace);
};

/** Somebody may read these rooms and no others: what is kept of others for them is forgotten. */
export const forgetOtherRooms = (userId: string, roomIds: readonly string[]): Promise<void> => {
  const own = new Set(roomIds);
  return forgetWhere((owner, roomId) => owner === userId && !own.has(roomId));
};

/** The device belongs to somebody now, or to nobody: what was kept for anybody else is forgotten. */
export const ownRooms = (userId: string | null): Promise<void> =>
  forgetWhere((owner) => owner !== userId, userId);
