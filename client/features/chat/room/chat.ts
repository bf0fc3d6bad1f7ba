import { type Accessor, createMemo, createSignal } from "solid-js";
import { TYPING_MS } from "../../../../domain/chat/limits.ts";
import { type PlainServerFrame, plainFrame } from "../../../../domain/chat/rules.ts";
import type {
  Attachment,
  ChatClientFrame,
  ChatMessage,
  ChatServerFrame,
} from "../../../../domain/chat/wire.ts";
import { CLOSE } from "../../../../domain/shared/protocol.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { api } from "../../../lib/request/api.ts";
import { forgetRoom, keptRoom, putAtHand, roomAtHand } from "../../../live/kept/kept-rooms.ts";
import { openOutbox, type Reply } from "../../../live/outbox/outbox.ts";
import { lockRoom } from "../../../live/outbox/outbox-lock.ts";
import { type OutboxEntry, sendFrame } from "../../../live/outbox/outbox-state.ts";
import { openRoomSocket, type SocketStatus } from "../../../live/socket/socket.ts";
import { oncePerFrame } from "../../../live/socket/socket-frame-queue.ts";
import { refusalBy } from "../../../live/socket/socket-refusal.ts";
import { isStill } from "../../../shell/me.ts";
import { apiChat } from "../api.ts";
import { createHistory, type History } from "./chat-history.ts";
import { firstNewSeq } from "./chat-rows.ts";
import {
  type ChatEvent,
  type ChatState,
  chatStep,
  contiguousSeq,
  emptyChat,
  shownMessages,
} from "./chat-state.ts";
import { createKeeper } from "./kept/keeper.ts";
import { restoredChat } from "./kept/kept-state.ts";

/** Milliseconds for which connecting waits for what the device keeps of the room: then all is asked for. */
const KEPT_MS = 300;

/** Milliseconds for which a gap in the messages may stay open before everything after it is asked for again. */
const GAP_MS = 2_000;

/** Closed by these, a room is not its reader's to see any more. */
const FORGOTTEN: ReadonlySet<number> = new Set([CLOSE.signedOut, CLOSE.removed, CLOSE.notFound]);

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds over which read markers are gathered. */
const READ_GATHER_MS = 400;

/** A course's chat as one page shows it. */
export interface Chat {
  readonly state: Accessor<ChatState>;
  /** The range that is before the reader's eyes, in order of `seq` and without gaps. */
  readonly shown: Accessor<readonly ChatMessage[]>;
  /** The `seq` of the first new message, or null. */
  readonly newSeq: Accessor<number | null>;
  /** One's own messages that the room has not confirmed yet, in order. */
  readonly waiting: Accessor<readonly OutboxEntry[]>;
  readonly status: Accessor<SocketStatus>;
  /** The close code, once the room is closed for good. */
  readonly closedWith: Accessor<number | null>;
  readonly history: History;
  /** Queues a message; the files were uploaded before. */
  readonly send: (content: string, reply: Reply | null, attachments?: readonly Attachment[]) => Promise<void>;
  /** Puts a frame on the wire; false when there is no connection. */
  readonly put: (frame: ChatClientFrame) => boolean;
  /** Calls back with every frame, after it was applied. Returns how to stop. */
  readonly listen: (listener: (frame: PlainServerFrame) => void) => () => void;
  /** Forgets a message that was refused, and returns it for editing. */
  readonly discard: (id: string) => OutboxEntry | null;
  readonly setTyping: (is: boolean) => void;
  /** The reader has everything up to the newest message before their eyes. */
  readonly markRead: () => void;
  /** The tab was hidden, and may never be shown again. */
  readonly lookedAway: () => void;
  /** Takes in who people are, as something else has read it. */
  readonly meet: (people: readonly Person[]) => void;
  /** Lets go of all but the newest messages that stand in the room, and what stands between those. */
  readonly trim: (keep: number) => void;
  /** Back to the live end, from another range. */
  readonly toLive: () => void;
  readonly close: () => void;
}

