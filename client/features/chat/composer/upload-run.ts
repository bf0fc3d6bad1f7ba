import type { Attachment } from "../../../../domain/chat/wire.ts";
import { PAGE_OWNER_HEADER } from "../../../../domain/identity/page-owner/rules.ts";
import { withoutMetadata } from "../../../../domain/shared/pictures/without-metadata.ts";
import { elapsedSince, moment } from "../../../lib/time/elapsed.ts";
import { uploadTexts } from "../texts/uploads.ts";

/** Milliseconds without a byte taken, after which an upload is begun anew once the room is reached again. */
const STALLED_MS = 5_000;

/** An upload under way. */
export interface UploadRun {
  /** No byte was taken for a while, though the file has been read. */
  readonly isStalled: () => boolean;
  readonly stop: () => void;
}

/** Called as an upload goes on, and once when it ends, unless it is stopped. */
export interface UploadHooks {
  /** From 0 to 1. */
  readonly progress: (share: number) => void;
  readonly done: (attachment: Attachment) => void;
  /** `isBroken`: by the network, so that it may go on later. */
  readonly failed: (why: string, isBroken: boolean) => void;
}

/** Reads a file and puts it to a room in the name of a user, under an id that makes no second one of it when it is put again. */
export const runUpload = (
  { roomId, userId }: { readonly roomId: string; readonly userId: string },
  id: string,
  file: File,
  hooks: UploadHooks,
): UploadRun => {
  const request = new XMLHttpRequest();
  let isStopped = false;
  let isSent = false;
  let movedAt = moment();
  const failed = (why: string, isBroken = false) => isStopped || hooks.failed(why, isBroken);

  const send = async () => {
    const bytes = await bytesOf(file);
    if (isStopped) return;
    if (bytes === null) return failed(uploadTexts.unreadable);
    isSent = true;
    movedAt = moment();
    const query = new URLSearchParams({ name: file.name || "file" });
    request.open("PUT", `/api/chat/rooms/${roomId}/attachments/${id}?${query}`);
    request.setRequestHeader(PAGE_OWNER_HEADER, userId);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      movedAt = moment();
      hooks.progress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status < 300 && answer?.id) hooks.done(answer as unknown as Attachment);
      else failed(String(answer?.message ?? uploadTexts.refused));
    });
    request.addEventListener("error", () => failed(uploadTexts.broken, true));
    request.send(bytes);
  };
  void send();

  return {
    isStalled: () => isSent && elapsedSince(movedAt) >= STALLED_MS,
    stop: () => {
      isStopped = true;
      request.abort();
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
