import type * as Party from "partykit/server";
import { vi } from "vitest";
import type { Identity } from "../../../domain/shared/wire.ts";
import type { ActorDefinition, Tagged } from "../../../party/base/actor-room.ts";
import { ActorServer } from "../../../party/base/actor-server.ts";
import { ADMISSION_HEADER, toHeader } from "../../../party/base/admission.ts";
import { durableOf } from "../../../party/base/platform/durable.ts";
import type { HeldSocket, ObjectState } from "../../../party/base/platform/object-state.ts";
import { commandSocket } from "./command-socket.ts";
import { type MemoryStorage, memoryStorage } from "./memory-storage.ts";

/** A client's end of a socket that is held in memory. */
export interface StageSocket {
  readonly id: string;
  /** Frames that came, decoded. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields the frame of that tag has
  readonly frames: any[];
  closedWith: number | null;
  /** What the room keeps with the socket while it sleeps. */
  state: unknown;
  /** When the platform last answered a beat of it, in ms since 1970; null where it never has. */
  answeredAt: number | null;
  /** As a socket whose other side has gone does. */
  throwsOnSend: boolean;
  send(frame: Tagged & Record<string, unknown>): Promise<void>;
  sendRaw(data: string | ArrayBuffer): Promise<void>;
}

/** One actor as the platform would hold it, in memory, on a clock that only `pass` moves. */
export interface ActorStage extends MemoryStorage {
  /** @param grant what admission tells the room besides, in its own terms */
  connect(identity: Identity, grant?: unknown): Promise<StageSocket>;
  /** A signed message of a backend or another actor; answers its status. */
  tell(message: Tagged & Record<string, unknown>): Promise<number>;
  /** The client closes its socket. */
  leave(socket: StageSocket): void;
  /** Puts the room's object away; sockets and storage stay. */
  hibernate(): void;
  /** Whether there is a room's object: it has not been put away, or something has woken it since. */
  isAwake(): boolean;
  /** Lets time pass: timers and the platform's alarm ring as they come due. */
  pass(milliseconds: number): Promise<void>;
  readonly sockets: readonly StageSocket[];
}

const ROOM_ID = "0190d3a0-0000-7000-8000-00000000000a";

/** Somebody who can be let in. */
export const somebody = (number = 1, more: Partial<Identity> = {}): Identity => ({
  userId: `0190d3a0-0000-7000-8000-${String(number).padStart(12, "0")}`,
  authSessionId: `0190d3a0-0000-7000-8001-${String(number).padStart(12, "0")}`,
  name: `Person ${number}`,
  handle: `person${number}`,
  avatarUrl: null,
  role: "student",
  ...more,
});

/**
 * Opens the stage. Time stands still until `pass`; the test gives it back with `vi.useRealTimers()`.
 * @param options.command answers what the room asks of its backend: a command's payload by name
 * @param options.rateLimits whether rates hold; true unless it is given
 * @param options.answersBeats whether the platform answers constant beats; false unless it is given
 */
