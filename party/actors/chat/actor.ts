import { QUERY_TIMEOUT_MS } from "../../../db/connection-limits.ts";
import type { ChatGrant } from "../../../domain/chat/access.ts";
import { LastRev, LoadRoom, MarkRead } from "../../../domain/chat/commands.ts";
import { MARKER_GATHER_MS, PROBE_MS, TYPING_MS } from "../../../domain/chat/limits.ts";
import { ChatActorMessage } from "../../../domain/chat/messages.ts";
import { gatherMs } from "../../../domain/chat/room/presence.ts";
import { ChatRoom, type LeftOff } from "../../../domain/chat/room.ts";
import type { ChatClientFrame, ChatServerFrame } from "../../../domain/chat/wire.ts";
import { isAway } from "../../../domain/shared/concurrency/background.ts";
import { CLOSE } from "../../../domain/shared/protocol.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import { readTold } from "../../base/actor-messages.ts";
import type { ActorContext, ActorRoom, JoinParameters } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { Timers } from "../../base/timers.ts";
import { ChatCommits } from "./commits.ts";
import { OlderLoader } from "./older-loader.ts";
import { ChatPolicy } from "./policy.ts";
import { ChatRules } from "./rules-loader.ts";
import { ShownNote } from "./shown.ts";

type Frame = ChatServerFrame | Rejected;

const readMessage = readTold(ChatActorMessage);

