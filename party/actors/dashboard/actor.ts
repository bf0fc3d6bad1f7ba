import { ReadDashboard, ReadDashboardPage, ReadSession } from "../../../domain/sessions/commands.ts";
import { DashboardRoom, inFrames } from "../../../domain/sessions/dashboard/room.ts";
import { briefly } from "../../../domain/sessions/dashboard/rules.ts";
import { DASHBOARD_ASK_RATE, DASHBOARD_FRAME } from "../../../domain/sessions/limits.ts";
import { SessionMessage } from "../../../domain/sessions/messages.ts";
import type { LiveSession } from "../../../domain/sessions/model.ts";
import { isOnDashboard } from "../../../domain/sessions/rules.ts";
import type { DashboardClientFrame, DashboardServerFrame } from "../../../domain/sessions/wire.ts";
import { PROTOCOL } from "../../../domain/shared/protocol.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import { readTold } from "../../base/actor-messages.ts";
import type { ActorContext, ActorRoom } from "../../base/actor-room.ts";
import type { Member } from "../../base/member.ts";
import { TokenBuckets } from "../../base/rates/token-buckets.ts";
import { rejection, tooFast, toRejected } from "../../base/rejection.ts";

type Frame = DashboardServerFrame | Rejected;
type Asked = Exclude<DashboardClientFrame, { readonly _tag: "Beat" }>;

const readMessage = readTold(SessionMessage);

/**
 * Shows a creator every session of their courses, live. It reads what it shows after it heard of a change, and only
 * while somebody looks: a dashboard that nobody has open costs nothing.
 */
export class DashboardActor implements ActorRoom<DashboardClientFrame, Frame> {
  readonly #context: ActorContext<Frame>;
  readonly #room = new DashboardRoom();
  readonly #asks = new TokenBuckets(DASHBOARD_ASK_RATE);

  constructor(context: ActorContext<Frame>) {
    this.#context = context;
  }

  async load(): Promise<void> {}

  join(member: Member<Frame>): Promise<void> {
    return this.#snapshot(member, false);
  }

  restore(): void {}

  leave(): void {
    if (this.#context.members.size === 0) this.#room.forget();
  }

  async frame(member: Member<Frame>, frame: DashboardClientFrame): Promise<void> {
    if (frame._tag === "Beat") return;
    const { userId } = member.identity;
    const now = this.#context.now();
    if (this.#context.env.rateLimits && !this.#asks.take(userId, now))
      return member.send(tooFast(frame, this.#asks.waitSeconds(userId, now)));
    await this.#context.queue
      .run(() => this.#answer(member, frame))
      .catch((cause: unknown) => {
        member.send({ ...toRejected(cause, null), of: frame._tag });
      });
  }

  async message(message: unknown): Promise<void> {
    const told = readMessage(message);
    return this.#context.queue.run(() => this.#hear(told));
  }

  async #hear(told: SessionMessage): Promise<void> {
    if (told._tag !== "SessionChanged" || this.#context.members.size === 0) return;
    const { sessionId, version } = told;
    if (!this.#room.isNews(sessionId, version)) return;
    const live = await this.#context.call(ReadSession, { sessionId });
    const isShown = this.#room.isShown(sessionId) || isOnDashboard(live.session, this.#context.now());
    if (isShown && this.#room.tell(live)) this.#tell(live);
  }

  async #answer(member: Member<Frame>, frame: Asked): Promise<void> {
    switch (frame._tag) {
      case "Refresh":
        return this.#snapshot(member, true);
      case "AskPage":
        return this.#page(member, frame);
      case "AskWhole":
        return this.#whole(member, frame);
    }
  }

  /** `anew`: another day has begun, for everybody who looks. */
  async #snapshot(member: Member<Frame>, anew: boolean): Promise<void> {
    const view = await this.#context.call(ReadDashboard, { creatorId: this.#context.roomId });
    const [first = [], ...rest] = inFrames(view.sessions, DASHBOARD_FRAME);
    member.send({ _tag: "Snapshot", protocol: PROTOCOL, ...view, sessions: first });
    for (const sessions of rest)
      member.send({ _tag: "Page", direction: null, asOf: view.asOf, sessions, more: null });
    if (anew || this.#context.members.size === 1) this.#room.keepOnly(view.sessions);
    for (const live of this.#room.shown(view.sessions)) this.#tell(live, member);
  }

  async #page(
    member: Member<Frame>,
    { direction, cursor }: Extract<Asked, { _tag: "AskPage" }>,
  ): Promise<void> {
    const creatorId = this.#context.roomId;
    const page = await this.#context.call(ReadDashboardPage, { creatorId, direction, cursor });
    const frames = inFrames(page.sessions, DASHBOARD_FRAME);
    for (const [index, sessions] of frames.entries()) {
      const isLast = index === frames.length - 1;
      member.send({
        _tag: "Page",
        direction: isLast ? direction : null,
        asOf: page.asOf,
        sessions,
        more: isLast ? page.more : null,
      });
    }
    for (const live of this.#room.shown(page.sessions)) this.#tell(live, member);
  }

  async #whole(member: Member<Frame>, frame: Extract<Asked, { _tag: "AskWhole" }>): Promise<void> {
    if (!this.#room.isShown(frame.sessionId))
      return member.send(rejection(frame, "not_found", "This session isn’t on this dashboard."));
    const live = await this.#context.call(ReadSession, { sessionId: frame.sessionId });
    member.send({ _tag: "Delta", asOf: live.asOf, version: live.version, session: live });
    if (this.#room.tell(live)) this.#tell(live, member);
  }

  #tell(session: LiveSession, except?: Member<Frame>): void {
    const to = (isCompact: boolean) => (member: Member<Frame>) =>
      member !== except && member.isCompact === isCompact;
    this.#context.broadcast({ _tag: "Update", ...briefly(session) }, to(true));
    this.#context.broadcast(
      { _tag: "Delta", asOf: session.asOf, version: session.version, session },
      to(false),
    );
  }
}
