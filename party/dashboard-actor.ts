import { ReadDashboard, ReadSession } from "../domain/sessions/commands.ts";
import { DashboardRoom } from "../domain/sessions/dashboard-room.ts";
import { SessionMessage } from "../domain/sessions/messages.ts";
import type { LiveSession } from "../domain/sessions/model.ts";
import { isOnDashboard } from "../domain/sessions/rules.ts";
import type { DashboardClientFrame, DashboardServerFrame } from "../domain/sessions/wire.ts";
import { PROTOCOL } from "../domain/shared/limits.ts";
import type { Rejected } from "../domain/shared/wire.ts";
import type { ActorContext, ActorRoom } from "./lib/actor-room.ts";
import type { Member } from "./lib/member.ts";
import { readTold } from "./lib/told.ts";

type Frame = DashboardServerFrame | Rejected;

const readMessage = readTold(SessionMessage);

/**
 * Shows a creator every session of their courses, live. It reads what it shows after it heard of a change, and only
 * while somebody looks: a dashboard that nobody has open costs nothing.
 */
export class DashboardActor implements ActorRoom<DashboardClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #room = new DashboardRoom();

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
  }

  async load(): Promise<void> {}

  async join(member: Member<Frame>): Promise<void> {
    const { asOf, sessions } = await this.#context.call(ReadDashboard, { creatorId: this.#context.roomId });
    member.send({ _tag: "Snapshot", protocol: PROTOCOL, asOf, sessions });
    for (const live of this.#room.shown(sessions)) this.#tell(live, member);
  }

  restore(): void {}

  leave(): void {
    if (this.#context.members.size === 0) this.#room.forget();
  }

  /** A viewer has nothing to send but heartbeats. */
  frame(): void {}

  async message(message: unknown): Promise<void> {
    const told = readMessage(message);
    if (told._tag !== "SessionChanged" || this.#context.members.size === 0) return;
    const { sessionId, version } = told;
    if (!this.#room.isNews(sessionId, version)) return;
    const live = await this.#context.call(ReadSession, { sessionId });
    if (isOnDashboard(live.session, this.#context.now()) && this.#room.tell(live)) this.#tell(live);
  }

  #tell(session: LiveSession, except?: Member<Frame>): void {
    this.#context.broadcast(
      { _tag: "Delta", asOf: session.asOf, version: session.version, session },
      (member) => member !== except,
    );
  }
}