/** Runs a `ChatRoom`: stores what it decides, sends what it answers, and gathers what can wait. */
export class ChatRoomActor implements ActorRoom<ChatClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #timers = new Timers();
  readonly #commits: ChatCommits;
  readonly #policy: ChatPolicy;
  readonly #older: OlderLoader;
  readonly #rules: ChatRules;
  readonly #shown: ShownNote;
  #room!: ChatRoom;
  /** Whether those whose sockets outlived the room's sleep have seen all that it knows. */
  #sleepersKnowAll = true;

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
    this.#commits = new ChatCommits(context, {
      room: () => this.#room,
      failed: () => this.#probeSoon(),
      // Whoever wrote has stopped typing.
      shown: () => this.#typingSoon(),
      told: () => this.#shown.soon(),
    });
    this.#policy = new ChatPolicy(context.env.rateLimits);
    this.#older = new OlderLoader(context, () => this.#room);
    this.#rules = new ChatRules(context, () => this.#room);
    this.#shown = new ShownNote(context, this.#timers, () => this.#room.lastRev);
  }

  async load(): Promise<void> {
    const { roomId } = this.#context;
    const [loaded, shownRev] = await Promise.all([
      this.#context.call(LoadRoom, { roomId }),
      this.#shown.read(),
    ]);
    this.#room = new ChatRoom(loaded);
    this.#sleepersKnowAll = shownRev === loaded.lastRev;
    // What the room's last life sent may be committed after this look; no statement outlives its timeout.
    this.#timers.start("late", QUERY_TIMEOUT_MS, () => this.#lookAgain());
  }

  async #lookAgain(): Promise<void> {
    const { roomId, call } = this.#context;
    const lastRev = await call(LastRev, { roomId }).catch(() => null);
    if (lastRev !== this.#room.lastRev) this.#commits.recover();
  }

  prepare(parameters: JoinParameters): Promise<void> {
    return this.#older.load(leftOffOf(parameters));
  }

  join(member: Member<Frame>, parameters: JoinParameters): void {
    const { lastReadSeq } = parameters.grant as ChatGrant;
    const leftOff = { ...leftOffOf(parameters), lastReadSeq };
    const { welcome, replay } = this.#room.join(member, leftOff, this.#context.now());
    for (const frame of [welcome, ...replay]) member.send(frame);
    const typing = this.#room.typingNow();
    if (typing !== null) member.send(typing);
    if (this.#commits.isAway) member.send(this.#commits.status());
    this.#presenceSoon();
    this.#shown.soon();
  }

  restore(member: Member<Frame>): void {
    this.#room.restore(member);
    this.#presenceSoon();
    // Whoever comes again says up to where they have seen the room, and is told the rest.
    if (!this.#sleepersKnowAll) this.#context.drop(member, CLOSE.restart, "come again for what you missed");
  }

  leave(member: Member<Frame>): void {
    this.#room.leave(member.connectionId, member.identity.userId);
    this.#commits.left(member);
    this.#typingSoon();
    this.#presenceSoon();
  }

  seen({ connectionId, identity, visible }: Member<Frame>): void {
    this.#room.presence.seen(connectionId, identity.userId, visible);
    if (this.#room.presence.isDirty) this.#presenceSoon();
  }

  /** Tells somebody who read too slowly who is here, and who types. */
  caughtUp(member: Member<Frame>): void {
    member.send({ _tag: "Presence", ...this.#room.presence.whole(), isFull: true });
    member.send(this.#room.typingNow() ?? { _tag: "Typing", userIds: [] });
  }

  async message(message: unknown): Promise<void> {
    readMessage(message);
    return this.#rules.renew();
  }

  frame(member: Member<Frame>, frame: ChatClientFrame): void {
    const { userId } = member.identity;
    switch (frame._tag) {
      case "Typing": {
        const isMuted = this.#room.writers.refusalOf(member.identity, this.#context.now()) !== null;
        this.#room.typing(userId, frame.is && !isMuted, this.#context.now());
        return this.#typingSoon();
      }
      case "Read":
        return this.#read(member, frame.seq);
      case "Beat":
        return;
      default: {
        const now = this.#context.now();
        const opened = this.#policy.open(this.#room, member, frame, now);
        if ("waiting" in opened) return this.#commits.add(opened.waiting);
        return member.send({ _tag: "Rejected", id: frame.id, of: frame._tag, ...opened.refusal });
      }
    }
  }

  /** Gathered as presence is: in a full room somebody begins or ends at every moment. */
  #typingSoon(): void {
    if (!this.#room.isTypingUntold) return;
    this.#timers.start("typing", gatherMs(this.#room.presence.count), () => this.#tellTyping());
  }

  #tellTyping(): void {
    this.#broadcastDroppable(this.#room.takeTyping(this.#context.now()));
    if (this.#room.anyTyping) this.#timers.start("lapse", TYPING_MS, () => this.#tellTyping());
  }

  #read(member: Member<Frame>, seq: number): void {
    const { userId } = member.identity;
    const frame = this.#room.read(userId, seq);
    if (frame === null) return;
    this.#context.broadcast(
      frame,
      (other) => other.identity.userId === userId && other.connectionId !== member.connectionId,
    );
    this.#timers.start("markers", MARKER_GATHER_MS, () => this.#storeMarkers());
  }

  async #storeMarkers(): Promise<void> {
    const markers = this.#room.takeMarkers();
    try {
      await this.#context.call(MarkRead, { roomId: this.#context.roomId, markers });
    } catch (cause) {
      if (!isAway(cause)) console.error("read markers were not stored", cause);
      for (const { userId, seq } of markers) this.#room.read(userId, seq);
      this.#timers.start("markers", MARKER_GATHER_MS, () => this.#storeMarkers());
    }
  }

  #presenceSoon(): void {
    this.#timers.start("presence", gatherMs(this.#room.presence.count), () => {
      const diff = this.#room.presence.takeDiff();
      this.#broadcastDroppable(diff && { _tag: "Presence", ...diff });
      if (this.#room.presence.isDirty) this.#presenceSoon();
    });
  }

  #probeSoon(): void {
    if (this.#context.members.size > 0) this.#timers.start("probe", PROBE_MS, () => this.#commits.recover());
  }

  #broadcastDroppable(frame: ChatServerFrame | null): void {
    if (frame !== null) this.#context.broadcastDroppable(frame);
  }
}

const leftOffOf = ({ since, rev }: JoinParameters): LeftOff => ({
  since: numberOrNull(since),
  rev: numberOrNull(rev),
});

/** What a query string says may be anything. */
const numberOrNull = (value: number | null): number | null =>
  value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
