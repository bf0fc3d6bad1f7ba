import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { Actors } from "../../shared/actors.ts";
import type { NotFound } from "../../shared/errors.ts";
import type { RoomSettings } from "../model.ts";
import { memberOf } from "../store/reading.ts";
import { tellUnread } from "./announcer.ts";
import { unreadRoomOf } from "./unread.ts";

/** What the reader wants to hear of a room. For whoever is no member there is no such room. */
export class ChatSettings extends Context.Service<
  ChatSettings,
  {
    readonly of: (reader: SignedIn, roomId: string) => Effect.Effect<RoomSettings, NotFound | DatabaseError>;
    /** Sets it and tells the reader's devices. */
    readonly set: (
      reader: SignedIn,
      roomId: string,
      settings: RoomSettings,
    ) => Effect.Effect<RoomSettings, NotFound | DatabaseError>;
  }
>()("peerloop/chat/ChatSettings") {
  static readonly layer = Layer.effect(
    ChatSettings,
    Effect.gen(function* () {
      const database = yield* Database;
      const actors = yield* Actors;

      const of = Effect.fn("ChatSettings.of")(function* (reader: SignedIn, roomId: string) {
        yield* memberOf(database, reader, roomId);
        const rows = yield* database.rows<RoomSettings>(sql`
            select level from chat_room_settings where room_id = ${roomId} and user_id = ${reader.id}`);
        return rows[0] ?? { level: "all" as const };
      });

      const set = Effect.fn("ChatSettings.set")(function* (
        reader: SignedIn,
        roomId: string,
        { level }: RoomSettings,
      ) {
        yield* memberOf(database, reader, roomId);
        yield* database.rows(sql`
            insert into chat_room_settings (room_id, user_id, level) values (${roomId}, ${reader.id}, ${level})
            on conflict (room_id, user_id) do update set level = excluded.level`);
        const room = yield* unreadRoomOf(database, reader.id, roomId);
        // Devices that miss it learn it with their next first frame.
        if (room) yield* tellUnread(actors, { userId: reader.id, room });
        return { level };
      });

      return ChatSettings.of({ of, set });
    }),
  );
}
