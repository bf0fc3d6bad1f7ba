import { and, eq, isNull, sql } from "drizzle-orm";
import { Context, Effect, Layer, Schema } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { chatAttachments } from "../../../db/schema/index.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { unverified } from "../../identity/errors.ts";
import {
  Conflict,
  Forbidden,
  NotFound,
  type ServiceUnavailable,
  type TooManyRequests,
} from "../../shared/errors.ts";
import { Files } from "../../shared/files.ts";
import type { Picture } from "../../shared/pictures/rules.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { isMutedSql } from "../moderation/sanctions.ts";
import { mayModerate, mayWrite } from "../rules.ts";
import { memberOf } from "../store/reading.ts";
import type { Attachment } from "../wire.ts";
import type { NewAttachment } from "./commands.ts";
import { makeQuota } from "./quota.ts";
import { isShown, kindOf } from "./rules.ts";
import { makeAttachmentsSweep } from "./sweep.ts";

type Row = typeof chatAttachments.$inferSelect;

const toAttachment = ({ id, name, contentType, size, width, height }: Row): Attachment => ({
  id,
  name,
  contentType,
  size,
  width,
  height,
});

const noFile = () => new NotFound({ message: "This file doesn’t exist." });

const mutes = rowsAs(Schema.Struct({ isMuted: Schema.Boolean }));

/** The files of chat messages: who may store and read them. Their bytes are in file storage, at `attachmentKey`. */
export class Attachments extends Context.Service<
  Attachments,
  {
    /** Carries out `BeginAttachment`. */
    readonly begin: (
      member: SignedIn,
      file: NewAttachment,
    ) => Effect.Effect<
      { readonly attachment: Attachment; readonly isStored: boolean },
      NotFound | Forbidden | Conflict | TooManyRequests | DatabaseError
    >;
    /** Carries out `FinishAttachment`; without a picture it stays what was said of it. */
    readonly finish: (
      id: string,
      picture?: Pick<Picture, "type" | "width" | "height"> | null,
    ) => Effect.Effect<Attachment, NotFound | DatabaseError>;
    /**
     * A whole file for a member of its room: one of a message, or the reader's own before it is sent. Files of deleted
     * messages are there for whoever moderates the room alone.
     */
    readonly find: (
      reader: SignedIn,
      id: string,
    ) => Effect.Effect<
      { readonly attachment: Attachment; readonly roomId: string },
      NotFound | DatabaseError
    >;
    /**
     * Removes files that were not sent within a day, and those of messages that were deleted
     * `DELETED_ATTACHMENT_DAYS` ago and that no open report is about; answers how many.
     */
    readonly sweep: Effect.Effect<number, ServiceUnavailable | DatabaseError>;
  }
>()("peerloop/chat/Attachments") {
  static readonly layer = Layer.effect(
    Attachments,
    Effect.gen(function* () {
      const database = yield* Database;
      const files = yield* Files;

      const byId = Effect.fnUntraced(function* (id: string) {
        const rows = yield* database.query((db) =>
          db.select().from(chatAttachments).where(eq(chatAttachments.id, id)),
        );
        return rows[0];
      });

      const withinQuota = makeQuota(database);

      const checkMute = Effect.fnUntraced(function* (userId: string, roomId: string) {
        const [row] = yield* Effect.flatMap(
          database.rows(sql`select ${isMutedSql(userId, sql`${roomId}::uuid`)} as "isMuted"`),
          mutes,
        );
        if (row === undefined || row.isMuted)
          return yield* new Forbidden({ message: "You can’t write in this room right now." });
      });

      const begin = Effect.fn("Attachments.begin")(function* (member: SignedIn, file: NewAttachment) {
        const role = yield* memberOf(database, member, file.roomId);
        if (!mayWrite(role)) return yield* unverified();
        if (!mayModerate(role)) yield* checkMute(member.id, file.roomId);
        const isImage = isShown(file.contentType) && file.width !== null && file.height !== null;
        const note = database.query((db) =>
          db
            .insert(chatAttachments)
            .values({
              ...file,
              userId: member.id,
              width: isImage ? file.width : null,
              height: isImage ? file.height : null,
            })
            .onConflictDoNothing(),
        );
        // One that is noted already is only begun again.
        if (!(yield* byId(file.id))) yield* withinQuota(member.id, file, Effect.asVoid(note));
        const row = yield* byId(file.id);
        // The sweep may have taken one that was begun a day ago in between.
        if (!row) return yield* noFile();
        if (row.userId !== member.id || row.roomId !== file.roomId || row.size !== file.size)
          return yield* new Conflict({ message: "Another file already has this id." });
        return { attachment: toAttachment(row), isStored: row.storedAt !== null };
      });

      const finish = Effect.fn("Attachments.finish")(function* (
        id: string,
        picture?: Pick<Picture, "type" | "width" | "height"> | null,
      ) {
        const begun = yield* byId(id);
        if (!begun) return yield* noFile();
        const kind = picture === undefined ? {} : kindOf(picture, begun);
        yield* database.query((db) =>
          db
            .update(chatAttachments)
            .set({ ...kind, storedAt: sql`now()` })
            .where(and(eq(chatAttachments.id, id), isNull(chatAttachments.storedAt))),
        );
        const row = yield* byId(id);
        return row ? toAttachment(row) : yield* noFile();
      });

      const find = Effect.fn("Attachments.find")(function* (reader: SignedIn, id: string) {
        const row = yield* byId(id);
        if (!row || row.storedAt === null) return yield* noFile();
        const role = yield* memberOf(database, reader, row.roomId).pipe(Effect.catchTag("NotFound", noFile));
        const { messageId } = row;
        if (messageId === null) {
          if (row.userId !== reader.id) return yield* noFile();
        } else if (!mayModerate(role)) {
          const rows = yield* database.rows(
            sql`select 1 from chat_messages m where m.id = ${messageId} and not m.is_deleted`,
          );
          if (rows.length === 0) return yield* noFile();
        }
        return { attachment: toAttachment(row), roomId: row.roomId };
      });

      const sweep = makeAttachmentsSweep(database, files);

      return Attachments.of({ begin, finish, find, sweep });
    }),
  );
}
