import { roomIdOf } from "../../wire/rooms.ts";
import { Alarms } from "../alarms.ts";
import { nextLook, type Standing } from "../leases/leases.ts";
import { type ConnectionState, withAnswer } from "../member.ts";
import type { AnsweredAt } from "./answered-beats.ts";
import type { HeldSocket, ObjectState } from "./object-state.ts";

const OPEN = 1;

/** What PartyKit keeps with each socket: its own part, and the room's. */
interface Attachment {
  readonly __pk: { readonly uri: string };
  readonly __user: ConnectionState | null;
}

/**
 * A room that sleeps, as its alarm finds it: what the platform itself holds of it. Enough to tell whether anything is to
 * be done, which would cost more than all of the room's sleep saves if it were loaded from Postgres to find out.
 */
export class SleepingRoom {
  readonly #state: Pick<ObjectState, "storage" | "getWebSockets">;
  readonly #hiddenIsAway: boolean;
  readonly #answeredAt: AnsweredAt;
  readonly alarms: Alarms;

  constructor(
    state: Pick<ObjectState, "storage" | "getWebSockets">,
    hiddenIsAway: boolean,
    answeredAt: AnsweredAt,
  ) {
    this.#state = state;
    this.#hiddenIsAway = hiddenIsAway;
    this.#answeredAt = answeredAt;
    this.alarms = new Alarms(state.storage, () => "");
  }

  /**
   * Whether the room can go on sleeping at `now` (ms since 1970): no lease has run out, nobody is to be asked about, and
   * no other alarm is due. The platform's alarm is set for the next of them then.
   */
  async sleepsOn(now: number): Promise<boolean> {
    const look = nextLook(this.#standings(), this.#hiddenIsAway);
    const next = Math.min(look ?? Number.POSITIVE_INFINITY, await this.alarms.next());
    if (next <= now) return false;
    await this.alarms.look(look);
    return true;
  }

  /** The room's id, as far as storage or one of its sockets tells. */
  async roomId(): Promise<string | undefined> {
    const [attachment] = this.#attachments();
    return attachment ? roomIdOf(attachment.__pk.uri) : this.alarms.roomId();
  }

  *#standings(): Iterable<Standing> {
    for (const socket of this.#open()) {
      const { __user: state } = attachmentOf(socket);
      if (state) yield withAnswer(state, this.#answeredAt(socket));
    }
  }

  #attachments(): Attachment[] {
    return this.#open().map(attachmentOf);
  }

  #open(): HeldSocket[] {
    return this.#state.getWebSockets().filter(({ readyState }) => readyState === OPEN);
  }
}

const attachmentOf = (socket: HeldSocket) => socket.deserializeAttachment() as Attachment;
