import WebSocket from "ws";
import type { Beats, DecodedFrame, Protocol } from "../protocols/protocol.ts";
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
  readonly #beats: Beats | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** UTF-16 code units of frames that have come. */
  #received = 0;

  private constructor(socket: WebSocket, { heartbeat }: Protocol) {
    this.#socket = socket;
    this.#beats = heartbeat?.begin();
    if (!heartbeat) return;
    socket.once("open", () => {
      this.#beat();
      this.#timer = setInterval(() => this.#beat(), heartbeat.everyMs);
    });
  }

  #beat(): void {
    if (this.#beats) this.send(this.#beats.next(this.#received, performance.now()));
  }

  #came({ beat }: DecodedFrame, length: number): void {
    if (beat === "constant") return;
    this.#received += length;
    if (beat === "answered") this.#beats?.answered(performance.now());
    if (this.#beats?.isDue(this.#received)) this.#beat();
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
      const client = new LoadClient(socket, protocol);
      let isIn = false;
      const joined = () => {
        isIn = true;
        resolve(client);
      };
      const read = log.reader();
      if (protocol.joinsOnOpen) socket.once("open", joined);
      socket.on("message", (bytes: Buffer) => {
        const { meaning: frame, length } = read(bytes);
        client.#came(frame, length);
        if (frame.joined) joined();
        if (frame.reply !== undefined) socket.send(frame.reply);
        events.frame(frame);
      });
      socket.on("unexpected-response", (_, answer) => reject(new JoinRefused(answer.statusCode ?? 0)));
      socket.on("error", reject);
      socket.on("close", (code) => {
        clearInterval(client.#timer);
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
    clearInterval(this.#timer);
    this.#socket.terminate();
  }
}
