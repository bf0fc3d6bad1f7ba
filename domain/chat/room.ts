import { PROTOCOL } from "../shared/limits.ts";
import type { Person } from "../shared/schema.ts";
import type { Identity } from "../shared/wire.ts";
import type { LoadedRoom } from "./commands.ts";
import { PAGE_SIZE, PRESENCE_FIRST, REPLAY_FRAME_SIZE, TAIL_SIZE, TYPING_MS } from "./limits.ts";
import { PresenceBook } from "./presence.ts";
import { Tail } from "./tail.ts";
import type { ChatMessage, ChatServerFrame } from "./wire.ts";

/** A connection as the room sees it. */
export interface Newcomer {
  readonly connectionId: string;
  readonly identity: Identity;
  readonly visible: boolean;
}

/** Frames for the newcomer, and the `seq` after which more must be loaded and sent first, if any. */
export interface JoinAnswer {
  readonly welcome: ChatServerFrame;
  readonly replay: readonly ChatServerFrame[];
  readonly missingAfter: number | null;
}

/**
 * The state of one course chat room and what each event does to it. No I/O and no clock: the caller passes the
 * time in milliseconds, stores what must be stored, and sends the frames that come back.
 */
export class ChatRoom {
  readonly presence = new PresenceBook();
  readonly #info: LoadedRoom["room"];
  readonly #tail: Tail;
  readonly #people = new Map<string, Person>();
  /** Authors whom everybody in the room has been told about; forgotten when somebody joins. */
  readonly #introduced = new Set<string>();
  readonly #typing = new Map<string, number>();
  readonly #markers = new Map<string, number>();
  #lastRev: number;

  constructor(loaded: LoadedRoom) {
    this.#info = loaded.room;
    this.#tail = new Tail(loaded.messages, loaded.lastSeq, TAIL_SIZE);
    this.#lastRev = loaded.lastRev;
    this.learn(loaded.people);
  }

  get lastSeq(): number {
    return this.#tail.lastSeq;
  }

  /** Remembers who people are, to name the authors of what is sent. */
  learn(people: readonly Person[]): void {
    for (const person of people) this.#people.set(person.id, person);
  }

  join(newcomer: Newcomer, parameters: { since: number | null; lastReadSeq: number }): JoinAnswer {
    this.restore(newcomer);
    const { identity, connectionId } = newcomer;
    const { userId: id, name, handle, avatarUrl, role } = identity;
    const welcome: ChatServerFrame = {
      _tag: "Welcome",
      protocol: PROTOCOL,
      you: { id, name, handle, avatarUrl, role, connectionId },
      room: this.#info,
      lastSeq: this.lastSeq,
      lastRev: this.#lastRev,
      lastReadSeq: parameters.lastReadSeq,
      presence: { count: this.presence.count, first: this.presence.first(PRESENCE_FIRST) },
    };
    const { since } = parameters;
    if (since === null)
      return { welcome, replay: this.frames(this.#tail.newest(PAGE_SIZE)), missingAfter: null };
    const missed = this.#tail.after(since);
    if (missed === null) return { welcome, replay: [], missingAfter: since };
    return { welcome, replay: this.frames(missed), missingAfter: null };
  }

  /** Somebody who was here before the room slept. */
  restore({ connectionId, identity, visible }: Newcomer): void {
    this.presence.join(connectionId, identity, visible);
    this.learn([toPerson(identity)]);
    this.#introduced.clear();
  }

  /** A connection is gone; a frame when its user typed and has no other. */
  leave(connectionId: string, userId: string): ChatServerFrame | null {
    this.presence.leave(connectionId, userId);
    return this.presence.has(userId) ? null : this.typing(userId, false, 0);
  }

  /** Who types now, for a newcomer; null while nobody does. */
  typingNow(): ChatServerFrame | null {
    return this.anyTyping ? this.#typingFrame() : null;
  }

  /** Takes in what was committed, in order of `seq`, and gives the one frame for everybody. */
  publish(messages: readonly ChatMessage[]): { frame: ChatServerFrame | null; gapAfter: number | null } {
    const { fresh, gapAfter } = this.#tail.append(messages);
    for (const message of fresh) {
      this.#lastRev = Math.max(this.#lastRev, message.rev);
      this.#typing.delete(message.userId);
    }
    if (fresh.length === 0) return { frame: null, gapAfter };
    const authors = new Set(fresh.map((message) => message.userId).filter((id) => !this.#introduced.has(id)));
    for (const id of authors) this.#introduced.add(id);
    return { frame: { _tag: "Messages", messages: fresh, people: this.#named(authors) }, gapAfter };
  }

  /** Messages as frames of bounded size, with all their authors. */
  frames(messages: readonly ChatMessage[]): ChatServerFrame[] {
    const frames: ChatServerFrame[] = [];
    for (let start = 0; start < messages.length; start += REPLAY_FRAME_SIZE) {
      const part = messages.slice(start, start + REPLAY_FRAME_SIZE);
      const authors = new Set(part.map((message) => message.userId));
      frames.push({ _tag: "Messages", messages: part, people: this.#named(authors) });
    }
    return frames;
  }

  /** Somebody types or stops; a frame when that changes the list. */
  typing(userId: string, is: boolean, now: number): ChatServerFrame | null {
    const was = this.#typing.has(userId);
    if (is) this.#typing.set(userId, now + TYPING_MS);
    else this.#typing.delete(userId);
    return was === is ? null : this.#typingFrame();
  }

  /** Drops who has not typed for a while; a frame when that changes the list. */
  lapseTyping(now: number): ChatServerFrame | null {
    const before = this.#typing.size;
    for (const [userId, until] of this.#typing) if (until <= now) this.#typing.delete(userId);
    return this.#typing.size === before ? null : this.#typingFrame();
  }

  get anyTyping(): boolean {
    return this.#typing.size > 0;
  }

  /** Moves somebody's read marker; the frame for their other devices, or null where it does not move forward. */
  read(userId: string, seq: number): ChatServerFrame | null {
    const upTo = Math.min(seq, this.lastSeq);
    if (upTo <= (this.#markers.get(userId) ?? 0)) return null;
    this.#markers.set(userId, upTo);
    return { _tag: "Read", seq: upTo };
  }

  /** The markers that moved since the last call. */
  takeMarkers(): { userId: string; seq: number }[] {
    const markers = [...this.#markers].map(([userId, seq]) => ({ userId, seq }));
    this.#markers.clear();
    return markers;
  }

  #typingFrame(): ChatServerFrame {
    return { _tag: "Typing", userIds: [...this.#typing.keys()] };
  }

  #named(ids: Iterable<string>): Person[] {
    return [...ids].flatMap((id) => this.#people.get(id) ?? []);
  }
}

const toPerson = ({ userId, name, handle, avatarUrl }: Identity): Person => ({
  id: userId,
  name,
  handle,
  avatarUrl,
});
