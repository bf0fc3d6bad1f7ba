import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { Actors } from "../../shared/actors.ts";
import { inBackground } from "../../shared/concurrency/background.ts";
import { ANNOUNCE_GATHER_MS } from "../limits.ts";
import type { Watching } from "../room/watchers.ts";
import { type UnreadOf, unreadOfOnlineMembers } from "./unread.ts";

/** Tells one user's inbox how much they have not read in a room. Lost ones are made good by the next. */
export const tellUnread = (actors: Actors["Service"], { userId, room }: UnreadOf) =>
  Effect.ignore(actors.tell("inbox", userId, { _tag: "Unread", notifications: null, rooms: [room] }));

/**
 * Tells inboxes of new messages. Rooms of one backend are looked up together, once a second at most, so that a
 * thousand busy rooms cost no more than a busy one. Whoever is looking at a room as far as is known here is not
 * told of it; one who is told all the same ignores it.
 */
export const makeAnnouncer = Effect.fnUntraced(function* (database: Database["Service"]) {
  const actors = yield* Actors;
  const run = Effect.runPromiseWith(yield* Effect.context<never>());
  const watching = new Map<string, Set<string>>();
  /** Rooms, and whether everybody is told. */
  let waiting = new Map<string, boolean>();

  const announce = async (rooms: ReadonlyMap<string, boolean>): Promise<void> => {
    const told = unreadOfOnlineMembers(database, [...rooms.keys()]).pipe(
      Effect.flatMap((unread) =>
        Effect.forEach(
          unread.filter(
            ({ userId, room }) => rooms.get(room.roomId) || !watching.get(room.roomId)?.has(userId),
          ),
          (one) => tellUnread(actors, one),
          { concurrency: 16, discard: true },
        ),
      ),
    );
    await run(told);
  };

  return {
    /** Remembers who is looking at a room. */
    watch: (roomId: string, { presentIds, goneIds = [] }: Watching): void => {
      if (presentIds) watching.set(roomId, new Set(presentIds));
      for (const userId of goneIds) watching.get(roomId)?.delete(userId);
      if (watching.get(roomId)?.size === 0) watching.delete(roomId);
    },
    /** These rooms have new messages; or fewer than they had, of which everybody is told. */
    announce: (roomIds: readonly string[], everybody = false): void => {
      const isFirst = waiting.size === 0;
      for (const roomId of roomIds) waiting.set(roomId, everybody || waiting.get(roomId) === true);
      if (!isFirst || waiting.size === 0) return;
      setTimeout(() => {
        const rooms = waiting;
        waiting = new Map();
        inBackground("the unread counts of new messages", () => announce(rooms));
      }, ANNOUNCE_GATHER_MS);
    },
  };
});
