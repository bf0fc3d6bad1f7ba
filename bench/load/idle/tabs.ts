import { v7 } from "uuid";
import {
  openRoomSocket,
  type RoomSocket,
  type RoomSocketOptions,
} from "../../../client/live/socket/socket.ts";
import type { SocketEnvironment } from "../../../client/live/socket/socket-environment.ts";
import type { ChatClientFrame } from "../../../domain/chat/wire.ts";
import type { InboxClientFrame } from "../../../domain/inbox/wire.ts";
import type { LoadSource, Seat } from "../plan.ts";

/** People who look at a room, one of each. */
export interface TabsPlan {
  readonly seats: readonly Seat[];
}

/** Sockets that did not stay open. */
export interface TabsResult {
  readonly closed: number;
}

/** Anything that a server says. */
interface Frame {
  readonly _tag: string;
}

/**
 * Visible tabs of PeerLoop's own pages, in which nobody does anything: a socket of the room and one of the person's
 * inbox, by the very code of the client, heartbeats included. A run has each type in the room, and answer a
 * notification that was never there in the inbox.
 */
export class Tabs implements LoadSource<TabsResult> {
  readonly #plan: TabsPlan;
  readonly #rooms: RoomSocket<ChatClientFrame>[] = [];
  readonly #inboxes: RoomSocket<InboxClientFrame>[] = [];
  #closed = 0;

  constructor(plan: TabsPlan) {
    this.#plan = plan;
  }

  async join(): Promise<void> {
    signIn(this.#plan.seats);
    for (const seat of this.#plan.seats) {
      const { origin, pathname } = new URL(seat.url);
      const environment = visibleTab(origin);
      const room = pathname.split("/").at(-1) ?? "";
      this.#rooms.push(
        await this.#open<ChatClientFrame>({
          party: "chat",
          room,
          params: () => ({ since: null, rev: null, compact: 1 }),
          environment,
        }),
      );
      this.#inboxes.push(
        await this.#open<InboxClientFrame>({ party: "inbox", room: seat.userId ?? "", environment }),
      );
    }
  }

  async run(): Promise<TabsResult> {
    for (const room of this.#rooms) room.send({ _tag: "Typing", is: false });
    for (const inbox of this.#inboxes) inbox.send({ _tag: "Ack", id: v7() });
    return { closed: this.#closed };
  }

  /** Opens a socket, and waits until it is welcome. */
  #open<Client>(
    options: Pick<RoomSocketOptions<Frame>, "party" | "room" | "params" | "environment">,
  ): Promise<RoomSocket<Client>> {
    return new Promise((resolve, reject) => {
      const socket: RoomSocket<Client> = openRoomSocket<Client, Frame>({
        ...options,
        onFrame: ({ _tag }) => {
          if (_tag === "Welcome") resolve(socket);
        },
        onStatus: (status) => {
          if (status === "open") return;
          this.#closed += 1;
          reject(new Error(`a socket of ${options.party} is ${status}`));
        },
      });
    });
  }
}

/** A tab that somebody looks at, for as long as it is open. */
const visibleTab = (origin: string): SocketEnvironment => ({
  origin,
  isVisible: () => true,
  isOnline: () => true,
  onChange: () => () => {},
});

/**
 * Gives this process the cookies that a browser would have: whoever opens a room or an inbox of these people is them.
 * A browser's own WebSocket takes no headers; Node's does.
 */
function signIn(seats: readonly Seat[]): void {
  const Plain = globalThis.WebSocket as unknown as new (url: string | URL, options: object) => WebSocket;
  const byRoom = new Map(
    seats.flatMap(({ url, userId, headers }) => [
      [new URL(url).pathname, headers] as const,
      [`/parties/inbox/${userId}`, headers] as const,
    ]),
  );
  class SignedIn extends Plain {
    constructor(url: string | URL) {
      super(url, { headers: byRoom.get(new URL(url).pathname) });
    }
  }
  globalThis.WebSocket = SignedIn as unknown as typeof WebSocket;
}
