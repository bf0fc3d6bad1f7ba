import { PROTOCOL } from "../shared/protocol.ts";
import type { Person } from "../shared/schema.ts";
import type { Identity } from "../shared/wire.ts";
import type { LoadedRoom, Rules } from "./commands.ts";
import {
  FRAME_BYTES,
  JUMP_AFTER,
  MAX_INTRODUCED,
  PAGE_SIZE,
  PRESENCE_FIRST,
  REPLAY_FRAME_SIZE,
  TAIL_SIZE,
  TYPING_MS,
  TYPING_NAMED,
} from "./limits.ts";
import { inParts, jsonBytesAtMost } from "./room/frame-size.ts";
import { KnownPeople } from "./room/known-people.ts";
import type { LoadedOlder } from "./room/older-changes.ts";
import { PresenceBook } from "./room/presence.ts";
import { Tail } from "./room/tail.ts";
import { Writers } from "./room/writers.ts";
import { namedIn } from "./rules.ts";
import type { Change, ChatMessage, ChatServerFrame } from "./wire.ts";

/** A connection as the room sees it. */
export interface Newcomer {
  readonly connectionId: string;
  readonly identity: Identity;
  readonly visible: boolean;
}

/** Where a newcomer left off: the last `seq` and `rev` that they have seen. */
export interface LeftOff {
  readonly since: number | null;
  readonly rev: number | null;
}

/** Frames for the newcomer. */
export interface JoinAnswer {
  readonly welcome: ChatServerFrame;
  readonly replay: readonly ChatServerFrame[];
}

/**
 * The state of one course chat room and what each event does to it. No I/O and no clock: the caller passes the
 * time in milliseconds, stores what must be stored, and sends the frames that come back.
 */
export class ChatRoom {
  readonly presence = new PresenceBook();
  readonly #info: LoadedRoom["room"];
  readonly #tail: Tail;
  readonly #people = new KnownPeople();
  /** Authors whom everybody in the room has been told about; forgotten when somebody comes back. */
  readonly #introduced = new Set<string>();
  readonly #typing = new Map<string, number>();
  #toldTyping: ReadonlySet<string> = new Set();
  readonly #markers = new Map<string, number>();
  readonly writers: Writers;
  #lastRev: number;
  #isBehind = false;

  constructor(loaded: LoadedRoom) {
    this.#info = loaded.room;
    this.#tail = new Tail(loaded.messages, loaded.lastSeq, TAIL_SIZE, loaded.olderRev);
    this.#lastRev = loaded.lastRev;
    this.writers = new Writers(loaded.rules, loaded.messages);
    this.learn(loaded.people);
  }

  /** Everything up to this `rev` has been taken in. */
  get lastRev(): number {
    return this.#lastRev;
  }

  /** Whether the first of what was committed follows on what everybody has seen; nothing always does. */
  follows(first: { readonly rev: number } | undefined): boolean {
    return first === undefined || first.rev <= this.#lastRev + 1;
  }

  /** Whether something came that does not follow on `lastRev`: what is in between must be loaded. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** The first message of a message's thread, where the room remembers that one and it is in a thread. */
  threadOf(id: string): string | null {
    return this.#tail.get(id)?.threadId ?? null;
  }

  get lastSeq(): number {
    return this.#tail.lastSeq;
  }

  /** Remembers who people are, to name the authors of what is sent. */
  learn(people: readonly Person[]): void {
    this.#people.learn(people);
  }

