import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import WebSocket from "ws";
import { demoPassword } from "../../../domain/identity/demo/rules.ts";
import type { TestRuntime } from "./runtime.ts";

/** Somebody signed in: the cookie that a browser would hold, and what `/api/me` says. */
export interface SignedInPerson {
  readonly cookie: string;
  readonly me: { readonly id: string; readonly name: string; readonly handle: string };
}

/** Times that an answer "come back later" is taken at its word before it counts as a failure. */
const PATIENCE = 5;

/**
 * Asks, and asks again after the seconds that a 503 names in Retry-After: a busy machine, or a
 * pool that is still replacing what broke, may answer so, and a client does what this does.
 */
const askUntilReady = async (url: string, init?: RequestInit): Promise<Response> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url, init);
    const seconds = Number(answer.headers.get("retry-after"));
    if (answer.status !== 503 || !(seconds > 0) || tries >= PATIENCE) return answer;
    await answer.body?.cancel();
    await wait(seconds * 1_000);
  }
};

/** Signs a demo account in over HTTP. */
export const signIn = async (runtime: Pick<TestRuntime, "url">, email: string): Promise<SignedInPerson> => {
  const answer = await askUntilReady(`${runtime.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const me = await askUntilReady(`${runtime.url}/api/me`, { headers: { cookie } });
  if (!me.ok) throw new Error(`/api/me of ${email}: ${me.status} ${await me.text()}`);
  return { cookie, me: (await me.json()) as SignedInPerson["me"] };
};

type Tagged = { readonly _tag: string };
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields the frame of that tag has
export type AnyFrame = any;

/** A socket to an actor that remembers what it got. */
export class TestSocket {
  readonly frames: AnyFrame[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #read = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      this.frames.push(JSON.parse(String(data)));
      for (const look of this.#waiting) look();
    });
    this.closed = new Promise((resolve) => {
      const conclude = (code: number, reason: Buffer) => resolve({ code, reason: String(reason) });
      socket.on("close", conclude);
      // workerd keeps the TCP connection for some 15 s after a close of its own; the close frame is the word.
      socket.on("open", () =>
        (socket as unknown as { _receiver: WebSocket })._receiver.on("conclude", conclude),
      );
    });
  }

  send(frame: Tagged & Record<string, unknown>): void {
    this.#socket.send(JSON.stringify(frame));
  }

  /** Sends what is no frame. */
  sendRaw(data: string | Uint8Array): void {
    this.#socket.send(data);
  }

  /** The first frame, read or yet to come, that passes and that no earlier `next` has passed. */
  next(test: string | ((frame: AnyFrame) => boolean), milliseconds = 10_000): Promise<AnyFrame> {
    const passes = typeof test === "string" ? (frame: AnyFrame) => frame._tag === test : test;
    return new Promise((resolve, reject) => {
      const look = () => {
        while (this.#read < this.frames.length) {
          const frame = this.frames[this.#read++];
          if (!passes(frame)) continue;
          stop();
          return resolve(frame);
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(
          new Error(
            `no such frame within ${milliseconds} ms; got ${JSON.stringify(this.frames).slice(0, 2_000)}`,
          ),
        );
      }, milliseconds);
      const stop = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }

  #until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (condition()) stop(resolve);
      };
      const stop = (end: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        end();
      };
      const timer = setTimeout(() => stop(() => reject(new Error("the room does not answer"))), 10_000);
      this.#waiting.add(look);
    });
  }

  /** Resolves once everything has come that the room had sent by the time it hears of this: frames keep their order. */
  async caughtUp(visible = true): Promise<void> {
    const from = this.frames.length;
    this.send({ _tag: "Beat", visible });
    await this.#until(() => this.frames.slice(from).some(({ _tag }) => _tag === "Beat"));
  }

  /** Closes as a browser does, and waits for the other side. */
  async close(): Promise<void> {
    this.#socket.close(1000);
    await this.closed;
  }

  /** Cuts the connection without a word, as a tunnel does. */
  terminate(): void {
    this.#socket.terminate();
  }

  /** Resets the connection in the middle of a frame, as a network does that dies while somebody writes. */
  reset(): void {
    const { _socket: connection } = this.#socket as unknown as { _socket: Socket };
    connection.write(Buffer.from([0x81, 0xfe]), () => connection.resetAndDestroy());
  }
}

const socketUrl = (runtime: Pick<TestRuntime, "url">, party: string, roomId: string, query: string) =>
  `${runtime.url.replace("http", "ws")}/parties/${party}/${roomId}${query}`;

/** Opens a socket to an actor; rejects with the HTTP status and body where admission refuses. */
export const openSocket = (
  runtime: Pick<TestRuntime, "url">,
  cookie: string | null,
  party: string,
  roomId: string,
  options: { readonly query?: string; readonly headers?: Record<string, string> } = {},
): Promise<TestSocket> =>
  new Promise((resolve, reject) => {
    const headers = { ...(cookie === null ? {} : { cookie }), origin: runtime.url, ...options.headers };
    const socket = new WebSocket(socketUrl(runtime, party, roomId, options.query ?? ""), { headers });
    const opened = new TestSocket(socket);
    socket.on("open", () => resolve(opened));
    socket.on("unexpected-response", (_, answer) => {
      let body = "";
      answer.on("data", (part) => {
        body += part;
      });
      answer.on("end", () => reject(new Refused(answer.statusCode ?? 0, body)));
    });
    socket.on("error", reject);
  });

/** What the worker answered instead of opening a socket. */
export class Refused extends Error {
  readonly status: number;
  readonly body: string;
  constructor(status: number, body: string) {
    super(`refused with ${status}: ${body}`);
    this.status = status;
    this.body = body;
  }
}

/** The status with which admission refuses; fails where it lets in. */
export const refusal = async (opening: Promise<TestSocket>): Promise<number> => {
  try {
    (await opening).terminate();
  } catch (cause) {
    if (cause instanceof Refused) return cause.status;
    throw cause;
  }
  throw new Error("the socket was opened");
};
