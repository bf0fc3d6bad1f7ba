import { type Accessor, createSignal } from "solid-js";
import type { DashboardClientFrame, DashboardServerFrame } from "../../domain/sessions/wire.ts";
import { CLOSE } from "../../domain/shared/limits.ts";
import { api } from "../lib/api.ts";
import { openRoomSocket, type SocketStatus } from "../lib/socket.ts";
import { noteServerTime } from "../lib/socket-clock.ts";
import { oncePerPicture } from "../lib/socket-frame-queue.ts";
import { type DashboardState, dashboardStep, emptyDashboard } from "./dashboard-state.ts";

/** A creator's dashboard. */
export interface Dashboard {
  readonly state: Accessor<DashboardState>;
  readonly status: Accessor<SocketStatus>;
  /** Whether the state is that of now: told on the connection that is open. */
  readonly live: Accessor<boolean>;
  readonly closedWith: Accessor<number | null>;
  readonly close: () => void;
}

/** Opens the dashboard of a signed-in creator; `close` ends it. */
export const openDashboard = (creatorId: string): Dashboard => {
  let current = emptyDashboard;
  const [state, setState] = createSignal<DashboardState>(emptyDashboard);
  const [status, setStatus] = createSignal<SocketStatus>("connecting");
  const [closedWith, setClosedWith] = createSignal<number | null>(null);
  const [live, setLive] = createSignal(false);
  const publish = oncePerPicture(() => setState(current));

  const socket = openRoomSocket<DashboardClientFrame, DashboardServerFrame>({
    party: "dashboard",
    room: creatorId,
    onFrame: (frame) => {
      if (frame._tag === "Snapshot" || frame._tag === "Delta") noteServerTime(frame.asOf);
      current = dashboardStep(current, frame);
      publish();
      if (frame._tag === "Snapshot") setLive(true);
    },
    onStatus: (next, code) => {
      setStatus(next);
      if (next !== "open") setLive(false);
      setClosedWith(code);
    },
    whyRefused: async () => {
      const reader = await api.me().catch(() => null);
      return reader && !reader.roles.includes("creator") ? CLOSE.removed : null;
    },
  });

  return { state, status, live, closedWith, close: socket.close };
};
