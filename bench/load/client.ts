import WebSocket from "ws";
import type { DecodedFrame, Protocol } from "../protocols/protocol.ts";
import type { FrameLog } from "./frame-log.ts";
import type { Seat } from "./plan.ts";

/** What a client tells of its socket. */
export interface ClientEvents<Frame> {
  readonly frame: (frame: Frame) => void;
  readonly closed: (code: number) => void;
}

/** A join that failed: with the HTTP status instead of an open socket, or the code with which it was closed. */
export class JoinRefused extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`a join was answered with ${code}`);
    this.code = code;
  }

  /** The server may let the same client in later. */
  get isTemporary(): boolean {
    return this.code === 503 || this.code >= 1_000;
  }
}

/** One client in its room. */
export class LoadClient {
  readonly #socket: WebSocket;
  readonly #heartbeat: NodeJS.Timeout | undefined;

  private constructor(socket: WebSocket, protocol: Protocol) {
    this.#socket = socket;
    const { heartbeat } = protocol;
    this.#heartbeat = heartbeat && setInterval(() => this.send(heartbeat.text), heartbeat.everyMs);
  }

  /** Opens a socket and waits until the client is in its room. Rejects with `JoinRefused` when it is not let in. */
  static join<Frame extends DecodedFrame>(
    seat: Seat,
    protocol: Protocol,
    log: FrameLog<Frame>,
    events: ClientEvents<Frame>,
  ): Promise<LoadClient> {
    const socket = new WebSocket(seat.url, {
      headers: seat.headers,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    return new Promise((resolve, reject) => {
      let isIn = false;
      const joined = () => {
        if (!isIn) resolve(new LoadClient(socket, protocol));
        isIn = true;
      };
      const read = log.reader();
      if (protocol.joinsOnOpen) socket.once("open", joined);
      socket.on("message", (bytes: Buffer) => {
        const frame = read(bytes);
        if (frame.joined) joined();
        if (frame.reply !== undefined) socket.send(frame.reply);
        events.frame(frame);
      });
      socket.on("unexpected-response", (_, answer) => reject(new JoinRefused(answer.statusCode ?? 0)));
      socket.on("error", reject);
      socket.on("close", (code) => {
        if (isIn) events.closed(code);
        else reject(new JoinRefused(code));
      });
    });
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** Cuts the connection. */
  leave(): void {
    clearInterval(this.#heartbeat);
    this.#socket.terminate();
  }
}
