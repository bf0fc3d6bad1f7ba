import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { Actors } from "../shared/actors.ts";
import type { PayloadOf, SuccessOf } from "../shared/command.ts";
import { runExitHere } from "../shared/concurrency/run-exit.ts";
import type { Conflict, NotFound } from "../shared/errors.ts";
import type {
  ChangeResult,
  CommitResult,
  LoadedRoom,
  Missed,
  NewChange,
  NewMessage,
  OlderChanged,
  Rules,
} from "./commands.ts";
import type { UnreadRoom } from "./model.ts";
import { makeAnnouncer, tellUnread } from "./notices/announcer.ts";
import { makeMarkers, type ReadMarker } from "./notices/read-markers.ts";
import { unreadRoomsOf } from "./notices/unread.ts";
import type { Watching } from "./room/watchers.ts";
import { BatchOrder, type BatchPlace } from "./store/batch-order.ts";
import { commitChanges } from "./store/changes.ts";
import { commitMessages } from "./store/commit.ts";
import { committed } from "./store/committed.ts";
import { makeCommitter, outOfTurn } from "./store/committer.ts";
import { makeLoading, noRoom } from "./store/load.ts";
import { loadRules, missedSince, olderChanged } from "./store/queries.ts";

/** Course chat in Postgres, for its rooms. Who may is decided before, by admission and by the room. */
export class Chat extends Context.Service<
  Chat,
  {
    readonly load: (roomId: string) => Effect.Effect<LoadedRoom, NotFound | DatabaseError>;
    /** The room's `lastRev` as it is now. */
    readonly lastRev: (roomId: string) => Effect.Effect<number, NotFound | DatabaseError>;
    readonly rules: (roomId: string) => Effect.Effect<Rules, NotFound | DatabaseError>;
    /**
     * Stores messages of one room, in order and gathered with those of other rooms; see `commitMessages`. Members
     * who are online, but do not watch the room as far as `Watching` tells, are told what they have not read. With
     * a `place` batches of a room are stored in the order in which they were sent; one that does not follow on what
     * was stored is a `Conflict`.
     */
    readonly commit: (
      roomId: string,
      messages: readonly NewMessage[],
      more?: Watching & { readonly place?: BatchPlace },
    ) => Effect.Effect<readonly CommitResult[], Conflict | DatabaseError>;
    /** These people do not watch a room any more, and hear what they have not read there. */
    readonly stoppedWatching: (roomId: string, goneIds: readonly string[]) => Effect.Effect<void>;
    /** Makes changes of one room, gathered with those of other rooms; see `commitChanges`. */
    readonly change: (
      roomId: string,
      changes: readonly NewChange[],
    ) => Effect.Effect<readonly ChangeResult[], Conflict | DatabaseError>;
    /** See `MessagesSince`. */
    readonly since: (
      roomId: string,
      after: number,
      rev: number | null,
      limit: number,
    ) => Effect.Effect<Missed, DatabaseError>;
    /** See `OlderChanged`. */
    readonly olderChanged: (
      asked: PayloadOf<typeof OlderChanged>,
    ) => Effect.Effect<SuccessOf<typeof OlderChanged>, DatabaseError>;
    /** Moves read markers and tells the readers' other devices. */
    readonly markRead: (roomId: string, markers: readonly ReadMarker[]) => Effect.Effect<void, DatabaseError>;
    /** The chat rooms that are somebody's now, with what they have not read there. */
    readonly unreadRooms: (userId: string) => Effect.Effect<readonly UnreadRoom[], DatabaseError>;
  }
>()("peerloop/chat/Chat") {
  static readonly layer = Layer.effect(
    Chat,
    Effect.gen(function* () {
      const database = yield* Database;
      const actors = yield* Actors;
      const announcer = yield* makeAnnouncer(database);
      const run = yield* runExitHere;
      const storeMessages = makeCommitter<NewMessage, CommitResult>(
        (messages) => commitMessages(database, messages),
        (roomIds) => {
          announcer.announce(roomIds);
          committed(database, roomIds);
        },
        run,
      );
      const makeChanges = makeCommitter<NewChange, ChangeResult>(
        (changes) => commitChanges(database, changes),
        (roomIds) => committed(database, roomIds),
        run,
      );
      const { load, lastRev } = yield* makeLoading(database);
      const moveMarkers = yield* makeMarkers(database);

      const rules = Effect.fn("Chat.rules")(function* (roomId: string) {
        return (yield* loadRules(database, roomId)) ?? (yield* noRoom());
      });
      const order = new BatchOrder();
      const commit: Chat["Service"]["commit"] = (roomId, messages, { place, ...watching } = {}) =>
        Effect.suspend(() => {
          announcer.watch(roomId, watching);
          if (!place) return storeMessages(roomId, messages);
          const entered = order.enter(roomId, place);
          if (!(entered instanceof Promise))
            return entered ? storeMessages(roomId, messages, entered) : Effect.fail(outOfTurn());
          return Effect.flatMap(
            Effect.promise(() => entered),
            (turn) => (turn ? storeMessages(roomId, messages, turn) : Effect.fail(outOfTurn())),
          );
        });
      const markRead = Effect.fn("Chat.markRead")(function* (roomId: string, markers: readonly ReadMarker[]) {
        const unread = yield* moveMarkers(roomId, markers);
        yield* Effect.forEach(unread, (one) => tellUnread(actors, one), { concurrency: 16, discard: true });
      });

      return Chat.of({
        load,
        lastRev,
        rules,
        commit,
        stoppedWatching: (roomId, goneIds) =>
          Effect.sync(() => {
            announcer.watch(roomId, { goneIds });
            announcer.announce([roomId]);
          }),
        change: (roomId, changes) =>
          Effect.tap(makeChanges(roomId, changes), () =>
            Effect.sync(() => {
              // What is gone waits for nobody any more.
              if (changes.some(({ _tag }) => _tag === "Delete")) announcer.announce([roomId], true);
            }),
          ),
        since: (roomId, after, rev, limit) => missedSince(database, { roomId, after, rev, limit }),
        olderChanged: (asked) => olderChanged(database, asked),
        markRead,
        unreadRooms: (userId) => unreadRoomsOf(database, userId),
      });
    }),
  );
}
