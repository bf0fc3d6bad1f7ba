import {
  type ChatState,
  chatStep,
  contiguousSeq,
  emptyChat,
} from "../../../client/features/chat/room/chat-state.ts";
import { plainFrame } from "../../../domain/chat/rules.ts";
import type { Change, ChatClientFrame, ChatMessage, ChatServerFrame } from "../../../domain/chat/wire.ts";
import type { Ledger } from "./ledger.ts";
import type { SocketEvents } from "./socket.ts";

/** A frame that is to be answered: everything that stores something. */
export type Intent = Extract<
  ChatClientFrame,
  { _tag: "Send" | "Edit" | "Delete" | "React" | "Pin" | "MarkAnswer" }
>;

/** A client's end of a connection, real or held in memory. */
export interface ClientSocket {
  /** Whoever opened it sets this in the same turn. */
  events: SocketEvents | null;
  send(data: string): void;
  /** Ends the connection without a word. */
  cut(): void;
  /** Stops reading, or goes on. */
  stall(is: boolean): void;
  /** Is gone without the room ever hearing of it; where that is possible. */
  vanish?(): void;
}

/**
 * One device of somebody in a chat room: it keeps the room with the store's own `chatStep`, remembers what it sent
 * until that is answered, and sends it again after a reconnect, as the outbox does.
 */
export class ModelClient {
  readonly name: string;
  readonly userId: string;
  readonly unanswered: Intent[] = [];
  state: ChatState = emptyChat;
  /** Tags of the frames that came, with how many of each. */
  readonly received: Record<string, number> = {};
  /** Refusals for good. */
  readonly refused: { readonly intent: Intent; readonly code: string }[] = [];
  readonly #open: (query: string) => ClientSocket;
  readonly #ledger: Ledger;
  /** About one device in two asks for frames in short, as our own pages do and other programs need not. */
  readonly #isCompact: boolean;
  #socket: ClientSocket | null = null;
  /** Whether its tab is in front. */
  isVisible = true;
  #received = 0;

