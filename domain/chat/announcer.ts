import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import { Actors } from "../shared/actors.ts";
import { type UnreadOf, unreadOfOnlineMembers } from "./queries.ts";

interface Announcement {
  readonly roomId: string;
  readonly presentIds: readonly string[];
}

/** Milliseconds over which the rooms of a backend are gathered into one look-up. */
const GATHER_MS = 500;

/** Tells one user's inbox how much they have not read in a room. Lost ones are made good by the next. */
export const tellUnread = (actors: Actors["Service"], { userId, room }: UnreadOf) =>
  Effect.ignore(actors.tell("inbox", userId, { _tag: "Unread", notifications: null, rooms: [room] }));

/**
 * Tells inboxes of new messages. Rooms of one backend are looked up together, twice a second at most, so that a
 * thousand busy rooms cost no more than a busy one.
 */
export const makeAnnouncer = Effect.fnUntraced(function* (database: Database["Service"]) {
  const actors = yield* Actors;
  const announce = async (batch: readonly Announcement[]): Promise<void> => {
    const present = new Map(batch.map(({ roomId, presentIds }) => [roomId, new Set(presentIds)]));
    const told = unreadOfOnlineMembers(database, [...present.keys()]).pipe(
      Effect.flatMap((unread) =>
        Effect.forEach(
          unread.filter(({ userId, room }) => !present.get(room.roomId)?.has(userId)),
          (one) => tellUnread(actors, one),
          { concurrency: 16, discard: true },
        ),
      ),
    );
    await Effect.runPromise(Effect.ignore(told));
  };
  let waiting: Announcement[] = [];
  return (announcement: Announcement) => {
    waiting.push(announcement);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const batch = waiting;
      waiting = [];
      void announce(batch);
    }, GATHER_MS);
  };
});
