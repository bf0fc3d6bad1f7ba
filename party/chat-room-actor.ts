import type { ChatGrant } from "../domain/chat/access.ts";
import { AnnounceUnread, LoadRoom, MarkRead, MessagesSince } from "../domain/chat/commands.ts";
import {
  ANNOUNCE_GATHER_MS,
  MARKER_GATHER_MS,
  PRESENCE_GATHER_MS,
  PROBE_MS,
  REPLAY_FRAME_SIZE,
  SEND_RATE,
  TYPING_MS,
} from "../domain/chat/limits.ts";
import { ChatRoom } from "../domain/chat/room.ts";
import type { ChatClientFrame, ChatServerFrame } from "../domain/chat/wire.ts";
import type { Rejected } from "../domain/shared/wire.ts";
import { ChatCommits } from "./chat-commits.ts";
import type { ActorContext, ActorRoom, JoinParameters } from "./lib/actor-room.ts";
import type { Member } from "./lib/member.ts";
import { Timers } from "./lib/timers.ts";
import { TokenBucket } from "./lib/token-bucket.ts";

type Frame = ChatServerFrame | Rejected;

/** Runs a `ChatRoom`: stores what it decides, sends what it answers, and gathers what can wait. */
export class ChatRoomActor implements ActorRoom<ChatClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #timers = new Timers();
  readonly #rates = new Map<string, TokenBucket>();
  readonly #commits: ChatCommits;
  #room!: ChatRoom;

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
    this.#commits = new ChatCommits(context, {
      room: () => this.#room,
      published: () => this.#announceSoon(),
      failed: () => this.#probeSoon(),
    });
  }

  async load(): Promise<void> {
    const { roomId } = this.#context;
    this.#room = new ChatRoom(await this.#context.call(LoadRoom, { roomId }));
  }

  async join(member: Member<Frame>, { since, grant }: JoinParameters): Promise<void> {
    const { lastReadSeq } = grant as ChatGrant;
    const { welcome, replay, missingAfter } = this.#room.join(member, { since, lastReadSeq });
    member.send(welcome);
    if (missingAfter !== null) await this.#replay(member, missingAfter);
    for (const frame of replay) member.send(frame);
    const typing = this.#room.typingNow();
    if (typing !== null) member.send(typing);
    if (this.#commits.isAway) member.send(this.#commits.status());
    this.#presenceSoon();
  }

  restore(member: Member<Frame>): void {
    this.#room.restore(member);
    this.#presenceSoon();
  }

  leave({ connectionId, identity }: Member<Frame>): void {
    this.#broadcast(this.#room.leave(connectionId, identity.userId));
    this.#presenceSoon();
    if (this.#context.members.size === 0) this.#rates.clear();
  }

  seen({ connectionId, identity, visible }: Member<Frame>): void {
    this.#room.presence.seen(connectionId, identity.userId, visible);
    if (this.#room.presence.isDirty) this.#presenceSoon();
  }

  frame(member: Member<Frame>, frame: ChatClientFrame): void {
    const { userId } = member.identity;
    switch (frame._tag) {
      case "Send":
        if (this.#mayTalk(userId)) return this.#commits.add(member, frame);
        return member.send({
          _tag: "Rejected",
          id: frame.id,
          code: "rate_limited",
          message: "You write faster than people read. Wait a moment.",
        });
      case "Typing":
        return this.#typing(userId, frame.is);
      case "Read":
        return this.#read(member, frame.seq);
    }
  }

  /** Sends everything after `seq`, page by page: a newcomer who was away longer than memory reaches back. */
  async #replay(member: Member<Frame>, seq: number): Promise<void> {
    let after = seq;
    while (after < this.#room.lastSeq) {
      const page = await this.#context.call(MessagesSince, {
        roomId: this.#context.roomId,
        after,
        limit: REPLAY_FRAME_SIZE * 5,
      });
      const last = page.messages.at(-1);
      if (!last) return;
      this.#room.learn(page.people);
      for (const frame of this.#room.frames(page.messages.filter(({ seq }) => seq <= this.#room.lastSeq)))
        member.send(frame);
      after = last.seq;
    }
  }

  #mayTalk(userId: string): boolean {
    if (!this.#context.env.rateLimits) return true;
    const now = this.#context.now();
    const bucket = this.#rates.get(userId) ?? new TokenBucket(SEND_RATE, now);
    this.#rates.set(userId, bucket);
    return bucket.take(now);
  }

  #typing(userId: string, is: boolean): void {
    this.#broadcast(this.#room.typing(userId, is, this.#context.now()));
    if (this.#room.anyTyping) this.#timers.start("typing", TYPING_MS, () => this.#lapseTyping());
  }

  #lapseTyping(): void {
    this.#broadcast(this.#room.lapseTyping(this.#context.now()));
    if (this.#room.anyTyping) this.#timers.start("typing", TYPING_MS, () => this.#lapseTyping());
  }

  #read(member: Member<Frame>, seq: number): void {
    const { userId } = member.identity;
    const frame = this.#room.read(userId, seq);
    if (frame === null) return;
    this.#context.broadcast(
      frame,
      (other) => other.identity.userId === userId && other.connectionId !== member.connectionId,
    );
    this.#timers.start("markers", MARKER_GATHER_MS, () => void this.#storeMarkers());
  }

  async #storeMarkers(): Promise<void> {
    const markers = this.#room.takeMarkers();
    try {
      await this.#context.call(MarkRead, { roomId: this.#context.roomId, markers });
    } catch {
      for (const { userId, seq } of markers) this.#room.read(userId, seq);
      this.#timers.start("markers", MARKER_GATHER_MS, () => void this.#storeMarkers());
    }
  }

  #announceSoon(): void {
    this.#timers.start("announce", ANNOUNCE_GATHER_MS, () => {
      const { roomId } = this.#context;
      const presentIds = this.#room.presence.userIds();
      // Unread counts in inboxes are a courtesy: the next message, or the next visit, makes up for a lost one.
      this.#context.call(AnnounceUnread, { roomId, presentIds }).catch(() => undefined);
    });
  }

  #presenceSoon(): void {
    this.#timers.start("presence", PRESENCE_GATHER_MS, () => {
      const diff = this.#room.presence.takeDiff();
      this.#broadcast(diff && { _tag: "Presence", ...diff });
    });
  }

  #probeSoon(): void {
    if (this.#context.members.size > 0) this.#timers.start("probe", PROBE_MS, () => this.#commits.recover());
  }

  #broadcast(frame: ChatServerFrame | null): void {
    if (frame !== null) this.#context.broadcast(frame);
  }
}
