import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type OutboxEntry, placeAfter } from "./outbox-state.ts";

/** Whose outbox, and for which room: `chat:<room id>` or `summon:<summon id>`. */
export interface OutboxAddress {
  readonly userId: string;
  readonly room: string;
}

interface OutboxSchema extends DBSchema {
  entries: {
    key: string;
    value: OutboxEntry & OutboxAddress;
    indexes: { place: [string, string] };
  };
}

let opening: Promise<IDBPDatabase<OutboxSchema>> | null = null;

const database = (): Promise<IDBPDatabase<OutboxSchema>> => {
  opening ??= openDB<OutboxSchema>("peerloop", 1, {
    upgrade: (db) => {
      db.createObjectStore("entries", { keyPath: "id" }).createIndex("place", ["userId", "room"]);
    },
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
};

/** What waits for this person in this room. Another person on the same device never sees it. */
export const loadEntries = async ({ userId, room }: OutboxAddress): Promise<readonly OutboxEntry[]> => {
  const rows = await (await database()).getAllFromIndex("entries", "place", [userId, room]);
  return rows.map(({ userId: _userId, room: _room, ...entry }) => entry);
};

/**
 * Stores a new entry after all that wait in its room, whichever tab stored them, and whatever the clock said then;
 * resolved, with its place, once it is on disk. `known` are those that wait though the store may not hold them.
 */
export const appendEntry = async (
  address: OutboxAddress,
  entry: OutboxEntry,
  known: readonly OutboxEntry[],
): Promise<OutboxEntry> => {
  const transaction = (await database()).transaction("entries", "readwrite");
  const stored = await transaction.store.index("place").getAll([address.userId, address.room]);
  const placed = { ...entry, place: placeAfter([...stored, ...known]) };
  await Promise.all([transaction.store.put({ ...placed, ...address }), transaction.done]);
  return placed;
};

/** Stores an entry, or its new state under the same id; resolved once it is on disk. */
export const storeEntry = async (address: OutboxAddress, entry: OutboxEntry): Promise<void> => {
  await (await database()).put("entries", { ...entry, ...address });
};

/** Forgets entries. */
export const removeEntries = async (ids: readonly string[]): Promise<void> => {
  const transaction = (await database()).transaction("entries", "readwrite");
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
};

/** Rooms in which something of this person waits that was not refused. */
export const roomsWaiting = async (userId: string): Promise<readonly string[]> => {
  const rows = await (await database()).getAllFromIndex(
    "entries",
    "place",
    IDBKeyRange.bound([userId, ""], [userId, "\uffff"]),
  );
  return [...new Set(rows.filter((row) => row.failure === null).map((row) => row.room))];
};
