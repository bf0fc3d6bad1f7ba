import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import { Actors } from "../shared/actors.ts";
import { inBackground } from "../shared/background.ts";
import { ANNOUNCE_GATHER_MS } from "./limits.ts";
import { type UnreadOf, unreadOfOnlineMembers } from "./unread.ts";

/** Tells one user's inbox how much they have not read in a room. Lost ones are made good by the next. */
export const tellUnread = (actors: Actors["Service"], { userId, room }: UnreadOf) =>
  Effect.ignore(actors.tell("inbox", userId, { _tag: "Unread", notifications: null, rooms: [room] }));

/**
 * Tells inboxes of new messages. Rooms of one backend are looked up together, once a second at most, so that a
 * thousand busy rooms cost no more than a busy one. Who has a room before their eyes as far as is known here is not
 * told of it; one who is told all the same ignores it.
 */
export const makeAnnouncer = Effect.fnUntraced(function* (database: Database["Service"]) {
  const actors = yield* Actors;
  const present = new Map<string, ReadonlySet<string>>();
  let waiting = new Set<string>();

  const announce = async (roomIds: readonly string[]): Promise<void> => {
    const told = unreadOfOnlineMembers(database, roomIds).pipe(
      Effect.flatMap((unread) =>
        Effect.forEach(
          unread.filter(({ userId, room }) => !present.get(room.roomId)?.has(userId)),
          (one) => tellUnread(actors, one),
          { concurrency: 16, discard: true },
        ),
      ),
    );
    await Effect.runPromise(told);
  };

  return {
    /** Remembers who has a room before their eyes. */
    isPresent: (roomId: string, userIds: readonly string[]): void => {
      if (userIds.length === 0) present.delete(roomId);
      else present.set(roomId, new Set(userIds));
    },
    /** These rooms have new messages, or fewer than they had. */
    announce: (roomIds: readonly string[]): void => {
      const isFirst = waiting.size === 0;
      for (const roomId of roomIds) waiting.add(roomId);
      if (!isFirst || waiting.size === 0) return;
      setTimeout(() => {
        const rooms = [...waiting];
        waiting = new Set();
        inBackground("the unread counts of new messages", () => announce(rooms));
      }, ANNOUNCE_GATHER_MS);
    },
  };
});
