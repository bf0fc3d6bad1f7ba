import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../../db/database.ts";
import { chatMessages, chatRooms } from "../../../db/schema/index.ts";
import { ChatHistory } from "../../../domain/chat/history/service.ts";
import { ChatNotices } from "../../../domain/chat/notices/service.ts";
import { ChatSettings } from "../../../domain/chat/notices/settings.ts";
import { ChatSearchIndex } from "../../../domain/chat/search/search-index.ts";
import type { SignedIn } from "../../../domain/identity/authentication.ts";
import { Notifications } from "../../../domain/notifications/service.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { type ActorMessage, Actors } from "../../../domain/shared/actors.ts";
import type { Outbox } from "../../../domain/shared/outbox.ts";
import { openWorld, type World } from "./world.ts";

type Services = ChatHistory | ChatNotices | ChatSearchIndex | ChatSettings | Notifications | Outbox;
type Row = typeof chatMessages.$inferInsert;

/** A message to be there; what is not told is made up. Those of one room are numbered in the order written. */
interface Line extends Partial<Row> {
  readonly userId: string;
  readonly content: string;
}

/** A world with what members read of their rooms, without the rooms: messages are put into the tables. */
export interface ChatWorld extends World<Services> {
  readonly write: (roomId: string, lines: readonly Line[]) => Promise<string[]>;
  /** Changes a message as a change of the room does: with the room's next `rev`. */
  readonly change: (id: string, fields: Partial<Row>) => Promise<void>;
  /** Everything that actors were told since the last call. */
  readonly told: () => { party: string; roomId: string; message: ActorMessage }[];
}

export const signedInAs = (who: { id: string }): SignedIn => ({
  id: who.id,
  name: "",
  handle: "",
  avatarUrl: null,
  authSessionId: uuidv7(),
  roles: ["student"],
});

/** Opens it; what actors would be told is recorded: they are no part of it. */
export const openChatWorld = async (): Promise<ChatWorld> => {
  const heard: { party: string; roomId: string; message: ActorMessage }[] = [];
  const actors = Layer.succeed(
    Actors,
    Actors.of({
      tell: (party, roomId, message) => Effect.sync(() => void heard.push({ party, roomId, message })),
    }),
  );
  const world = await openWorld<Services>((database) => {
    const delivery = outboxLayer.pipe(Layer.provideMerge(Layer.merge(database, actors)));
    const base = Notifications.layer.pipe(Layer.provideMerge(delivery));
    return Layer.mergeAll(
      ChatHistory.layer,
      ChatNotices.layer,
      ChatSearchIndex.layer,
      ChatSettings.layer,
    ).pipe(Layer.provideMerge(base));
  });
  return {
    ...world,
    told: () => heard.splice(0),
    write: (roomId, lines) =>
      world.run(
        Database.use((database) =>
          database.transaction(
            Effect.gen(function* () {
              const [room] = yield* database.query((db) =>
                db
                  .update(chatRooms)
                  .set({
                    lastSeq: sql`${chatRooms.lastSeq} + ${lines.length}`,
                    lastRev: sql`${chatRooms.lastRev} + ${lines.length}`,
                  })
                  .where(sql`${chatRooms.id} = ${roomId}`)
                  .returning(),
              );
              const { lastSeq = 0, lastRev = 0 } = room ?? {};
              const rows = lines.map((line, index) => ({
                id: uuidv7(),
                roomId,
                seq: lastSeq - lines.length + index + 1,
                rev: lastRev - lines.length + index + 1,
                bodyHash: createHash("sha256").update(line.content).digest(),
                ...line,
              }));
              for (let from = 0; from < rows.length; from += 2_000)
                yield* database.query((db) => db.insert(chatMessages).values(rows.slice(from, from + 2_000)));
              return rows.map(({ id }) => id);
            }),
          ),
        ),
      ),
    change: async (id, fields) => {
      await world.run(
        Database.use((database) =>
          database.transaction(
            Effect.gen(function* () {
              const [room] = yield* database.query((db) =>
                db
                  .update(chatRooms)
                  .set({ lastRev: sql`${chatRooms.lastRev} + 1` })
                  .where(sql`${chatRooms.id} = (select room_id from chat_messages where id = ${id})`)
                  .returning(),
              );
              const rev = room?.lastRev ?? 0;
              yield* database.query((db) =>
                db
                  .update(chatMessages)
                  .set({ ...fields, rev })
                  .where(sql`${chatMessages.id} = ${id}`),
              );
            }),
          ),
        ),
      );
    },
  };
};
