import { ManagedRuntime } from "effect";
import type * as Party from "partykit/server";
import { MAX_COMMAND_BYTES } from "../../domain/shared/limits.ts";
import { Outbox } from "../../domain/shared/outbox.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { bucketOf } from "../adapters/files.ts";
import { Alarms } from "../base/alarms.ts";
import { makeAuthHandler } from "../http/auth/handler.ts";
import { makePageHandler } from "../http/pages/handler.ts";
import { isResendWebhook, makeResendHandler } from "../http/webhooks/resend.ts";
import { BACKEND_PARTY } from "../wire/backends.ts";
import { callParty, type Parties, partiesOf } from "../wire/calls.ts";
import { Assembly, framesOf } from "../wire/commands/command-socket.ts";
import { type Env, readEnv } from "../wire/env.ts";
import { forwarded } from "../wire/http-forward.ts";
import { Incoming } from "../wire/incoming.ts";
import { ruleOf } from "../wire/request-rules.ts";
import { COMMAND_PATH, SWEEP_PATH } from "../wire/rooms.ts";
import { isByStub } from "../wire/stub-token.ts";
import { urlOf } from "../wire/url-of.ts";
import { commands } from "./contexts/index.ts";
import { dispatcher } from "./dispatcher.ts";
import { OutboxWatch } from "./outbox-watch.ts";
import { type Services, servicesLayer } from "./services.ts";
import { sweep } from "./sweep.ts";
import { makeWebHandler } from "./web-handler.ts";

const SWEEP_ALARM = "sweep";
const SWEEP_EVERY_MS = 20_000;
/** Soon after a start: it may have been a crash. */
const FIRST_SWEEP_MS = 1_000;

/**
 * A backend actor: one of the few instances of the main party that open Postgres. It serves the HTTP API and the
 * commands of all actors from one pool. Reached by this deployment alone.
 */
export class Backend implements Party.Server {
  readonly #party: Party.Room;
  readonly #env: Env;
  readonly #alarms: Alarms;
  readonly #incoming: Incoming;
  readonly #dispatch: (body: string) => Promise<unknown>;
  readonly #answer: (request: Request) => Promise<Response>;
  readonly #sweep: () => Promise<void>;
  readonly #watch: OutboxWatch;
  /** The sockets that may carry commands. */
  readonly #assemblies = new WeakMap<Party.Connection, Assembly>();
  #parties: Parties = null;
  #armed = false;
  #roomId = "";

  constructor(party: Party.Room) {
    this.#party = party;
    this.#env = readEnv(party.env);
    this.#alarms = new Alarms(party.storage, () => this.#roomId);
    this.#incoming = new Incoming(this.#env);
    const services = servicesLayer(this.#env, () => this.#parties, bucketOf(party.context.bindings));
    const runtime = ManagedRuntime.make(services);
    this.#dispatch = dispatcher<Services>(commands, (effect) => runtime.runPromiseExit(effect));
    const { handler: api } = makeWebHandler(services, this.#env, runtime.memoMap);
    const auth = makeAuthHandler(runtime, this.#env);
    const resend = makeResendHandler(runtime, this.#env);
    const pages = makePageHandler(runtime, this.#env);
    this.#answer = (request) => {
      const { pathname } = urlOf(request);
      if (isResendWebhook(pathname)) return resend(request);
      if (ruleOf(pathname) === null) return pages(request);
      return pathname.startsWith("/api/auth/") ? auth(request) : api(request);
    };
    this.#sweep = () => runtime.runPromise(sweep);
    this.#watch = new OutboxWatch(() => runtime.runPromise(Outbox.use((outbox) => outbox.deliverDue)));
  }

  async onRequest(request: Party.Request): Promise<Response> {
    this.#parties ??= partiesOf(this.#party);
    const browser = await forwarded(this.#env, request as unknown as Request);
    if (browser) {
      await this.#arm(request.url);
      this.#watch.stayAwake();
      return this.#answer(browser);
    }
    const body = await this.#incoming.body(request as unknown as Request);
    if (body instanceof Response) return body;
    await this.#arm(request.url);
    if (urlOf(request).pathname.endsWith(COMMAND_PATH)) {
      this.#watch.stayAwake();
      return Response.json(await this.#dispatch(body));
    }
    await this.#sweepNow();
    return new Response(null, { status: 204 });
  }

  /** A socket for commands, from an actor that has many. */
  async onConnect(connection: Party.Connection, { request }: Party.ConnectionContext): Promise<void> {
    const isOwn = await isByStub(this.#env.INTERNAL_SECRET, request.headers as unknown as Headers);
    if (!isOwn) return connection.close(CLOSE.removed, "not admitted");
    this.#parties ??= partiesOf(this.#party);
    this.#assemblies.set(connection, new Assembly(MAX_COMMAND_BYTES));
    await this.#arm(request.url);
  }

  async onMessage(
    frame: string | ArrayBuffer | ArrayBufferView,
    connection: Party.Connection,
  ): Promise<void> {
    const assembly = this.#assemblies.get(connection);
    if (!assembly) return;
    try {
      const command = assembly.add(String(frame));
      if (!command) return;
      this.#watch.stayAwake();
      const answer = JSON.stringify(await this.#dispatch(command.text));
      for (const part of framesOf(command.number, answer)) connection.send(part);
    } catch (cause) {
      console.error("a command over a socket failed", cause);
      // Whoever waits for an answer is to hear that none will come.
      connection.close(CLOSE.faulty, "not understood");
    }
  }

  /** An actor's close is complete only once this side has closed too; until then the actor cannot hibernate. */
  onClose(connection: Party.Connection): void {
    try {
      connection.close(CLOSE.normal, "");
    } catch {
      // The platform had closed it already.
    }
  }

  /** Calls back in, as every actor's alarm does: here the platform withholds what a sweep needs. */
  async onAlarm(): Promise<void> {
    const roomId = await this.#alarms.roomId();
    await this.#party.storage.setAlarm(Date.now() + SWEEP_EVERY_MS);
    if (roomId === undefined) return;
    try {
      await callParty(this.#env, null, BACKEND_PARTY, roomId, SWEEP_PATH, "{}");
    } catch (cause) {
      console.error("sweep was not reached", cause);
    }
  }

  /** The sweep begins with a backend's first request and goes on by alarm, through restarts. */
  async #arm(url: string): Promise<void> {
    if (this.#armed) return;
    this.#armed = true;
    this.#roomId = new URL(url).pathname.split("/")[3] ?? "";
    await this.#alarms.set(SWEEP_ALARM, Date.now() + FIRST_SWEEP_MS);
  }

  async #sweepNow(): Promise<void> {
    try {
      await this.#sweep();
    } catch (cause) {
      console.error("sweep failed", cause);
    }
    await this.#alarms.set(SWEEP_ALARM, Date.now() + SWEEP_EVERY_MS);
  }
}
