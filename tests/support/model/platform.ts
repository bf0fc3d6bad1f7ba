import { setTimeout as sleep } from "node:timers/promises";
import type * as Party from "partykit/server";
import chatParty from "../../../party/actors/chat/index.ts";
import { ADMISSION_HEADER, toHeader } from "../../../party/base/admission.ts";
import { signedRequest } from "../../../party/wire/signing.ts";
import type { Random } from "../random.ts";
import { RoomClock } from "./clock.ts";
import { commandSocket } from "./command-socket.ts";
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

/** What the platform gives a room: settings, a backend's way of carrying out a command's body, and its neighbours. */
export interface ModelPlatform {
  readonly env: Readonly<Record<string, string>>;
  readonly dispatch: (body: string) => Promise<unknown>;
  /** Rooms that are there, by their ids: where alarms call back in. */
  readonly rooms?: Map<string, ModelRoom>;
}

/** Who connects, and the token of their sign-in. */
export interface Admitted {
  readonly identity: Readonly<Record<string, unknown>>;
  readonly token: string;
}

/** Seconds by which a room's clock is ahead of the database's, or behind it, at most. */
const SKEW_SECONDS = 8;

/**
 * One chat room as the platform would hold it: the real actor over sockets that are held in memory, behind the real
 * admission, with alarms that ring, on a clock of its own. It can be put to sleep, which keeps sockets, storage and
 * alarm, or killed, which keeps the storage alone. A dead life's calls may still take effect, but it hears of nothing
 * and reaches nobody.
 */
export class ModelRoom {
  readonly id: string;
  readonly sockets = new Set<ModelSocket>();
  readonly clock: RoomClock;
  /** Alarms that have rung. */
  rung = 0;
  /** Hears of lives and calls. */
  note: (event: () => string) => void = () => undefined;
  /** Hears of every command that the backend has carried out, and of its answer. */
  carriedOut: (body: string, answer: unknown) => void = () => undefined;
  /** What the next calls meet with. */
  faultsOf: () => CallFault = () => "none";
  readonly #platform: ModelPlatform;
  readonly #random: Random;
  readonly #memory = memoryStorage({ alarmChanged: () => this.#setAlarm() });
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #life: { readonly life: Life; readonly server: InstanceType<typeof chatParty> } | null = null;
  #calls = 0;
  #connections = 0;
  #isClosed = false;

