import { type Accessor, createSignal } from "solid-js";
import type { DashboardDirection } from "../../../domain/sessions/model.ts";
import type { DashboardClientFrame, DashboardServerFrame } from "../../../domain/sessions/wire.ts";
import { CLOSE } from "../../../domain/shared/protocol.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import { api } from "../../lib/request/api.ts";
import { noteServerTime } from "../../lib/time/socket-clock.ts";
import { openRoomSocket, type SocketStatus } from "../../live/socket/socket.ts";
import { oncePerFrame } from "../../live/socket/socket-frame-queue.ts";
import { type DashboardState, dashboardStep, emptyDashboard, mustAskWhole } from "./dashboard-state.ts";

/** Seconds after which a refused question that nobody asked by hand is asked again, unless the refusal says. */
const RETRY_SECONDS = 5;

/** A creator's dashboard. */
export interface Dashboard {
  readonly state: Accessor<DashboardState>;
  readonly status: Accessor<SocketStatus>;
  /** Whether the state is that of now: told on the connection that is open. */
  readonly live: Accessor<boolean>;
  readonly closedWith: Accessor<number | null>;
  /** Which of what is not listed is on its way. */
  readonly asking: Accessor<DashboardDirection | null>;
  /** Why more was refused, in the server's words. */
  readonly refusal: Accessor<string | null>;
  /** Asks for more of what is not listed. */
  readonly askMore: (direction: DashboardDirection) => void;
  /** Asks for everything anew, as when another day has begun. */
  readonly refresh: () => void;
  readonly close: () => void;
}

/** Opens the dashboard of a signed-in creator; `close` ends it. */
export const openDashboard = (creatorId: string): Dashboard => {
  let current = emptyDashboard;
  const [state, setState] = createSignal<DashboardState>(emptyDashboard);
  const [status, setStatus] = createSignal<SocketStatus>("connecting");
  const [closedWith, setClosedWith] = createSignal<number | null>(null);
  const [live, setLive] = createSignal(false);
  const [asking, setAsking] = createSignal<DashboardDirection | null>(null);
  const [refusal, setRefusal] = createSignal<string | null>(null);
  let retry: ReturnType<typeof setTimeout> | undefined;
  const publish = oncePerFrame(() => setState(current));

  /** What was not asked for by hand comes by itself, all of it anew. */
  const refused = ({ of, message, retryAfterSeconds = RETRY_SECONDS }: Rejected) => {
    if (of === "AskPage") setRefusal(message);
    else retry = setTimeout(() => socket.send({ _tag: "Refresh" }), retryAfterSeconds * 1_000);
  };

  const socket = openRoomSocket<DashboardClientFrame, DashboardServerFrame>({
    party: "dashboard",
    room: creatorId,
    params: () => ({ compact: 1 }),
    onFrame: (frame) => {
      if (frame._tag === "Snapshot" || frame._tag === "Delta") noteServerTime(frame.asOf);
      current = dashboardStep(current, frame);
      if (frame._tag === "Update" && mustAskWhole(current, frame))
        socket.send({ _tag: "AskWhole", sessionId: frame.sessionId });
      if (frame._tag === "Page" || frame._tag === "Rejected") setAsking(null);
      if (frame._tag === "Rejected") refused(frame);
      publish();
      if (frame._tag === "Snapshot") setLive(true);
    },
    onStatus: (next, code) => {
      setStatus(next);
      setClosedWith(code);
      if (next === "open") return;
      setLive(false);
      setAsking(null);
    },
    whyRefused: async () => {
      const reader = await api.me().catch(() => null);
      return reader && !reader.roles.includes("creator") ? CLOSE.removed : null;
    },
  });

  return {
    state,
    status,
    live,
    closedWith,
    asking,
    askMore: (direction) => {
      const more = current[direction];
      setRefusal(null);
      if (more && socket.send({ _tag: "AskPage", direction, cursor: more.cursor })) setAsking(direction);
    },
    refresh: () => socket.send({ _tag: "Refresh" }),
    refusal,
    close: () => {
      clearTimeout(retry);
      socket.close();
    },
  };
};
