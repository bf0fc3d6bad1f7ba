import { type Accessor, createSignal, onCleanup } from "solid-js";
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from "../../../../domain/chat/limits.ts";
import type { Attachment } from "../../../../domain/chat/wire.ts";
import { formatBytes } from "../../../lib/bytes.ts";
import type { Draft, DraftFile } from "../../../live/outbox/outbox-draft.ts";
import { nextOutboxId } from "../../../live/outbox/outbox-id.ts";
import { isGone } from "../api.ts";
import type { Room } from "../room/room-context.ts";
import { sendBlockTexts, uploadTexts } from "../texts/uploads.ts";
import { forgetFile, keepFile, keptFile } from "./kept-files.ts";
import { runUpload, type UploadRun } from "./upload-run.ts";

/** A file on its way to the room, or there. */
export interface Upload extends DraftFile {
  /** Null where the server has it, or the page was loaded anew and it was not kept. */
  readonly file: File | null;
  /** From 0 to 1. */
  readonly progress: number;
  readonly failure: string | null;
  /** It failed by the network, and goes on when the room is reached again. */
  readonly isBroken: boolean;
}

/** The files of the next message. */
export interface Uploads {
  readonly list: Accessor<readonly Upload[]>;
  /** Those that the server has. */
  readonly ready: Accessor<readonly Attachment[]>;
  /** Why they cannot be sent yet, or null. */
  readonly sendBlock: Accessor<string | null>;
  readonly add: (files: Iterable<File>) => void;
  /** Takes files back that the server has. */
  readonly putBack: (attachments: readonly Attachment[]) => void;
  readonly retry: (id: string) => void;
  readonly remove: (id: string) => void;
  /** The files that are there, which are forgotten here. */
  readonly take: () => readonly Attachment[];
}

const uploadOf = (kept: DraftFile): Upload => ({
  ...kept,
  file: null,
  progress: kept.attachment ? 1 : 0,
  failure: null,
  isBroken: false,
});

/**
 * Uploads files to a room, each under an id made here, so that trying again makes no second one. What the network
 * broke is tried again when the room is reached again. They belong to a draft and outlive the page with it: those that
 * the server has by their id, the others by their bytes, where the device keeps them. Uploading ends with its owner.
 */
export const createUploads = (
  { roomId, userId, chat }: Pick<Room, "roomId" | "userId" | "chat">,
  draft: Draft,
  onRefused: (message: string) => void,
): Uploads => {
  const [list, setList] = createSignal<readonly Upload[]>(draft.read().files.map(uploadOf));
  const running = new Map<string, UploadRun>();
  /** Files that the server had before the page was loaded anew. */
  const unsure = new Set(list().flatMap(({ id, attachment }) => (attachment ? id : [])));
  const find = (id: string) => list().find((one) => one.id === id);

  /** Changes which files there are, or what is known of one: as the draft keeps it. */
  const become = (next: readonly Upload[]) => {
    setList(next);
    draft.write({ files: next.map(({ id, name, size, attachment }) => ({ id, name, size, attachment })) });
  };
  const change = (id: string, fields: Partial<Upload>) =>
    setList((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one)));
  const stop = (id: string) => {
    running.get(id)?.stop();
    running.delete(id);
  };
  const forget = (id: string) => void forgetFile(id).catch(() => undefined);
  const remove = (id: string) => {
    stop(id);
    unsure.delete(id);
    become(list().filter((one) => one.id !== id));
    forget(id);
  };

  const start = (id: string, file: File) => {
    stop(id);
    change(id, { file, failure: null, isBroken: false, progress: 0 });
    const run = runUpload({ roomId, userId }, id, file, {
      progress: (progress) => change(id, { progress }),
      done: (attachment) => {
        running.delete(id);
        become(list().map((one) => (one.id === id ? { ...one, attachment, file: null, progress: 1 } : one)));
        forget(id);
      },
      failed: (failure, isBroken) => {
        running.delete(id);
        change(id, { failure, isBroken });
      },
    });
    running.set(id, run);
  };

  /** Goes on with a file that was chosen before the page was loaded. */
  const resume = async (id: string) => {
    const file = await keptFile(userId, id).catch(() => null);
    if (isClosed || !find(id)) return;
    if (file) start(id, file);
    else change(id, { failure: uploadTexts.notKept });
  };

  /** Asks whether the server still has a file. */
  const check = async (id: string) => {
    const gone = await isGone(id);
    if (isClosed || gone === null || !unsure.delete(id)) return;
    const upload = find(id);
    if (!gone || !upload) return;
    remove(id);
    onRefused(uploadTexts.gone(upload.name));
  };

  let isClosed = false;
  const goOn = () => {
    for (const id of unsure) void check(id);
    for (const { id, file, isBroken } of list()) {
      const run = running.get(id);
      if (file && (run ? run.isStalled() : isBroken)) start(id, file);
    }
  };
  const stopListening = chat.listen((frame) => frame._tag === "Welcome" && goOn());
  for (const { id, attachment } of list()) void (attachment ? check(id) : resume(id));

  onCleanup(() => {
    isClosed = true;
    stopListening();
    for (const id of [...running.keys()]) stop(id);
  });

  const ready = () => list().flatMap(({ attachment }) => attachment ?? []);
  return {
    list,
    ready,
    sendBlock: () => {
      if (list().every((one) => one.attachment)) return null;
      if (list().some(({ failure, isBroken }) => failure !== null && !isBroken)) return sendBlockTexts.failed;
      return list().some(({ isBroken }) => isBroken) ? sendBlockTexts.waiting : sendBlockTexts.uploading;
    },
    add: (files) => {
      for (const file of files) {
        if (list().length >= MAX_ATTACHMENTS) {
          onRefused(uploadTexts.most(MAX_ATTACHMENTS));
          return;
        }
        if (file.size === 0 || file.size > MAX_ATTACHMENT_BYTES) {
          const most = formatBytes(MAX_ATTACHMENT_BYTES);
          onRefused(file.size === 0 ? uploadTexts.empty(file.name) : uploadTexts.tooLarge(file.name, most));
          continue;
        }
        const id = nextOutboxId();
        become([
          ...list(),
          uploadOf({ id, name: file.name || uploadTexts.unnamed, size: file.size, attachment: null }),
        ]);
        // Where the device keeps nothing, it is uploaded all the same.
        void keepFile(userId, id, file).catch(() => undefined);
        start(id, file);
      }
    },
    putBack: (attachments) => {
      for (const attachment of attachments) unsure.add(attachment.id);
      become([...list(), ...attachments.map((attachment) => uploadOf({ ...attachment, attachment }))]);
      for (const { id } of attachments) void check(id);
    },
    retry: (id) => {
      const file = find(id)?.file;
      if (file) start(id, file);
    },
    remove,
    take: () => {
      const taken = ready();
      become(list().filter((one) => one.attachment === null));
      unsure.clear();
      return taken;
    },
  };
};
