import { asked, finished, lazyDatabase } from "../../lib/indexed-db.ts";
import { type OutboxEntry, placeAfter } from "./outbox-state.ts";

/** Whose outbox, and for which room: `chat:<room id>` or `summon:<summon id>`. */
export interface OutboxAddress {
  readonly userId: string;
  readonly room: string;
}

type Row = OutboxEntry & OutboxAddress;

const database = lazyDatabase("peerloop", 1, (db) => {
  db.createObjectStore("entries", { keyPath: "id" }).createIndex("place", ["userId", "room"]);
});

/** The rows of a store that are at that place, or at one of that range. */
const rowsAt = (store: IDBObjectStore, place: IDBValidKey | IDBKeyRange): Promise<Row[]> =>
  asked(store.index("place").getAll(place));

const reading = async () => (await database()).transaction("entries").objectStore("entries");
const writing = async () => {
  const transaction = (await database()).transaction("entries", "readwrite");
  return { store: transaction.objectStore("entries"), done: finished(transaction) };
};

/** What waits for this person in this room. Another person on the same device never sees it. */
export const loadEntries = async ({ userId, room }: OutboxAddress): Promise<readonly OutboxEntry[]> => {
  const rows = await rowsAt(await reading(), [userId, room]);
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
  const { store, done } = await writing();
  const stored = await rowsAt(store, [address.userId, address.room]);
  const placed = { ...entry, place: placeAfter([...stored, ...known]) };
  store.put({ ...placed, ...address });
  await done;
  return placed;
};

/** Stores an entry, or its new state under the same id; resolved once it is on disk. */
export const storeEntry = async (address: OutboxAddress, entry: OutboxEntry): Promise<void> => {
  const { store, done } = await writing();
  store.put({ ...entry, ...address });
  await done;
};

/** Forgets entries. */
export const removeEntries = async (ids: readonly string[]): Promise<void> => {
  const { store, done } = await writing();
  for (const id of ids) store.delete(id);
  await done;
};

/** Rooms in which something of this person waits that was not refused. */
export const roomsWaiting = async (userId: string): Promise<readonly string[]> => {
  const rows = await rowsAt(await reading(), IDBKeyRange.bound([userId, ""], [userId, "\uffff"]));
  return [...new Set(rows.filter((row) => row.failure === null).map((row) => row.room))];
};
