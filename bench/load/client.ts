import WebSocket from "ws";
import type { DecodedFrame, Heartbeat, Protocol } from "../protocols/protocol.ts";
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
  readonly #heartbeat: Heartbeat | undefined;
  readonly #timer: NodeJS.Timeout | undefined;
  /** UTF-16 code units of frames that have come, and what of them was said. */
  #received: number;
  #reported = 0;

  private constructor(socket: WebSocket, { heartbeat }: Protocol, received: number) {
    this.#socket = socket;
    this.#heartbeat = heartbeat;
    this.#received = received;
    this.#timer = heartbeat && setInterval(() => this.#beat(heartbeat), heartbeat.everyMs);
  }

  #beat({ text }: Heartbeat): void {
    this.#reported = this.#received;
    this.send(text(this.#received));
  }

  #count(length: number): void {
    this.#received += length;
    const heartbeat = this.#heartbeat;
    if (heartbeat && this.#received - this.#reported >= heartbeat.everyUnits) this.#beat(heartbeat);
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
      let client: LoadClient | undefined;
      let before = 0;
      const joined = () => {
        client ??= new LoadClient(socket, protocol, before);
        resolve(client);
      };
      const read = log.reader();
      if (protocol.joinsOnOpen) socket.once("open", joined);
      socket.on("message", (bytes: Buffer) => {
        const { meaning: frame, length } = read(bytes);
        if (client) client.#count(length);
        else before += length;
        if (frame.joined) joined();
        if (frame.reply !== undefined) socket.send(frame.reply);
        events.frame(frame);
      });
      socket.on("unexpected-response", (_, answer) => reject(new JoinRefused(answer.statusCode ?? 0)));
      socket.on("error", reject);
      socket.on("close", (code) => {
        if (client) events.closed(code);
        else reject(new JoinRefused(code));
      });
    });
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** Cuts the connection. */
  leave(): void {
    clearInterval(this.#timer);
    this.#socket.terminate();
  }
}
