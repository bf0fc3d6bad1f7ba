import { setTimeout as sleep } from "node:timers/promises";
import type * as Party from "partykit/server";
import chatParty from "../../../party/chat.ts";
import { ADMISSION_HEADER } from "../../../party/lib/admission.ts";
import type { Random } from "../random.ts";
import { during, Life } from "./life.ts";
import { memoryStorage } from "./memory-storage.ts";
import { ModelSocket } from "./socket.ts";

/** What a room's call to its backend meets with. */
export type CallFault =
  /** It goes through. */
  | "none"
  /** It never arrives. */
  | "before"
  /** It is carried out, and the answer is lost. */
  | "after"
  /** It goes through, after others that were made later. */
  | "slow";

/** What the platform gives a room: settings, and a backend's way of carrying out a command's body. */
export interface ModelPlatform {
  readonly env: Readonly<Record<string, string>>;
  readonly dispatch: (body: string) => Promise<unknown>;
}

/** Who connects, as the worker's admission would have written it. */
export interface Admitted {
  readonly identity: Readonly<Record<string, unknown>>;
  readonly grant: unknown;
}

/**
 * One chat room as the platform would hold it: the real actor over sockets that are held in memory. It can be put
 * to sleep, which keeps sockets and storage, or killed, which keeps the storage alone. A dead life's calls may
 * still take effect, but it hears of nothing and reaches nobody.
 */
export class ModelRoom {
  readonly id: string;
  readonly sockets = new Set<ModelSocket>();
  /** Hears of lives and calls. */
  note: (event: () => string) => void = () => undefined;
  /** Hears of every command that the backend has carried out, and of its answer. */
  carriedOut: (body: string, answer: unknown) => void = () => undefined;
  /** What the next calls meet with. */
  faultsOf: () => CallFault = () => "none";
  readonly #platform: ModelPlatform;
  readonly #random: Random;
  readonly #stored = new Map<string, unknown>();
  #life: { readonly life: Life; readonly server: InstanceType<typeof chatParty> } | null = null;
  #calls = 0;
  #connections = 0;

  constructor(id: string, platform: ModelPlatform, random: Random) {
    this.id = id;
    this.#platform = platform;
    this.#random = random;
  }

  /** Calls that are on their way, those of dead lives included. */
  get calls(): number {
    return this.#calls;
  }

  /** Nothing is on its way between clients, room and backend, calls that are only being signed included. */
  get isQuiet(): boolean {
    const signed = this.#life?.life.calls ?? 0;
    return this.#calls === 0 && signed === 0 && [...this.sockets].every((socket) => socket.isQuiet);
  }

  connect(admitted: Admitted, query: string): ModelSocket {
    const id = `connection-${++this.#connections}`;
    const uri = `http://localhost/parties/chat/${this.id}?_pk=${id}${query}`;
    const socket = new ModelSocket(id, uri, {
      received: (raw) => this.#tell(({ server }) => server.onMessage(raw, this.#connection(socket))),
      ended: () => {
        this.sockets.delete(socket);
        this.#tell(({ server }) => server.onClose(this.#connection(socket)));
      },
    });
    this.sockets.add(socket);
    const header = Buffer.from(JSON.stringify(admitted)).toString("base64url");
    const request = new Request(uri, { headers: { [ADMISSION_HEADER]: header } });
    const context = { request } as unknown as Party.ConnectionContext;
    this.#tell(({ server }) => server.onConnect(this.#connection(socket), context));
    return socket;
  }

  /** Puts the room to sleep where the platform could: while it waits for nothing. True when it did. */
  hibernate(): boolean {
    if (!this.#life?.life.isIdle || !this.isQuiet) return false;
    this.#life.life.alive = false;
    this.#life = null;
    return true;
  }

  /** Ends the room's object and every connection, as the death of the runtime does. */
  kill(): void {
    if (this.#life) this.#life.life.alive = false;
    this.#life = null;
    for (const socket of this.sockets) socket.lost();
    this.sockets.clear();
  }

  #wake() {
    if (this.#life) return this.#life;
    this.note(() => "a life begins");
    const life = new Life();
    this.#life = { life, server: during(life, () => new chatParty(this.#party(life))) };
    return this.#life;
  }

  /** An event of the platform, for the room that lives or for one that wakes by it. */
  #tell(event: (room: { readonly server: InstanceType<typeof chatParty> }) => void): void {
    const room = this.#wake();
    room.life.touch();
    during(room.life, () => event(room));
  }

  /** The room's end of a socket, for one life of the room. */
  #connection(socket: ModelSocket): Party.Connection {
    const { life } = this.#wake();
    const connection = {
      id: socket.id,
      uri: socket.uri,
      get state() {
        return socket.state;
      },
      setState: (state: unknown) => {
        if (life.alive) socket.state = structuredClone(state);
      },
      send: (data: string) => {
        if (life.alive) socket.push(data);
      },
      close: (code = 1000) => {
        if (!life.alive || !this.sockets.delete(socket)) return;
        socket.pushClose(code);
      },
    };
    return connection as unknown as Party.Connection;
  }

  #party(life: Life): Party.Room {
    const { storage } = memoryStorage({ entries: this.#stored });
    const backend = { fetch: (_path: string, init: RequestInit) => this.#call(life, String(init.body)) };
    const party = {
      id: this.id,
      env: this.#platform.env,
      storage,
      getConnections: () =>
        [...this.sockets].filter((socket) => socket.state !== null).map((socket) => this.#connection(socket)),
      context: { parties: { main: { get: () => backend } } },
    };
    return party as unknown as Party.Room;
  }

  async #call(life: Life, body: string): Promise<Response> {
    const lost = () => new Error("the connection was lost");
    if (!life.alive) throw lost();
    const fault = this.faultsOf();
    this.note(() => `call ${body}, ${fault}`);
    this.#calls++;
    life.calls++;
    try {
      if (fault === "before") throw lost();
      if (fault === "slow") await during(null, () => sleep(1 + this.#random.below(6)));
      const answer = await during(null, () => this.#platform.dispatch(body));
      this.carriedOut(body, answer);
      this.note(() => `answer ${life.alive ? "" : "to a dead life "}${JSON.stringify(answer)}`);
      if (fault === "after" || !life.alive) throw lost();
      return Response.json(answer);
    } finally {
      this.#calls--;
      life.calls--;
      life.touch();
    }
  }
}