  join(newcomer: Newcomer, parameters: LeftOff & { readonly lastReadSeq: number }, now: number): JoinAnswer {
    const { identity, connectionId, visible } = newcomer;
    this.presence.join(connectionId, identity, visible);
    this.learn([toPerson(identity)]);
    for (const id of this.#people.forget(() => this.#needed())) this.#introduced.delete(id);
    const { userId: id, name, handle, avatarUrl, role } = identity;
    const welcome: ChatServerFrame = {
      _tag: "Welcome",
      protocol: PROTOCOL,
      you: { id, name, handle, avatarUrl, role, connectionId },
      room: this.#info,
      lastSeq: this.lastSeq,
      lastRev: this.#lastRev,
      lastReadSeq: parameters.lastReadSeq,
      ...this.writers.rulesFor(identity, now),
      presence: { count: this.presence.count, first: this.presence.first(PRESENCE_FIRST) },
    };
    if (parameters.since === null)
      return { welcome, replay: this.#introducing(this.frames(this.#tail.newest(PAGE_SIZE))) };
    // What they know of people is not known, and there may be no frame to tell them in.
    this.#introduced.clear();
    // Somebody who claims to be ahead of the room has missed nothing.
    return { welcome, replay: this.#replay(Math.min(parameters.since, this.lastSeq), parameters.rev) };
  }

  /**
   * The `rev` after which it must be known what changed of messages before `firstSeq`, so that this newcomer can be
   * told what they missed: to be loaded and given to `knowOlder`. Null where nothing must be.
   */
  unknownTo({ since, rev }: LeftOff): number | null {
    const isTooMuch = since === null || this.lastSeq - since > JUMP_AFTER;
    return rev !== null && !isTooMuch && this.#tail.needsOlder(rev) ? rev : null;
  }

  /** The first `seq` that the room remembers, or the next to come. */
  get firstSeq(): number {
    return this.#tail.firstSeq;
  }

  /** Takes in what was loaded for `unknownTo` of messages before the `seq` `before`, `firstSeq` then. */
  knowOlder(loaded: LoadedOlder & { readonly people: readonly Person[] }, before: number): void {
    this.learn(loaded.people);
    this.#tail.knowOlder(loaded, before);
  }

  /**
   * What somebody missed who has everything up to `since`, as of `rev` where that is given. Changed messages come
   * first, in order of `rev`: whoever is interrupted in the middle has then seen everything up to the `rev` they saw.
   * Whoever cannot be told all that they missed gets the newest page.
   */
  #replay(since: number, rev: number | null): ChatServerFrame[] {
    const missed = this.#tail.after(since);
    const changed = rev === null ? [] : this.#tail.changedAfter(rev, since);
    if (missed && changed && missed.length <= JUMP_AFTER && changed.length <= JUMP_AFTER)
      return [...this.frames(changed), ...this.frames(missed)];
    return [{ _tag: "Jumped", after: since }, ...this.frames(this.#tail.newest(PAGE_SIZE))];
  }

  /** Somebody who was here before the room slept. */
  restore({ connectionId, identity, visible }: Newcomer): void {
    this.presence.restore(connectionId, identity, visible);
    this.learn([toPerson(identity)]);
    this.#introduced.clear();
  }

  /** A connection is gone; whose last one it was has stopped typing. */
  leave(connectionId: string, userId: string): void {
    this.presence.leave(connectionId, userId);
    if (this.presence.has(userId)) return;
    this.#typing.delete(userId);
    this.#people.left(userId);
  }

  /** Who types now, for a newcomer; null while nobody does. */
  typingNow(): ChatServerFrame | null {
    return this.anyTyping ? this.#typingFrame() : null;
  }

  /**
   * Takes in what was committed, in order of `seq`, and gives what everybody gets: one frame, or more where that
   * would be too large.
   */
  publish(messages: readonly ChatMessage[]): { frames: ChatServerFrame[]; gapAfter: number | null } {
    const { fresh, gapAfter } = this.#tail.append(messages);
    for (const message of fresh) {
      this.#follow(message.rev);
      this.#typing.delete(message.userId);
    }
    this.writers.wrote(fresh);
    const frames = bounded(fresh).map((part): ChatServerFrame => {
      const authors = new Set(
        part.map((message) => message.userId).filter((id) => !this.#introduced.has(id)),
      );
      for (const id of authors) this.#introduced.add(id);
      return { _tag: "Messages", messages: part, people: this.#named(authors) };
    });
    return { frames, gapAfter };
  }

  /** Takes in changes that were committed, in order of `rev`, and gives what everybody gets, as `publish` does. */
  change(changes: readonly Change[]): ChatServerFrame[] {
    for (const change of changes) {
      this.#follow(change.rev);
      this.#tail.change(change);
    }
    return bounded(changes).map((part) => ({ _tag: "Changes", changes: part }));
  }

  /** Takes in messages that are known here as they are now, and gives the frames for everybody. */
  renew(messages: readonly ChatMessage[]): ChatServerFrame[] {
    for (const message of messages) this.#tail.renew(message);
    return this.frames(messages);
  }

  /** Everything up to `rev` has been loaded and taken in. */
  caughtUp(rev: number): void {
    this.#lastRev = Math.max(this.#lastRev, rev);
    this.#isBehind = false;
  }

  /** Takes in new rules for writers. */
  changeRules(rules: Rules): void {
    this.writers.change(rules, this.#tail.newest(TAIL_SIZE));
  }

  /** Messages as frames of bounded size, with all their authors, the first who reacted and the last who replied. */
  frames(messages: readonly ChatMessage[]): ChatServerFrame[] {
    return bounded(messages, REPLAY_FRAME_SIZE).map((part) => {
      const people = new Set(part.flatMap((message) => [...namedIn(message)]));
      return { _tag: "Messages", messages: part, people: this.#named(people) };
    });
  }

  /** Somebody types or stops. */
  typing(userId: string, is: boolean, now: number): void {
    if (is) this.#typing.set(userId, now + TYPING_MS);
    else this.#typing.delete(userId);
  }

  /** Who types now, for everybody, without those who have not typed for a while; null where that was told before. */
  takeTyping(now: number): ChatServerFrame | null {
    for (const [userId, until] of this.#typing) if (until <= now) this.#typing.delete(userId);
    if (!this.isTypingUntold) return null;
    this.#toldTyping = new Set(this.#typing.keys());
    return this.#typingFrame();
  }

  /** Whether others type than everybody was told last. */
  get isTypingUntold(): boolean {
    const told = this.#toldTyping;
    return told.size !== this.#typing.size || [...this.#typing.keys()].some((userId) => !told.has(userId));
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

  /**
   * A newcomer's first page, with everybody in it who has been introduced to the others: where people come all the
   * time, nobody is introduced to everybody again for each of them.
   */
  #introducing(replay: ChatServerFrame[]): ChatServerFrame[] {
    const last = replay.at(-1);
    if (last?._tag !== "Messages" || this.#introduced.size > MAX_INTRODUCED) {
      this.#introduced.clear();
      return replay;
    }
    const named = new Set(
      replay.flatMap((frame) => ("people" in frame ? frame.people.map(({ id }) => id) : [])),
    );
    const others = [...this.#introduced].filter((id) => !named.has(id));
    return [...replay.slice(0, -1), { ...last, people: [...last.people, ...this.#named(others)] }];
  }

  /** Whom somebody may still be told of. */
  #needed(): ReadonlySet<string> {
    const ids = new Set(this.presence.userIds());
    for (const message of this.#tail.known()) for (const id of namedIn(message)) ids.add(id);
    return ids;
  }

  #follow(rev: number): void {
    if (rev === this.#lastRev + 1) this.#lastRev = rev;
    else if (rev > this.#lastRev) this.#isBehind = true;
  }

  #typingFrame(): ChatServerFrame {
    const userIds = [...this.#typing.keys()];
    if (userIds.length <= TYPING_NAMED) return { _tag: "Typing", userIds };
    return { _tag: "Typing", userIds: userIds.slice(0, TYPING_NAMED), count: userIds.length };
  }

  #named(ids: Iterable<string>): Person[] {
    return [...ids].flatMap((id) => this.#people.get(id) ?? []);
  }
}

/** In order, as many at once as fit a frame. */
const bounded = <A>(items: readonly A[], maxItems = Number.POSITIVE_INFINITY): (readonly A[])[] => {
  if (items.length === 0) return [];
  // UTF-8 has at most three bytes for a unit of UTF-16, so that mostly nothing has to be counted item by item.
  if (items.length <= maxItems && JSON.stringify(items).length * 3 <= FRAME_BYTES) return [items];
  return inParts(items, { maxItems, maxUnits: FRAME_BYTES, unitsOf: jsonBytesAtMost });
};

const toPerson = ({ userId, name, handle, avatarUrl }: Identity): Person => ({
  id: userId,
  name,
  handle,
  avatarUrl,
});
