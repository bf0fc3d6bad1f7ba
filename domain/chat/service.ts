import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { Actors } from "../shared/actors.ts";
import { NotFound } from "../shared/errors.ts";
import { makeAnnouncer, tellUnread } from "./announcer.ts";
import { commitChanges } from "./changes.ts";
import type {
  ChangeResult,
  CommitResult,
  LoadedRoom,
  Missed,
  NewChange,
  NewMessage,
  Rules,
} from "./commands.ts";
import { commitMessages } from "./commit.ts";
import { committed } from "./committed.ts";
import { makeCommitter } from "./committer.ts";
import { loadRoom, loadRules, missedSince, moveMarkers } from "./queries.ts";

/** Course chat in Postgres, for its rooms. Who may is decided before, by admission and by the room. */
export class Chat extends Context.Service<
  Chat,
  {
    readonly load: (roomId: string) => Effect.Effect<LoadedRoom, NotFound | DatabaseError>;
    readonly rules: (roomId: string) => Effect.Effect<Rules, NotFound | DatabaseError>;
    /**
     * Stores messages of one room, in order and gathered with those of other rooms; see `commitMessages`. Members
     * who are online, but not among `presentIds` (nor among those given last), are told what they have not read.
     */
    readonly commit: (
      roomId: string,
      messages: readonly NewMessage[],
      presentIds?: readonly string[],
    ) => Effect.Effect<readonly CommitResult[], DatabaseError>;
    /** Makes changes of one room, gathered with those of other rooms; see `commitChanges`. */
    readonly change: (
      roomId: string,
      changes: readonly NewChange[],
    ) => Effect.Effect<readonly ChangeResult[], DatabaseError>;
    /** See `MessagesSince`. */
    readonly since: (
      roomId: string,
      after: number,
      rev: number | null,
      limit: number,
    ) => Effect.Effect<Missed, DatabaseError>;
    /** Moves read markers and tells the readers' other devices. */
    readonly markRead: (
      roomId: string,
      markers: readonly { readonly userId: string; readonly seq: number }[],
    ) => Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/chat/Chat") {
  static readonly layer = Layer.effect(
    Chat,
    Effect.gen(function* () {
      const database = yield* Database;
      const actors = yield* Actors;
      const announcer = yield* makeAnnouncer(database);
      const storeMessages = makeCommitter<NewMessage, CommitResult>(
        (messages) => commitMessages(database, messages),
        (roomIds) => {
          announcer.announce(roomIds);
          committed(database, roomIds);
        },
      );
      const makeChanges = makeCommitter<NewChange, ChangeResult>(
        (changes) => commitChanges(database, changes),
        (roomIds) => committed(database, roomIds),
      );
      const noRoom = () => new NotFound({ message: "There is no such room." });

      const load = Effect.fn("Chat.load")(function* (roomId: string) {
        return (yield* loadRoom(database, roomId)) ?? (yield* noRoom());
      });
      const rules = Effect.fn("Chat.rules")(function* (roomId: string) {
        return (yield* loadRules(database, roomId)) ?? (yield* noRoom());
      });
      const commit = (roomId: string, messages: readonly NewMessage[], presentIds?: readonly string[]) =>
        Effect.suspend(() => {
          if (presentIds) announcer.isPresent(roomId, presentIds);
          return storeMessages(roomId, messages);
        });
      const markRead = Effect.fn("Chat.markRead")(function* (
        roomId: string,
        markers: readonly { readonly userId: string; readonly seq: number }[],
      ) {
        const moved = yield* moveMarkers(database, roomId, markers);
        yield* Effect.forEach(moved, (one) => tellUnread(actors, one), { concurrency: 16, discard: true });
      });

      return Chat.of({
        load,
        rules,
        commit,
        change: makeChanges,
        since: (roomId, after, rev, limit) => missedSince(database, { roomId, after, rev, limit }),
        markRead,
      });
    }),
  );
}
