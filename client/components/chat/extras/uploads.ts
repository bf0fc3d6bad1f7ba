import { type Accessor, createSignal } from "solid-js";
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from "../../../../domain/chat/limits.ts";
import type { Attachment } from "../../../../domain/chat/wire.ts";
import { nextOutboxId } from "../../../lib/outbox-id.ts";
import { withoutMetadata } from "../../../lib/without-metadata.ts";
import { formatBytes } from "./bytes.ts";
import type { ExtrasContext } from "./parts.ts";

/** A file on its way to the room, or there. */
export interface Upload {
  readonly id: string;
  readonly file: File;
  /** From 0 to 1. */
  readonly progress: number;
  readonly failure: string | null;
  readonly attachment: Attachment | null;
}

/** The files of the next message. */
export interface Uploads {
  readonly list: Accessor<readonly Upload[]>;
  readonly isBusy: Accessor<boolean>;
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (id: string) => void;
  readonly remove: (id: string) => void;
  /** The files that are there, which are forgotten here. */
  readonly take: () => readonly Attachment[];
  readonly close: () => void;
}

/** An upload under way: without a request while its file is read. */
interface Run {
  request: XMLHttpRequest | null;
  movedAt: number;
}

/** Milliseconds without a byte taken, after which an upload is begun anew once the room is reached again. */
const STALLED_MS = 5_000;

/** Said of an upload that goes on by itself. */
const BROKEN = "The connection broke: it goes on once it is back.";

/**
 * Uploads files to a room, each under an id made here, so that trying again makes no second one. What the network
 * broke is tried again when the room is reached again.
 */
export const createUploads = (
  { roomId, chat }: Pick<ExtrasContext, "roomId" | "chat">,
  onRefused: (message: string) => void,
): Uploads => {
  const [list, setList] = createSignal<readonly Upload[]>([]);
  const running = new Map<string, Run>();
  const change = (id: string, fields: Partial<Upload>) =>
    setList((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one)));
  const stop = (id: string) => {
    const run = running.get(id);
    running.delete(id);
    run?.request?.abort();
  };

  const start = async ({ id, file }: Upload) => {
    stop(id);
    const run: Run = { request: null, movedAt: Date.now() };
    running.set(id, run);
    change(id, { failure: null, progress: 0 });
    const fail = (failure: string) => {
      if (running.get(id) !== run) return;
      running.delete(id);
      change(id, { failure });
    };
    const bytes = await bytesOf(file);
    // Meanwhile it may have been removed or begun anew, or the room left.
    if (running.get(id) !== run) return;
    if (bytes === null) return fail("The file couldn't be read.");
    const request = new XMLHttpRequest();
    run.request = request;
    run.movedAt = Date.now();
    request.open(
      "PUT",
      `/api/chat/rooms/${roomId}/attachments/${id}?${new URLSearchParams({ name: file.name || "file" })}`,
    );
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      run.movedAt = Date.now();
      change(id, { progress: total > 0 ? loaded / total : 0 });
    });
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status < 300 && answer?.id)
        change(id, { attachment: answer as unknown as Attachment, progress: 1 });
      else fail(String(answer?.message ?? "The file was not taken."));
    });
    request.addEventListener("error", () => fail(BROKEN));
    request.addEventListener("loadend", () => running.get(id) === run && running.delete(id));
    request.send(bytes);
  };

  const goOn = () => {
    for (const upload of list()) {
      const run = running.get(upload.id);
      const isUnderWay = run && (run.request === null || Date.now() - run.movedAt < STALLED_MS);
      if (isUnderWay || (!run && upload.failure !== BROKEN)) continue;
      void start(upload);
    }
  };
  const stopListening = chat.listen((frame) => frame._tag === "Welcome" && goOn());

  return {
    list,
    isBusy: () => list().some((one) => one.attachment === null),
    add: (files) => {
      for (const file of files) {
        if (list().length >= MAX_ATTACHMENTS) {
          onRefused(`A message takes ${MAX_ATTACHMENTS} files.`);
          return;
        }
        if (file.size === 0 || file.size > MAX_ATTACHMENT_BYTES) {
          const most = formatBytes(MAX_ATTACHMENT_BYTES);
          onRefused(file.size === 0 ? `${file.name} is empty.` : `${file.name} is larger than ${most}.`);
          continue;
        }
        const upload = { id: nextOutboxId(), file, progress: 0, failure: null, attachment: null };
        setList((all) => [...all, upload]);
        void start(upload);
      }
    },
    retry: (id) => {
      const upload = list().find((one) => one.id === id);
      if (upload) void start(upload);
    },
    remove: (id) => {
      stop(id);
      setList((all) => all.filter((one) => one.id !== id));
    },
    take: () => {
      const ready = list().flatMap(({ attachment }) => attachment ?? []);
      setList((all) => all.filter((one) => one.attachment === null));
      return ready;
    },
    close: () => {
      stopListening();
      for (const id of [...running.keys()]) stop(id);
    },
  };
};

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
};

/**
 * What is sent of a file: a picture without where and when it was taken, anything else as it is. Null where it cannot
 * be read, as one that was moved meanwhile.
 */
const bytesOf = async (file: File): Promise<Blob | null> => {
  try {
    const without = withoutMetadata(new Uint8Array(await file.arrayBuffer()));
    return without ? new Blob([without]) : file;
  } catch {
    return null;
  }
};