/** Opens a chat room for a signed-in member; `close` ends it. */
export const openChat = (userId: string, roomId: string): Chat => {
  const atHand = roomAtHand(userId, roomId);
  let current = atHand ? restoredChat(atHand) : emptyChat;
  const [state, setState] = createSignal<ChatState>(current);
  const [waiting, setWaiting] = createSignal<readonly OutboxEntry[]>([]);
  const [status, setStatus] = createSignal<SocketStatus>("connecting");
  const [closedWith, setClosedWith] = createSignal<number | null>(null);
  const listeners = new Set<(frame: PlainServerFrame) => void>();
  const publish = oncePerFrame(() => setState(current));
  let gapTimer: ReturnType<typeof setTimeout> | undefined;
  let readTimer: ReturnType<typeof setTimeout> | undefined;
  let typingSentAt: number | null = null;

  const apply = (event: ChatEvent) => {
    current = chatStep(current, event);
    publish();
  };

  let asksForAll = false;
  const reading = new AbortController();
  /** What the device keeps is there sooner than what the server has, where it keeps anything. */
  const restore = async () => {
    const kept = await keptRoom(userId, roomId);
    if (!kept) return;
    reading.abort();
    apply({ _tag: "Restored", kept: restoredChat(kept) });
  };
  /** The newest page: over a connection that is there, it comes before a socket has been opened. */
  const readLatest = async () => {
    const latest = await apiChat.latest(roomId, reading.signal);
    if (current.you !== null || current.messages.length > 0) return;
    // Whoever leaves before the room has answered finds it so when they come back.
    putAtHand(userId, roomId, latest);
    apply({ _tag: "Restored", kept: restoredChat(latest) });
  };
  const restoring = atHand ? null : restore();
  // What keeps it away keeps the socket away as well, which says so.
  if (!atHand) readLatest().catch(() => undefined);
  const keeper = createKeeper(userId, roomId, () => current);

  const watchGap = () => {
    if (current.ahead.length === 0) {
      clearTimeout(gapTimer);
      gapTimer = undefined;
    } else
      gapTimer ??= setTimeout(() => {
        gapTimer = undefined;
        socket.replace();
      }, GAP_MS);
  };

  const onFrame = (received: ChatServerFrame) => {
    const frame = plainFrame(received);
    if (frame._tag === "Welcome" && !isStill(userId, frame.you)) return;
    if (frame._tag === "Welcome" && frame.lastSeq < (contiguousSeq(current) ?? 0)) {
      // The server was set back to an earlier state, and would say that nothing was missed.
      apply({ _tag: "Undone" });
      void forgetRoom(userId, roomId).catch(() => undefined);
      socket.replace();
      return;
    }
    apply(frame);
    keeper.applied(frame);
    if (frame._tag === "Welcome") {
      reading.abort();
      if (asksForAll) apply({ _tag: "AskedForAll" });
      outbox.connected();
      if (current.readSeq > frame.lastReadSeq) socket.send({ _tag: "Read", seq: current.readSeq });
    } else if (frame._tag === "Messages") {
      const mine = waiting().length > 0 ? frame.messages.filter((message) => message.userId === userId) : [];
      outbox.confirmed(mine.map((message) => message.id));
      watchGap();
    } else if (frame._tag === "Rejected" && frame.id)
      outbox.refused(frame.id, frame.code, frame.message, frame.retryAfterSeconds);
    else if (frame._tag === "RoomRules") outbox.released();
    for (const listener of listeners) listener(frame);
  };

  const refusal = refusalBy(() => api.chatHistory(roomId, 1, 1));
  const socket = openRoomSocket<ChatClientFrame, ChatServerFrame>({
    party: "chat",
    room: roomId,
    params: async () => {
      if (restoring) await Promise.race([restoring, pause(KEPT_MS)]);
      const since = contiguousSeq(current);
      asksForAll = since === null;
      return { since, rev: since === null ? null : current.lastRev, compact: 1 };
    },
    onFrame,
    onStatus: (next, code) => {
      setStatus(next);
      setClosedWith(code);
      if (code !== null && FORGOTTEN.has(code)) keeper.forget();
      if (next === "open") return;
      outbox.disconnected();
      apply({ _tag: "Lost" });
    },
    whyRefused: async () => {
      const code = await refusal();
      // The room is one of the course that was just read: it is there, but not for whoever may not enter.
      return code === CLOSE.notFound ? CLOSE.removed : code;
    },
  });

  const outbox = openOutbox({
    userId,
    room: `chat:${roomId}`,
    send: (entry) => socket.send(sendFrame(entry)),
    onChange: setWaiting,
  });

  const release = lockRoom(userId, `chat:${roomId}`);

  const setTyping = (is: boolean) => {
    const now = performance.now();
    if (is ? typingSentAt !== null && now - typingSentAt < TYPING_MS / 2 : typingSentAt === null) return;
    typingSentAt = is ? now : null;
    socket.send({ _tag: "Typing", is });
  };

  /** Sends the room how far was read, if that was not sent yet. */
  const sendRead = () => {
    if (readTimer === undefined) return;
    clearTimeout(readTimer);
    readTimer = undefined;
    socket.send({ _tag: "Read", seq: current.readSeq });
  };

  return {
    state,
    shown: createMemo(() => shownMessages(state())),
    newSeq: createMemo(() => firstNewSeq(shownMessages(state()), state().newAfter, userId)),
    waiting,
    status,
    closedWith,
    history: createHistory(roomId, () => current, apply),
    send: async (content, reply, attachments = []) => {
      setTyping(false);
      await outbox.add(content, reply, attachments);
    },
    put: (frame) => socket.send(frame),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    discard: outbox.discard,
    setTyping,
    markRead: () => {
      const seq = contiguousSeq(current) ?? 0;
      if (seq <= current.readSeq) return;
      apply({ _tag: "ReadHere", seq });
      readTimer ??= setTimeout(sendRead, READ_GATHER_MS);
    },
    lookedAway: () => {
      sendRead();
      apply({ _tag: "LookedAway" });
    },
    meet: (people) => apply({ _tag: "Met", people }),
    trim: (keep) => apply({ _tag: "Trimmed", keep }),
    toLive: () => apply({ _tag: "Returned" }),
    close: () => {
      clearTimeout(gapTimer);
      reading.abort();
      keeper.close();
      sendRead();
      outbox.close();
      release();
      socket.close();
    },
  };
};