export const actorStage = <Client extends Tagged, Server extends Tagged>(
  definition: ActorDefinition<Client, Server>,
  options: {
    readonly command?: (name: string, payload: never) => unknown;
    readonly rateLimits?: boolean;
    readonly answersBeats?: boolean;
  } = {},
): ActorStage => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 1_700_000_000_000 });
  const env = {
    DATABASE_URL: "postgres://localhost/nowhere",
    INTERNAL_SECRET: "an internal secret of 32 characters",
    AUTH_SECRET: "a sign-in secret of 32 characters..",
    PUBLIC_URL: "http://127.0.0.1:9",
    LOCAL: "start-script",
    RATE_LIMITS: options.rateLimits === false ? "off" : "on",
  };
  const url = `${env.PUBLIC_URL}/parties/${definition.party}/${ROOM_ID}`;
  const sockets: StageSocket[] = [];
  let ringing: ReturnType<typeof setTimeout> | undefined;
  const memory = memoryStorage({
    alarmChanged: (at) => {
      clearTimeout(ringing);
      if (at !== null) ringing = setTimeout(ring, Math.max(0, at - Date.now()));
    },
  });

  const carry = async (body: string) => {
    const { name, payload } = JSON.parse(body) as { name: string; payload: never };
    try {
      return { ok: (options.command ?? everybodyStays)(name, payload) ?? null };
    } catch (cause) {
      return { error: { _tag: "ServiceUnavailable", message: String(cause) } };
    }
  };
  const main = {
    fetch: async (_path: string, init: RequestInit) => Response.json(await carry(String(init.body))),
    socket: async () => commandSocket(carry).socket,
  };
  const party = {
    id: ROOM_ID,
    env,
    storage: memory.storage,
    getConnections: () => sockets.filter(({ closedWith }) => closedWith === null).map(connectionOf),
    context: { parties: { main: { get: () => main } } },
  } as unknown as Party.Room;
  const connections = new WeakMap<StageSocket, Party.Connection & HeldSocket>();
  const socketOf = new WeakMap<object, StageSocket>();
  const connectionOf = (socket: StageSocket): Party.Connection & HeldSocket => {
    const known = connections.get(socket);
    if (known) return known;
    const made = {
      readyState: 1,
      deserializeAttachment: () => ({ __pk: { uri: made.uri }, __user: socket.state }),
      id: socket.id,
      uri: `${url}?_pk=${socket.id}`,
      get state() {
        return socket.state;
      },
      setState: (state: unknown) => {
        socket.state = structuredClone(state);
      },
      send: (data: string) => {
        if (socket.closedWith !== null || socket.throwsOnSend) throw new Error("the socket is closed");
        socket.frames.push(JSON.parse(data));
      },
      close: (code: number) => {
        socket.closedWith ??= code;
      },
    } as unknown as Party.Connection & HeldSocket;
    connections.set(socket, made);
    socketOf.set(made, socket);
    return made;
  };

  const begin = () =>
    new ActorServer(party, definition as unknown as ActorDefinition<Client, Server & Tagged>);
  /** As PartyKit's object around a room. */
  class PartyObject {
    worker?: ReturnType<typeof begin>;
    awake() {
      this.worker ??= begin();
      return this.worker;
    }
    alarm(): Promise<void> {
      return this.awake().onAlarm();
    }
  }
  let answer: { readonly to: string; readonly text: string } | null = null;
  class Pair {
    readonly to: string;
    readonly text: string;
    constructor(to: string, text: string) {
      this.to = to;
      this.text = text;
    }
  }
  const state: ObjectState = {
    storage: memory.storage,
    getWebSockets: () => sockets.filter(({ closedWith }) => closedWith === null).map(connectionOf),
    setWebSocketAutoResponse: (pair) => {
      answer = pair as Pair;
    },
    getWebSocketAutoResponseTimestamp: (socket) => {
      const at = socketOf.get(socket)?.answeredAt ?? null;
      return at === null ? null : new Date(at);
    },
  };
  if (options.answersBeats) vi.stubGlobal("WebSocketRequestResponsePair", Pair);
  const Base = PartyObject as unknown as Parameters<typeof durableOf>[0];
  const Durable = options.answersBeats
    ? durableOf(Base, definition as unknown as ActorDefinition<never, never>)
    : Base;
  const bindings = Object.fromEntries(Object.entries(env).map(([name, value]) => [`pkvar-${name}`, value]));
  let object: PartyObject | null = null;
  const held = (): PartyObject => {
    object ??= new Durable(state, bindings) as PartyObject;
    return object;
  };
  const awake = () => held().awake();
  const request = (init?: RequestInit) => new Request(url, init) as unknown as Party.Request;
  // An alarm calls back in from outside.
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    if (address !== url) throw new Error(`nothing is at ${address}`);
    return awake().onRequest(request(init));
  });
  const ring = () => {
    memory.alarm = null;
    void held().alarm();
  };

  const receive = async (socket: StageSocket, data: string | ArrayBuffer) => {
    if (answer !== null && data === answer.to) {
      socket.answeredAt = Date.now();
      if (!socket.throwsOnSend) socket.frames.push(JSON.parse(answer.text));
      return;
    }
    awake().onMessage(data, connectionOf(socket));
    await settled();
  };

  return Object.assign(memory, {
    sockets,
    isAwake: () => object?.worker !== undefined,
    connect: async (identity: Identity, grant: unknown = null) => {
      const socket: StageSocket = {
        id: `connection-${sockets.length + 1}`,
        frames: [],
        closedWith: null,
        state: null,
        answeredAt: null,
        throwsOnSend: false,
        send: (frame) => receive(socket, JSON.stringify(frame)),
        sendRaw: (data) => receive(socket, data),
      };
      sockets.push(socket);
      const header = toHeader({ identity, grant });
      const context = {
        request: new Request(url, { headers: { [ADMISSION_HEADER]: header } }),
      } as unknown as Party.ConnectionContext;
      awake().onConnect(connectionOf(socket), context);
      await settled();
      return socket;
    },
    tell: async (message: Tagged & Record<string, unknown>) => {
      const { signedRequest } = await import("../../../party/wire/signing.ts");
      const init = await signedRequest(env.INTERNAL_SECRET, new URL(url).pathname, JSON.stringify(message));
      const answer = await awake().onRequest(request(init));
      await settled();
      return answer.status;
    },
    leave: (socket: StageSocket) => {
      awake().onClose(connectionOf(socket));
    },
    hibernate: () => {
      object = null;
    },
    pass: async (milliseconds: number) => {
      const until = Date.now() + milliseconds;
      while (Date.now() < until) {
        await vi.advanceTimersByTimeAsync(Math.min(1_000, until - Date.now()));
        await settled();
      }
    },
  });
};

const everybodyStays = (name: string, { people }: { readonly people?: readonly unknown[] }) =>
  name === "identity.standing" ? people?.map(() => ({ role: null })) : null;

/** Waits until what has begun has come to an end: signing is done on a thread of its own. */
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 6; turns++) {
    await crypto.subtle.digest("SHA-256", new Uint8Array());
    await new Promise((resolve) => setImmediate(resolve));
  }
};
