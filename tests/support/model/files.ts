import type postgres from "postgres";
import type { Attachment } from "../../../domain/chat/wire.ts";
import type { Random } from "../random.ts";
import type { SignedInPerson } from "../running/people.ts";
import type { ModelClient } from "./client.ts";
import { fileText } from "./view.ts";

/** A file that somebody has put there. */
export interface ShelvedFile {
  /** As `fileText` tells it. */
  readonly text: string;
  readonly userId: string;
  /** False: its upload broke off. */
  readonly isWhole: boolean;
}

/** Where clients put files before they send them. */
export interface Shelf {
  /** Files of that room, whosever they are and whatever became of them, by their ids. */
  readonly files: Map<string, ShelvedFile>;
  /** Puts a file there as a client's; answers its id, or null when it could not be put there. */
  upload(client: ModelClient): Promise<string | null>;
}

const nextFile = (random: Random): Attachment => {
  const id = random.uuid();
  const size = 1 + random.below(2_000);
  return random.chance(0.5)
    ? {
        id,
        name: `${id.slice(0, 8)}.png`,
        contentType: "image/png",
        size,
        width: 1 + random.below(4_000),
        height: 80,
      }
    : { id, name: `notes ${id.slice(0, 8)}.txt`, contentType: "text/plain", size, width: null, height: null };
};

/** Rows of files, as an upload leaves them; now and then one that never arrived whole. */
export const modelShelf = (sql: postgres.Sql, roomId: string, random: Random): Shelf => {
  const files = new Map<string, ShelvedFile>();
  return {
    files,
    upload: async ({ userId }) => {
      const file = nextFile(random);
      const { id, name, contentType, size, width, height } = file;
      const isWhole = random.chance(0.95);
      await sql`
        insert into chat_attachments (id, room_id, user_id, name, content_type, size, width, height, stored_at)
        values (${id}, ${roomId}, ${userId}, ${name}, ${contentType}, ${size}, ${width}, ${height},
          ${isWhole ? sql`now()` : null})`;
      files.set(id, { text: fileText(file), userId, isWhole });
      return id;
    },
  };
};

/** Files put into a running PeerLoop over HTTP, by the people who have these clients. */
export const liveShelf = (
  url: string,
  people: readonly SignedInPerson[],
  roomId: string,
  random: Random,
): Shelf => {
  const files = new Map<string, ShelvedFile>();
  return {
    files,
    upload: async ({ userId }) => {
      const { id, name, contentType, size, width, height } = nextFile(random);
      const sides = width === null ? "" : `&width=${width}&height=${height}`;
      const cookie = people.find(({ me }) => me.id === userId)?.cookie ?? "";
      try {
        const answer = await fetch(
          `${url}/api/chat/rooms/${roomId}/attachments/${id}?name=${encodeURIComponent(name)}${sides}`,
          {
            method: "PUT",
            headers: { cookie, origin: url, "content-type": contentType },
            body: new Uint8Array(size),
          },
        );
        if (answer.status !== 201) return null;
        files.set(id, { text: fileText((await answer.json()) as Attachment), userId, isWhole: true });
        return id;
      } catch {
        // The runtime is on its way back.
        return null;
      }
    },
  };
};
