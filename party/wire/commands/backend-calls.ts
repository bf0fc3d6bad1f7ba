import type * as Party from "partykit/server";
import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { BACKEND_PARTY, backendId } from "../backends.ts";
import type { Parties } from "../calls.ts";
import type { Env } from "../env.ts";
import { COMMAND_PATH } from "../rooms.ts";
import { STUB_HEADER, stubToken } from "../stub-token.ts";
import { type CommandAnswer, overCall } from "./call-backend.ts";
import { Assembly, framesOf } from "./command-socket.ts";

/** Milliseconds between two commands within which a socket is worth its opening. */
const OFTEN_MS = 2_000;
/** Milliseconds without a command after which it is closed: a room that holds one does not sleep. */
const IDLE_MS = 5_000;
/** Milliseconds after which a socket that could not be opened is tried again. */
const AGAIN_MS = 10_000;

type Socket = Awaited<ReturnType<Party.Stub["socket"]>>;
type Answered = PromiseWithResolvers<CommandAnswer>;

/**
 * The commands of one actor to its backend. Where they come often they go over a socket that stays open, at a sixth of
 * what a call costs the platform; single ones, and all where there are no stubs, are calls.
 */
export class BackendCalls {
  readonly #env: Env;
  readonly #parties: () => Parties;
  readonly #key: () => string;
  readonly #waiting = new Map<number, Answered>();
  #socket: Socket | null = null;
  #notBefore = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  #number = 0;

  /**
   * @param parties where backends are reached now
   * @param key what the backend is found by: the room's id
   */
  constructor(env: Env, parties: () => Parties, key: () => string) {
    this.#env = env;
    this.#parties = parties;
    this.#key = key;
  }

  /** Carries a command there and its answer back. Rejects where it is not known whether it took effect. */
  ask = (body: string): Promise<CommandAnswer> => {
    const now = Date.now();
    const isOften = now - this.#askedAt <= OFTEN_MS;
    this.#askedAt = now;
    if (this.#socket) return this.#send(this.#socket, body);
    if (isOften && now >= this.#notBefore) inBackground("a socket to a backend", () => this.#open());
    return overCall(this.#env, this.#parties(), this.#key())(body);
  };

  #send(socket: Socket, body: string): Promise<CommandAnswer> {
    const answered = Promise.withResolvers<CommandAnswer>();
    this.#number += 1;
    this.#waiting.set(this.#number, answered);
    try {
      for (const frame of framesOf(this.#number, body)) socket.send(frame);
    } catch {
      this.#gone(socket);
    }
    return answered.promise;
  }

  async #open(): Promise<void> {
    this.#notBefore = Date.now() + AGAIN_MS;
    const stub = this.#parties()?.[BACKEND_PARTY]?.get(backendId(this.#key()));
    if (!stub) return;
    const headers = { [STUB_HEADER]: await stubToken(this.#env.INTERNAL_SECRET) };
    const socket = await stub.socket(COMMAND_PATH, { headers });
    const assembly = new Assembly();
    socket.addEventListener("message", ({ data }) => this.#heard(socket, assembly, String(data)));
    for (const event of ["close", "error"] as const) socket.addEventListener(event, () => this.#gone(socket));
    this.#socket = socket;
    this.#notBefore = 0;
    this.#closeWhenIdle(socket);
  }

  #heard(socket: Socket, assembly: Assembly, frame: string): void {
    try {
      const answer = assembly.add(frame);
      if (!answer) return;
      const answered = this.#waiting.get(answer.number);
      this.#waiting.delete(answer.number);
      answered?.resolve(JSON.parse(answer.text) as CommandAnswer);
    } catch (cause) {
      console.error("a backend's answer cannot be read", cause);
      this.#gone(socket);
    }
  }

  /** Of what was not answered nobody knows whether it took effect. */
  #gone(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    for (const answered of this.#waiting.values()) answered.reject(new Error("the backend's socket is gone"));
    this.#waiting.clear();
    close(socket);
  }

  #closeWhenIdle(socket: Socket): void {
    const left = this.#askedAt + IDLE_MS - Date.now();
    setTimeout(
      () => {
        if (this.#socket !== socket) return;
        if (this.#waiting.size > 0 || this.#askedAt + IDLE_MS > Date.now())
          return this.#closeWhenIdle(socket);
        this.#gone(socket);
      },
      Math.max(left, 1_000),
    );
  }
}

const close = (socket: Socket): void => {
  try {
    socket.close(1_000, "");
  } catch {
    // It is closed already.
  }
};
