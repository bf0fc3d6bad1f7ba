import { Schema } from "effect";
import type * as Party from "partykit/server";
import { AskStanding, CheckAccess, CloseConnections } from "../../domain/identity/admission.ts";
import type { Command, PayloadOf, SuccessOf } from "../../domain/shared/command.ts";
import { inBackground, isAway } from "../../domain/shared/concurrency/background.ts";
import { SerialQueue } from "../../domain/shared/concurrency/serial-queue.ts";
import { ACCESS_AGAIN_MS } from "../../domain/shared/limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { Identity, type Rejected } from "../../domain/shared/wire.ts";
import { callParty, partiesOf } from "../wire/calls.ts";
import { BackendCalls } from "../wire/commands/backend-calls.ts";
import { callBackend } from "../wire/commands/call-backend.ts";
import { type Env, readEnv } from "../wire/env.ts";
import { Incoming, unavailable } from "../wire/incoming.ts";
import { roomIdOf } from "../wire/rooms.ts";
import { AccessWatch } from "./access-watch.ts";
import { Misunderstood } from "./actor-messages.ts";
import type { ActorContext, ActorDefinition, ActorRoom, JoinParameters, Tagged } from "./actor-room.ts";
import { ADMISSION_HEADER, fromHeader } from "./admission.ts";
import { Alarms } from "./alarms.ts";
import { callBackIn } from "./call-back-in.ts";
import { type ConnectionHooks, ConnectionManager } from "./connection-manager.ts";
import { GATHER_MS, nextLook } from "./leases/leases.ts";
import { type ConnectionState, type Member, withAnswer } from "./member.ts";
import { answeredAtOf } from "./platform/answered-beats.ts";
import type { Raw } from "./rates/budgets.ts";
import { Ready } from "./ready.ts";
import { rejection } from "./rejection.ts";

/** Everybody is asked about again: whoever was let in just before the room was told to has arrived by then. */
const ACCESS_ALARM = "access";

const AdmissionOfRoom = Schema.Struct({ identity: Identity, grant: Schema.Unknown });
const decodeAdmission = Schema.decodeUnknownSync(AdmissionOfRoom);
const decodeClose = Schema.decodeUnknownSync(CloseConnections);
const decodeCheck = Schema.decodeUnknownSync(CheckAccess);

const readAdmission = (header: string | null) => {
  try {
    return header === null ? null : decodeAdmission(fromHeader(header));
  } catch (cause) {
    console.error("an admission cannot be read", cause);
    return null;
  }
};

const numberOf = (url: URL, name: string): number | null => {
  const value = url.searchParams.get(name);
  return value === null ? null : Number(value);
};

/**
 * The one base of all actors: the only class that knows how the platform behaves. It admits, decodes, limits,
 * keeps leases and alarms, and turns every fault into a typed answer; a room behind it only decides.
 */
export class ActorServer<Client extends Tagged, Server extends Tagged | Rejected> implements Party.Server {
  /** An instance field: the platform does not look for it anywhere else. */
  readonly options = { hibernate: true };

  readonly #party: Party.Room;
  readonly #definition: ActorDefinition<Client, Server>;
  readonly #env: Env;
  readonly #queue = new SerialQueue();
  readonly #alarms: Alarms;
  readonly #incoming: Incoming;
  readonly #backend: BackendCalls;
  readonly #manager: ConnectionManager<Client, Server>;
  readonly #access: AccessWatch;
  readonly #ready: Ready;
  #roomId = "";
  #room: ActorRoom<Client, Server> | null = null;

