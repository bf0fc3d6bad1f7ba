import { during } from "./life.ts";

/** What a client hears of its socket. */
export interface SocketEvents {
  message(data: string): void;
  closed(code: number): void;
}

/**
 * A WebSocket held in memory: in order in both directions, never in the same turn as it was sent. What is on the way
 * when the connection is lost is lost, in both directions.
 */
export class ModelSocket {
  readonly id: string;
  readonly uri: string;
  /** What the room keeps with the socket while it sleeps. */
  state: unknown = null;
  events: SocketEvents | null = null;
  readonly #room: { received(raw: string): void; ended(): void };
  #open = true;
  /** Whether admission has let it in. */
  #isIn = false;
  #stalled = false;
  #toClient: (string | number)[] = [];
  #toRoom: string[] = [];
  #scheduled = false;

  constructor(id: string, uri: string, room: { received(raw: string): void; ended(): void }) {
    this.id = id;
    this.uri = uri;
    this.#room = room;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  get isQuiet(): boolean {
    return (!this.#isIn || this.#toRoom.length === 0) && (this.#stalled || this.#toClient.length === 0);
  }

  /** Admission lets it in; what the client sent meanwhile follows. */
  letIn(): void {
    this.#isIn = true;
    this.#schedule();
  }

  /** Whom it speaks for, as the room knows. */
  get userId(): string | undefined {
    return (this.state as { readonly identity?: { readonly userId: string } } | null)?.identity?.userId;
  }

  /** The client is gone and the room is told nothing of it, now or later: a phone in a tunnel. */
  vanish(): void {
    this.lost();
  }

  /** The client sends. */
  send(data: string): void {
    if (!this.#open) return;
    this.#toRoom.push(data);
    this.#schedule();
  }

  /** The room sends. */
  push(data: string): void {
    if (!this.#open) return;
    this.#toClient.push(data);
    this.#schedule();
  }

  /** The room closes: the client hears of it after everything that was sent before. */
  pushClose(code: number): void {
    if (!this.#open) return;
    this.#toRoom = [];
    this.#toClient.push(code);
    this.#schedule();
  }

  /** The client's network stands still, or goes on. */
  stall(is: boolean): void {
    this.#stalled = is;
    this.#schedule();
  }

  /** The connection is cut on the client's side; the room hears of it. */
  cut(): void {
    if (!this.#open) return;
    this.lost();
    if (this.#isIn) this.#room.ended();
  }

  /** The connection is gone, and the room is in no state to hear of it. */
  lost(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#toClient = [];
    this.#toRoom = [];
    this.events?.closed(1006);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Whoever sends: what follows on the other side is not part of its life.
    during(null, () =>
      setImmediate(() => {
        this.#scheduled = false;
        this.#pump();
      }),
    );
  }

  #pump(): void {
    if (!this.#open || !this.#isIn) return;
    const toRoom = this.#toRoom;
    this.#toRoom = [];
    for (const data of toRoom) this.#room.received(data);
    if (this.#stalled) return;
    const toClient = this.#toClient;
    this.#toClient = [];
    for (const data of toClient) {
      if (typeof data === "string") this.events?.message(data);
      else {
        this.#open = false;
        this.events?.closed(data);
        this.#room.ended();
        return;
      }
    }
  }
}