  constructor(id: string, platform: ModelPlatform, random: Random) {
    this.id = id;
    this.#platform = platform;
    this.#random = random;
    this.clock = new RoomClock((random.below(2 * SKEW_SECONDS + 1) - SKEW_SECONDS) * 1_000);
    platform.rooms?.set(id, this);
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

  /** Begins a connection: admission decides, which takes its time, and then the room sees it. */
  connect({ token }: Admitted, query: string): ModelSocket {
    const id = `connection-${++this.#connections}`;
    const uri = `http://localhost/parties/chat/${this.id}?_pk=${id}${query}`;
    const socket = new ModelSocket(id, uri, {
      received: (raw) => this.#tell(({ server }) => server.onMessage(raw, this.#connection(socket))),
      ended: () => {
        this.sockets.delete(socket);
        this.#tell(({ server }) => server.onClose(this.#connection(socket)));
      },
    });
    this.#inFlight(() => this.#admit(socket, token)).catch((cause: unknown) => {
      console.error("an admission failed", cause);
      socket.lost();
    });
    return socket;
  }

  /** Tells the room something as a backend or another actor does; answers the status. */
  tell(message: { readonly _tag: string } & Record<string, unknown>): Promise<number> {
    const path = `/parties/chat/${this.id}`;
    return this.#inFlight(async () => {
      const { life } = this.#wake();
      const init = await during(life, () =>
        signedRequest(this.#platform.env.INTERNAL_SECRET ?? "", path, JSON.stringify(message)),
      );
      return (await this.request(init)).status;
    });
  }

  /** A request from outside the room: signed, or it is refused. */
  request(init: RequestInit): Promise<Response> {
    const url = `http://localhost/parties/chat/${this.id}`;
    return this.#inFlight(async () => {
      const room = this.#wake();
      room.life.touch();
      const request = new Request(url, init) as unknown as Party.Request;
      return await during(room.life, () => room.server.onRequest(request));
    });
  }

  /** Lets so much of the room's time pass in which nothing happens. */
  later(milliseconds: number): void {
    this.clock.jump(milliseconds);
    this.#setAlarm();
  }

  /** Puts the room to sleep where the platform could: while it waits for nothing. True when it did. */
  hibernate(): boolean {
    if (!this.#life?.life.isIdle || !this.isQuiet) return false;
    this.#life.life.alive = false;
    this.#life = null;
    return true;
  }

  /** Ends the room's object and every connection, as the death of the runtime does; it forgets the alarm as well. */
  kill(): void {
    if (this.#life) this.#life.life.alive = false;
    this.#life = null;
    clearTimeout(this.#alarm);
    this.#memory.alarm = null;
    for (const socket of this.sockets) socket.lost();
    this.sockets.clear();
  }

  /** The room is not needed any more. */
  close(): void {
    this.#isClosed = true;
    this.kill();
    this.#platform.rooms?.delete(this.id);
  }

  async #admit(socket: ModelSocket, sessionToken: string): Promise<void> {
    const payload = { party: "chat", roomId: this.id, sessionToken };
    const body = JSON.stringify({ name: "identity.admit", payload });
    const slow = () => (this.#random.chance(0.2) ? sleep(this.#random.below(6)) : undefined);
    await slow();
    const answer = (await during(null, () => this.#platform.dispatch(body))) as { ok?: unknown };
    // What was decided is on its way to the room, and may have changed by the time it arrives.
    await slow();
    if (!socket.isOpen) return;
    this.note(() => `admission of ${socket.id}: ${JSON.stringify(answer)}`);
    if (answer.ok === undefined) return socket.lost();
    const header = toHeader(answer.ok);
    const request = new Request(socket.uri, { headers: { [ADMISSION_HEADER]: header } });
    this.sockets.add(socket);
    this.#tell(({ server }) =>
      server.onConnect(this.#connection(socket), { request } as unknown as Party.ConnectionContext),
    );
    socket.letIn();
  }

  async #inFlight<A>(task: () => Promise<A>): Promise<A> {
    this.#calls++;
    try {
      return await task();
    } finally {
      this.#calls--;
    }
  }

  /** The platform's alarm is in real time what it is in the room's. */
  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const { alarm } = this.#memory;
    if (alarm === null || this.#isClosed) return;
    const ring = () => {
      this.#memory.alarm = null;
      this.rung++;
      this.note(() => "the alarm rings");
      this.#inFlight(async () => {
        const room = this.#wake();
        room.life.touch();
        await during(room.life, () => room.server.onAlarm());
      }).catch((cause: unknown) => console.error("an alarm failed", cause));
    };
    this.#alarm = during(null, () => setTimeout(ring, this.clock.realMillisecondsUntil(alarm)));
  }

  #wake() {
    if (this.#life) return this.#life;
    this.note(() => "a life begins");
    const life = new Life(this.clock);
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
    const backend = {
      fetch: async (_path: string, init: RequestInit) =>
        Response.json(await this.#call(life, String(init.body))),
      socket: async () => commandSocket((body) => this.#call(life, body)).socket,
    };
    const party = {
      id: this.id,
      env: this.#platform.env,
      storage: this.#memory.storage,
      getConnections: () =>
        [...this.sockets].filter((socket) => socket.state !== null).map((socket) => this.#connection(socket)),
      context: { parties: { main: { get: () => backend } } },
    };
    return party as unknown as Party.Room;
  }

  async #call(life: Life, body: string): Promise<unknown> {
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
      return answer;
    } finally {
      this.#calls--;
      life.calls--;
      life.touch();
    }
  }
}
