import { ListRooms, LoadInbox } from "../../../domain/inbox/commands.ts";
import { InboxMessage } from "../../../domain/inbox/messages.ts";
import { InboxFeed } from "../../../domain/inbox/room.ts";
import type { InboxClientFrame, InboxServerFrame } from "../../../domain/inbox/wire.ts";
import { AckNotifications } from "../../../domain/notifications/commands.ts";
import { MAX_ACKS } from "../../../domain/notifications/limits.ts";
import { GroupCommit } from "../../../domain/shared/concurrency/group-commit.ts";
import { PROTOCOL } from "../../../domain/shared/protocol.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import { DeclineSummon, LeaveCalls, SetAvailable } from "../../../domain/summons/commands.ts";
import { readTold } from "../../base/actor-messages.ts";
import type { ActorContext, ActorRoom } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { toRejected } from "../../base/rejection.ts";
import { AccessFanOut, CLOSE_AGAIN } from "./access-fan-out.ts";
import { InboxPresence } from "./presence.ts";
import { InboxUnread } from "./unread.ts";

type Frame = InboxServerFrame | Rejected;
interface Read {
  readonly reader: Member<Frame>;
  readonly id: string;
}

const readMessage = readTold(InboxMessage);

/** A user's inbox: passes on to every device what backends tell it, and has the user's sockets closed. */
export class InboxActor implements ActorRoom<InboxClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #feed = new InboxFeed();
  readonly #fanOut: AccessFanOut;
  readonly #presence: InboxPresence;
  readonly #unread: InboxUnread;
  readonly #acks: GroupCommit<Read>;

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
    this.#fanOut = new AccessFanOut(context);
    this.#presence = new InboxPresence(context);
    this.#unread = new InboxUnread(context);
    this.#acks = new GroupCommit(context.queue, { maxBatch: MAX_ACKS, commit: (batch) => this.#ack(batch) });
  }

  async load(): Promise<void> {}

  async join(member: Member<Frame>): Promise<void> {
    const { userId, name, handle, avatarUrl } = member.identity;
    const content = await this.#context.call(LoadInbox, { userId });
    member.send({
      _tag: "Welcome",
      protocol: PROTOCOL,
      you: { id: userId, name, handle, avatarUrl },
      ...content,
    });
    this.#presence.changed();
  }

  restore(): void {}

  leave(): void {
    this.#presence.changed();
  }

  seen(): void {
    this.#presence.changed();
  }

  frame(member: Member<Frame>, frame: InboxClientFrame): void | Promise<void> {
    if (frame._tag === "Ack") return this.#acks.add({ reader: member, id: frame.id });
    if (frame._tag === "Decline") return this.#context.queue.run(() => this.#decline(member, frame.summonId));
    if (frame._tag === "Available")
      return this.#context.queue.run(() => this.#setAvailable(member, frame.is));
  }

  async message(json: unknown): Promise<void> {
    const message = readMessage(json);
    return this.#context.queue.run(() => this.#receive(message));
  }

  async alarm(name: string): Promise<void> {
    if (name === CLOSE_AGAIN) await this.#fanOut.closeAgain();
  }

  async #receive(message: InboxMessage): Promise<void> {
    if (message._tag === "SignedOut") await this.#fanOut.signOut(message);
    else if (message._tag === "Removed") {
      await this.#fanOut.remove(message);
      await this.#context.call(LeaveCalls, { userId: this.#context.roomId });
      await this.#tellRooms();
    } else if (message._tag === "RoomsChanged") await this.#tellRooms();
    else if (message._tag === "NotificationsChanged") {
      for (const frame of this.#feed.change(message)) this.#context.broadcast(frame);
      this.#unread.changed();
    } else if (message._tag !== "CloseConnections") {
      const frame = this.#feed.receive(message);
      if (frame !== null) this.#context.broadcast(frame);
      if (frame?._tag === "Notification") this.#unread.arrived();
    }
  }

  /** Every room that is the user's now, to devices that may show others. */
  async #tellRooms(): Promise<void> {
    if (this.#context.members.size === 0) return;
    const { rooms } = await this.#context.call(ListRooms, { userId: this.#context.roomId });
    this.#context.broadcast({ _tag: "Unread", notifications: null, rooms, isAll: true });
  }

  /** What follows from it comes back as messages, to every device alike. */
  async #setAvailable(member: Member<Frame>, is: boolean): Promise<void> {
    try {
      await this.#context.call(SetAvailable, { userId: member.identity.userId, is });
    } catch (cause) {
      member.send(toRejected(cause, null));
    }
  }

  /** At once on every device: what the others show rings there. */
  async #decline(member: Member<Frame>, summonId: string): Promise<void> {
    try {
      await this.#context.call(DeclineSummon, { summonId, userId: this.#context.roomId });
      this.#feed.declined(summonId);
      this.#context.broadcast({ _tag: "SummonDeclined", summonId });
    } catch (cause) {
      member.send(toRejected(cause, summonId));
    }
  }

  async #ack(batch: readonly Read[]): Promise<void> {
    try {
      const ids = [...new Set(batch.map(({ id }) => id))];
      const { unread, unknown } = await this.#context.call(AckNotifications, {
        userId: this.#context.roomId,
        ids,
      });
      this.#context.broadcast({ _tag: "Unread", notifications: unread, rooms: [] });
      for (const { reader, id } of batch)
        if (unknown.includes(id))
          reader.send({
            _tag: "Rejected",
            id,
            code: "not_found",
            message: "This notification isn’t yours, or it’s gone.",
          });
    } catch (cause) {
      for (const { reader, id } of batch) reader.send(toRejected(cause, id));
    }
  }
}