  /** `open` begins a connection to the room; its argument is what follows `?` in the address, with a leading `&`. */
  constructor(name: string, userId: string, open: (query: string) => ClientSocket, ledger: Ledger) {
    this.name = name;
    this.userId = userId;
    this.#open = open;
    this.#ledger = ledger;
    this.#isCompact = (name.codePointAt(name.length - 1) ?? 0) % 2 === 0;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  /** Opens a socket as the store does: with what is known already, where anything is; or with another query. */
  connect(asked?: string): void {
    if (this.#socket) return;
    const since = contiguousSeq(this.state);
    const place = since === null ? "" : `&since=${since}&rev=${this.state.lastRev}`;
    const query = asked ?? (this.#isCompact ? `${place}&compact=1` : place);
    this.#ledger.note(() => `${this.name} connects ${query}`);
    const socket = this.#open(query);
    this.#socket = socket;
    this.#received = 0;
    if (this.#isCompact) this.beat();
    socket.events = {
      message: (data) => {
        this.#received += data.length;
        this.#receive(JSON.parse(data) as ChatServerFrame);
      },
      closed: () => {
        if (this.#socket !== socket) return;
        this.#ledger.note(() => `${this.name} is cut off`);
        this.#socket = null;
        this.state = chatStep(this.state, { _tag: "Lost" });
      },
    };
  }

  disconnect(): void {
    this.#socket?.cut();
  }

  /** The tab comes to the front, or goes behind another; our own pages say so at once. */
  show(is: boolean): void {
    this.isVisible = is;
    if (this.#isCompact) this.beat();
  }

  /** Our own pages are heard of by heartbeats; other programs by whatever they send. */
  beat(): void {
    const frame = this.#isCompact
      ? { _tag: "Beat", visible: this.isVisible, received: this.#received }
      : { _tag: "Read", seq: 0 };
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Whether the room takes it for a tab in front. */
  get looks(): boolean {
    return this.isVisible || !this.#isCompact;
  }

  /** The phone is in a tunnel for good: the room is told nothing. */
  vanish(): void {
    this.#socket?.vanish?.();
  }

  stall(is: boolean): void {
    this.#socket?.stall(is);
  }

  /** Wants something stored: sends it now where there is a connection, and in any case after the next Welcome. */
  want(intent: Intent): void {
    this.#ledger.note(() => `${this.name} wants ${JSON.stringify(intent)}`);
    this.unanswered.push(intent);
    this.#socket?.send(JSON.stringify(intent));
  }

  /** Sends what was answered already, or what nobody here waits for. */
  repeat(frame: Intent): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Sends everything unanswered again, in its order. */
  insist(): void {
    for (const intent of this.unanswered) this.#socket?.send(JSON.stringify(intent));
  }

  #receive(received: ChatServerFrame): void {
    const frame = plainFrame(received);
    this.#ledger.note(() => `${this.name} gets ${JSON.stringify(frame)}`);
    this.received[frame._tag] = (this.received[frame._tag] ?? 0) + 1;
    this.state = chatStep(this.state, frame);
    if (frame._tag === "Welcome") this.insist();
    else if (frame._tag === "Messages") for (const message of frame.messages) this.#saw(message);
    else if (frame._tag === "Changes") {
      for (const change of frame.changes) {
        this.#ledger.sawChange(change);
        this.#settle((intent) => this.#isMade(intent, change));
      }
    } else if (frame._tag === "Rejected" && frame.code !== "unavailable") {
      const at = this.unanswered.findIndex(
        ({ _tag, id }) => id === frame.id && (frame.of === undefined || frame.of === _tag),
      );
      const [intent] = at < 0 ? [] : this.unanswered.splice(at, 1);
      if (intent) this.refused.push({ intent, code: frame.code });
    }
  }

  #isMade(intent: Intent, change: Change): boolean {
    if (intent._tag === "MarkAnswer") {
      const { answerId } = change._tag === "Answered" ? change : {};
      if (answerId === undefined || change.id !== this.#ledger.threads.get(intent.id)) return false;
      return (answerId === intent.id) === intent.is;
    }
    if (change.id !== intent.id) return false;
    switch (change._tag) {
      case "Deleted":
        return intent._tag !== "Send";
      case "Edited":
        return intent._tag === "Edit" && intent.content === change.content;
      case "Reacted": {
        const { userId, emoji, is } = change;
        return (
          intent._tag === "React" && userId === this.userId && emoji === intent.emoji && is === intent.is
        );
      }
      case "Pinned":
        return intent._tag === "Pin" && (change.at !== null) === intent.is;
      case "Answered":
        return false;
    }
  }

  #saw(message: ChatMessage): void {
    this.#ledger.saw(message);
    this.#settle((intent) => {
      if (intent._tag === "MarkAnswer")
        return (
          message.id === this.#ledger.threads.get(intent.id) && (message.answerId === intent.id) === intent.is
        );
      if (intent.id !== message.id) return false;
      switch (intent._tag) {
        case "Send": {
          if (message.userId !== this.userId) return false;
          const { content, replyToId = null, alsoInRoom = false, attachmentIds } = intent;
          this.#ledger.acknowledged.set(intent.id, {
            userId: this.userId,
            content,
            replyToId,
            isInRoom: replyToId === null || alsoInRoom,
            fileIds: [...new Set(attachmentIds)],
          });
          return true;
        }
        case "Edit":
          return message.isDeleted || message.content === intent.content;
        case "Delete":
          return message.isDeleted === true;
        case "React": {
          const has = message.reactions?.some(
            ({ emoji, userIds }) => emoji === intent.emoji && userIds.includes(this.userId),
          );
          return message.isDeleted || (has ?? false) === intent.is;
        }
        case "Pin":
          return message.isDeleted || (message.pinnedAt !== undefined) === intent.is;
      }
    });
  }

  #settle(isAnswered: (intent: Intent) => boolean): void {
    for (let at = this.unanswered.length - 1; at >= 0; at--)
      if (isAnswered(this.unanswered[at] as Intent)) this.unanswered.splice(at, 1);
  }
}
