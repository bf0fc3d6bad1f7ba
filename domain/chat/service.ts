import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { Actors } from "../shared/actors.ts";
import { NotFound } from "../shared/errors.ts";
import { admitToChat } from "./access.ts";
import { makeAnnouncer, tellUnread } from "./announcer.ts";
import type { HistoryPage } from "./api.ts";
import type { CommitResult, LoadedRoom, NewMessage } from "./commands.ts";
import { makeCommitter } from "./committer.ts";
import { loadRoom, messagesBefore, messagesSince, moveMarkers } from "./queries.ts";

/** Course chat in Postgres. Who may is decided before: by admission for actors, by `history` for readers. */
export class Chat extends Context.Service<
  Chat,
  {
    readonly load: (roomId: string) => Effect.Effect<LoadedRoom, NotFound | DatabaseError>;
    /** Stores messages of one room, in order and gathered with those of other rooms; see `commitMessages`. */
    readonly commit: (
      roomId: string,
      messages: readonly NewMessage[],
    ) => Effect.Effect<readonly CommitResult[], DatabaseError>;
    readonly since: (
      roomId: string,
      after: number,
      limit: number,
    ) => Effect.Effect<Pick<LoadedRoom, "messages" | "people">, DatabaseError>;
    /** A page of history for a member of the room's course; for others there is no such room. */
    readonly history: (
      reader: SignedIn,
      roomId: string,
      before: number,
      limit: number,
    ) => Effect.Effect<HistoryPage, NotFound | DatabaseError>;
    /** Moves read markers and tells the readers' other devices. */
    readonly markRead: (
      roomId: string,
      markers: readonly { readonly userId: string; readonly seq: number }[],
    ) => Effect.Effect<void, DatabaseError>;
    /** Has the inboxes of members who are online and not in the room told what they have not read. */
    readonly announce: (roomId: string, presentIds: readonly string[]) => Effect.Effect<void>;
  }
>()("peerloop/chat/Chat") {
  static readonly layer = Layer.effect(
    Chat,
    Effect.gen(function* () {
      const database = yield* Database;
      const actors = yield* Actors;
      const commit = makeCommitter(database);
      const announcer = yield* makeAnnouncer(database);
      const noRoom = () => new NotFound({ message: "There is no such room." });

      const load = Effect.fn("Chat.load")(function* (roomId: string) {
        return (yield* loadRoom(database, roomId)) ?? (yield* noRoom());
      });
      const history = Effect.fn("Chat.history")(function* (
        reader: SignedIn,
        roomId: string,
        before: number,
        limit: number,
      ) {
        yield* admitToChat(reader, roomId).pipe(
          Effect.provideService(Database, database),
          Effect.catchTag("Forbidden", noRoom),
        );
        return yield* messagesBefore(database, { roomId, before, limit });
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
        commit,
        since: (roomId, after, limit) => messagesSince(database, { roomId, after, limit }),
        history,
        markRead,
        announce: (roomId, presentIds) => Effect.sync(() => announcer({ roomId, presentIds })),
      });
    }),
  );
}