  constructor(party: Party.Room, definition: ActorDefinition<Client, Server>) {
    this.#party = party;
    this.#definition = definition;
    this.#env = readEnv(party.env);
    this.#alarms = new Alarms(party.storage, () => this.#roomId);
    this.#incoming = new Incoming(this.#env);
    this.#backend = new BackendCalls(
      this.#env,
      () => partiesOf(party),
      () => this.#roomId,
    );
    this.#access = this.#watchAccess();
    this.#ready = new Ready(() => this.#load());
    const hooks = {
      frame: (member, frame) => this.#background(() => this.#room?.frame(member, frame), member, frame),
      seen: (member) => this.#room?.seen?.(member),
      caughtUp: (member) => this.#background(() => this.#room?.caughtUp?.(member)),
      left: (member, leaseExpired) =>
        this.#background(() => this.#queue.run(() => this.#room?.leave(member, leaseExpired))),
      entered: (member, now) => this.#access.entered(member, now),
      heard: (member, now) => this.#access.heard(member, now),
      askAt: (member) => this.#access.askAt(member),
      wakeAt: (at) => this.#alarms.look(at),
    } satisfies ConnectionHooks<Client, Server>;
    this.#manager = new ConnectionManager(definition, this.#env.rateLimits, hooks, answeredAtOf(party));
  }

  #watchAccess(): AccessWatch {
    return new AccessWatch({
      members: () => this.#manager.connections.all() as unknown as Member<never>[],
      ask: (people) =>
        this.#call(AskStanding, { party: this.#definition.party, roomId: this.#roomId, people }),
      mayStayAs: this.#definition.mayStayAs ?? ((was, is) => was === is),
      drop: (connectionId, code, reason) => this.#manager.drop(connectionId, code, reason),
    });
  }

  onConnect(connection: Party.Connection, context: Party.ConnectionContext): void {
    const url = new URL(context.request.url);
    this.#roomId = roomIdOf(context.request.url);
    const admission = readAdmission(context.request.headers.get(ADMISSION_HEADER));
    if (admission === null) return connection.close(CLOSE.removed, "not admitted");
    const { identity, grant } = admission;
    const now = Date.now();
    const state = { identity, visible: true, beats: false, checkedAt: now, heardAt: now };
    const member = this.#manager.welcome(connection, state);
    if (!member) return;
    this.#background(() =>
      this.#join(member, { since: numberOf(url, "since"), rev: numberOf(url, "rev"), grant }),
    );
  }

  onMessage(raw: Raw, connection: Party.Connection): void {
    this.#roomId ||= roomIdOf(connection.uri);
    if (!this.#manager.mayPass(raw, connection)) return;
    if (this.#ready.done) return this.#manager.receive(raw, connection.id);
    this.#background(async () => {
      try {
        await this.#ready.wait();
      } catch (cause) {
        this.#manager.refuse(raw, connection);
        throw cause;
      }
      this.#manager.receive(raw, connection.id);
    });
  }

  onClose(connection: Party.Connection): void {
    this.#roomId ||= roomIdOf(connection.uri);
    const { id } = connection;
    // A client's close is complete only once the room has closed its side.
    try {
      connection.close(CLOSE.normal, "");
    } catch {
      // The platform had closed it already.
    }
    this.#background(async () => {
      await this.#ready.wait();
      this.#manager.drop(id);
    });
  }

  onError(connection: Party.Connection): void {
    this.onClose(connection);
  }

  async onRequest(request: Party.Request): Promise<Response> {
    this.#roomId ||= roomIdOf(request.url);
    const body = await this.#incoming.body(request as unknown as Request);
    if (body instanceof Response) return body;
    try {
      const answer = await this.#message(JSON.parse(body) as Tagged);
      return answer instanceof Response ? answer : new Response(null, { status: 204 });
    } catch (cause) {
      // The teller keeps what is not understood, and says so: here it would be said at each attempt.
      if (cause instanceof Misunderstood || cause instanceof SyntaxError)
        return Response.json(
          { _tag: "BadRequest", message: "This room doesn’t understand this message." },
          { status: 422 },
        );
      if (!isAway(cause)) console.error(`${this.#definition.party} message failed`, cause);
      return unavailable();
    }
  }

  /** What rings in a room that is not loaded is handled as a request from outside. */
  async onAlarm(): Promise<void> {
    if (this.#ready.done) return this.#ring();
    const [connection] = this.#party.getConnections();
    const roomId = connection ? roomIdOf(connection.uri) : await this.#alarms.roomId();
    await callBackIn(this.#env, this.#definition.party, roomId, this.#alarms);
  }

  async #load(): Promise<void> {
    // The local runtime forgets the platform's alarm when it restarts; what is not in storage follows from the sockets.
    await this.#alarms.look(this.#nextLook());
    const room = this.#definition.create(this.#context());
    await room.load();
    this.#room = room;
    for (const connection of this.#party.getConnections<ConnectionState>()) {
      const member = connection.state && this.#manager.restore(connection, connection.state);
      if (member) room.restore(member);
    }
    // Of the beats that were answered while it slept.
    this.#manager.look(Date.now());
  }

  #nextLook(): number | null {
    const answeredAt = answeredAtOf(this.#party);
    const states = [...this.#party.getConnections<ConnectionState>()].flatMap((connection) =>
      connection.state ? withAnswer(connection.state, answeredAt(connection)) : [],
    );
    const next = nextLook(states, this.#definition.hiddenIsAway);
    return next === null ? null : Math.max(next, Date.now() + GATHER_MS);
  }

  #context(): ActorContext<Server> {
    return {
      roomId: this.#roomId,
      env: this.#env,
      queue: this.#queue,
      alarms: this.#alarms,
      storage: this.#party.storage,
      members: this.#manager.connections.members,
      visibleUserIds: () => this.#manager.connections.visibleUserIds(),
      broadcast: (frame, to) => this.#manager.broadcast(frame, to),
      broadcastDroppable: (frame) => this.#manager.broadcastDroppable(frame),
      drop: ({ connectionId }, code, reason) => this.#manager.drop(connectionId, code, reason),
      call: (command, payload) => this.#call(command, payload),
      tell: async (party, roomId, message) => {
        const answer = await callParty(
          this.#env,
          partiesOf(this.#party),
          party,
          roomId,
          "",
          JSON.stringify(message),
        );
        if (!answer.ok) throw new Error(`${party} answered ${answer.status}`);
      },
      now: () => Date.now(),
    };
  }

  #call<C extends Command>(command: C, payload: PayloadOf<C>): Promise<SuccessOf<C>> {
    return callBackend(this.#backend.ask, command, payload);
  }

  async #join(member: Member<Server>, parameters: JoinParameters): Promise<void> {
    try {
      await this.#ready.wait();
      await this.#room?.prepare?.(parameters);
      await this.#queue.run(async () => {
        if (!this.#manager.connections.get(member.connectionId)) return;
        this.#manager.connections.admit(member);
        await this.#room?.join(member, parameters);
      });
      this.#manager.connections.flush(member.connectionId);
    } catch (cause) {
      if (!isAway(cause)) console.error(`${this.#definition.party} join failed`, cause);
      this.#manager.drop(member.connectionId, CLOSE.restart, "the room cannot answer now");
    }
  }

  async #message(message: Tagged): Promise<unknown> {
    if (message._tag === "CheckAccess") return this.#checkAccess(decodeCheck(message).userId);
    await this.#ready.wait();
    if (message._tag === "Alarm") return this.#ring();
    if (message._tag === "CloseConnections") return this.#manager.close(decodeClose(message));
    return this.#room?.message?.(message);
  }

  /** Written down first: whatever fails after that is made up for by the alarm. */
  async #checkAccess(userId: string | null): Promise<void> {
    // About one person their inbox asks again.
    if (userId === null) await this.#alarms.set(ACCESS_ALARM, Date.now() + ACCESS_AGAIN_MS);
    this.#access.note(userId);
    // A room that nobody is in need not load, and one that is gone cannot.
    if ([...this.#party.getConnections()].length === 0) return;
    await this.#ready.wait();
    await this.#access.changed(userId);
  }

  #handle(alarm: string): unknown {
    if (alarm === ACCESS_ALARM) return this.#access.changed(null);
    return this.#queue.run(() => this.#room?.alarm?.(alarm));
  }

  async #ring(): Promise<void> {
    const now = Date.now();
    this.#manager.look(now);
    const failures = await this.#alarms.ring(now, (name) => this.#handle(name));
    for (const { name, cause } of failures)
      console.error(`${this.#definition.party} alarm ${name} failed`, cause);
  }

  /** Runs what nobody waits for. A fault is logged and, where a frame caused it, answered. */
  #background(task: () => unknown, member?: Member<Server>, frame?: Client): void {
    inBackground(this.#definition.party, task, () => {
      if (!member || !frame) return;
      const message = "The room can’t answer right now. Nothing was saved.";
      (member as Member<Rejected>).send(rejection(frame, "unavailable", message));
    });
  }
}
