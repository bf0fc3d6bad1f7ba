import type { Attachment } from "../../../domain/chat/wire.ts";
import type { RejectionCode } from "../../../domain/shared/wire.ts";
import { createPump } from "../delivery/pump.ts";
import { noteWaiting } from "./outbox-hint.ts";
import { nextOutboxId } from "./outbox-id.ts";
import {
  emptyOutbox,
  nextMove,
  type OutboxEntry,
  type OutboxEvent,
  outboxStep,
  placeAfter,
} from "./outbox-state.ts";
import { appendEntry, loadEntries, type OutboxAddress, removeEntries, storeEntry } from "./outbox-store.ts";

/** What a message replies to, and whether it is to stand in the room as well as in the thread. */
export interface Reply {
  readonly replyToId: string;
  readonly alsoInRoom: boolean;
}

/** Messages that outlive lost connections, reloads and restarts, each sent until the room confirms it. */
export interface Outbox {
  /** Stores a message and queues it; resolved once it is stored and shown. */
  readonly add: (
    content: string,
    reply?: Reply | null,
    attachments?: readonly Attachment[],
  ) => Promise<OutboxEntry>;
  /** The room is there and takes messages. */
  readonly connected: () => void;
  readonly disconnected: () => void;
  /** Ids that were seen in the room; those that are not in the outbox are passed over. */
  readonly confirmed: (ids: readonly string[]) => void;
  /** `retryAfterSeconds`: after how long the server would take it, where it said so. */
  readonly refused: (id: string, code: RejectionCode, message: string, retryAfterSeconds?: number) => void;
  /** The room's rules changed: what was refused for the moment is sent again. */
  readonly released: () => void;
  /** Forgets an entry that failed, and returns it. */
  readonly discard: (id: string) => OutboxEntry | null;
  readonly close: () => void;
}

export interface OutboxOptions extends OutboxAddress {
  /** Puts an entry on the wire; false when the connection is gone. */
  readonly send: (entry: OutboxEntry) => boolean;
  readonly onChange: (entries: readonly OutboxEntry[]) => void;
}

/** What tabs of one device tell each other of an outbox. */
type Gossip =
  | { readonly _tag: "Added"; readonly entry: OutboxEntry }
  | { readonly _tag: "Confirmed"; readonly ids: readonly string[] }
  | { readonly _tag: "Discarded"; readonly id: string };

/** The outbox of one person in one room, kept in IndexedDB. Without it, entries live as long as the tab. */
export const openOutbox = (options: OutboxOptions): Outbox => {
  const { userId, room } = options;
  let state = emptyOutbox;
  let closed = false;
  const channel = new BroadcastChannel(`outbox:${userId}:${room}`);
  const tell = (gossip: Gossip) => channel.postMessage(gossip);

  const apply = (event: OutboxEvent) => {
    const before = state.entries;
    state = outboxStep(state, event);
    if (state.entries !== before) options.onChange(state.entries);
    pump.run();
  };

  const pump = createPump({
    next: (now) => nextMove(state, now),
    send: options.send,
    onSent: ({ id }, now) => apply({ _tag: "Sent", id, now }),
    onLost: () => apply({ _tag: "Disconnected" }),
  });

  channel.addEventListener("message", (event: MessageEvent<Gossip>) => {
    const gossip = event.data;
    apply(gossip._tag === "Added" ? { ...gossip, fromOtherTab: true, now: performance.now() } : gossip);
  });

  void loadEntries({ userId, room }).then(
    (entries) => closed || apply({ _tag: "Loaded", entries }),
    () => undefined,
  );

  return {
    add: async (content, reply = null, attachments = []) => {
      const typed: OutboxEntry = {
        id: nextOutboxId(),
        content,
        replyToId: reply?.replyToId ?? null,
        ...(reply?.alsoInRoom && { alsoInRoom: true }),
        ...(attachments.length > 0 && { attachments }),
        failure: null,
      };
      const entry = await appendEntry({ userId, room }, typed, state.entries).catch(() => ({
        ...typed,
        place: placeAfter(state.entries),
      }));
      noteWaiting(userId);
      if (closed) return entry;
      apply({ _tag: "Added", entry, fromOtherTab: false, now: performance.now() });
      tell({ _tag: "Added", entry });
      return entry;
    },
    connected: () => apply({ _tag: "Connected" }),
    disconnected: () => apply({ _tag: "Disconnected" }),
    confirmed: (seen) => {
      const known = new Set(state.entries.map((entry) => entry.id));
      const ids = seen.filter((id) => known.has(id));
      if (ids.length === 0) return;
      void removeEntries(ids).catch(() => undefined);
      tell({ _tag: "Confirmed", ids });
      apply({ _tag: "Confirmed", ids });
    },
    refused: (id, code, message, retryAfterSeconds) => {
      apply({
        _tag: "Refused",
        id,
        code,
        message,
        retryAfterSeconds,
        now: performance.now(),
        random: Math.random(),
      });
      const entry = state.entries.find((candidate) => candidate.id === id);
      if (entry?.failure) void storeEntry({ userId, room }, entry).catch(() => undefined);
    },
    released: () => apply({ _tag: "Released" }),
    discard: (id) => {
      const entry = state.entries.find((candidate) => candidate.id === id) ?? null;
      void removeEntries([id]).catch(() => undefined);
      tell({ _tag: "Discarded", id });
      apply({ _tag: "Discarded", id });
      return entry;
    },
    close: () => {
      closed = true;
      pump.stop();
      channel.close();
    },
  };
};
