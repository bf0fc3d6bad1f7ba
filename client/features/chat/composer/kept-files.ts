import { UNSENT_ATTACHMENT_HOURS } from "../../../../domain/chat/limits.ts";
import { asked, finished, lazyDatabase } from "../../../lib/indexed-db.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";

/** A file that is not uploaded yet. `keptAt`: the server's time in milliseconds since 1970. */
interface Row {
  readonly id: string;
  readonly userId: string;
  readonly file: File;
  readonly keptAt: number;
}

const database = lazyDatabase("peerloop-files", 1, (db) => {
  db.createObjectStore("files", { keyPath: "id" });
});

const store = async (mode: IDBTransactionMode) => {
  const transaction = (await database()).transaction("files", mode);
  return { files: transaction.objectStore("files"), done: finished(transaction) };
};

/** Keeps a file until it is uploaded, so that its upload outlives the page. Rejects where the device keeps nothing. */
export const keepFile = async (userId: string, id: string, file: File): Promise<void> => {
  const { files, done } = await store("readwrite");
  files.put({ id, userId, file, keptAt: serverNow() } satisfies Row);
  await done;
};

/** A file that this person chose on this device; null where it was not kept. */
export const keptFile = async (userId: string, id: string): Promise<File | null> => {
  const { files } = await store("readonly");
  const row = (await asked(files.get(id))) as Row | undefined;
  return row?.userId === userId ? row.file : null;
};

/** Forgets a file, and those whose tab was closed before they were uploaded: nobody asks for them any more. */
export const forgetFile = async (id: string): Promise<void> => {
  const { files, done } = await store("readwrite");
  files.delete(id);
  const longest = UNSENT_ATTACHMENT_HOURS * 3_600_000;
  for (const row of (await asked(files.getAll())) as Row[])
    if (Math.abs(serverNow() - row.keptAt) > longest) files.delete(row.id);
  await done;
};
