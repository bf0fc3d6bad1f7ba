import type { LiveSession } from "../../domain/sessions/model.ts";
import type { DashboardServerFrame } from "../../domain/sessions/wire.ts";

/** A session on the dashboard. */
export interface DashboardEntry {
  readonly id: string;
  readonly live: LiveSession;
}

/** What a creator's dashboard shows. */
export interface DashboardState {
  /** False until the first snapshot. */
  readonly known: boolean;
  /** The server's time of the newest frame, ISO 8601. */
  readonly asOf: string | null;
  readonly entries: readonly DashboardEntry[];
}

export const emptyDashboard: DashboardState = { known: false, asOf: null, entries: [] };

/** The dashboard after a frame. Of two states of a session the higher version stays. */
export const dashboardStep = (state: DashboardState, frame: DashboardServerFrame): DashboardState => {
  switch (frame._tag) {
    case "Snapshot":
      return {
        known: true,
        asOf: frame.asOf,
        entries: frame.sessions.map((live) => ({ id: live.session.id, live })),
      };
    case "Delta": {
      const { id } = frame.session.session;
      const before = state.entries.find((entry) => entry.id === id);
      if (before && before.live.version > frame.session.version) return state;
      const entry = { id, live: frame.session };
      const entries = before
        ? state.entries.map((known) => (known === before ? entry : known))
        : [...state.entries, entry];
      return { ...state, asOf: frame.asOf, entries };
    }
    default:
      return state;
  }
};

/** Sessions as a creator looks for them, each list in its own order of urgency. */
export interface DashboardSections {
  readonly now: readonly DashboardEntry[];
  readonly soon: readonly DashboardEntry[];
  readonly today: readonly DashboardEntry[];
  readonly earlier: readonly DashboardEntry[];
}

/** `now`: under way, or somebody is there. `now` in milliseconds is the server's time; days are the reader's. */
export const sections = (entries: readonly DashboardEntry[], now: number): DashboardSections => {
  const today = new Date(now).toDateString();
  const result = { now: [], soon: [], today: [], earlier: [] } as Record<
    keyof DashboardSections,
    DashboardEntry[]
  >;
  for (const entry of entries) result[sectionOf(entry.live, now, today)].push(entry);
  const start = (entry: DashboardEntry) => Date.parse(entry.live.session.scheduledStart);
  result.now.sort((a, b) => start(a) - start(b));
  result.soon.sort((a, b) => start(a) - start(b));
  result.today.sort((a, b) => start(b) - start(a));
  result.earlier.sort((a, b) => start(b) - start(a));
  return result;
};

const sectionOf = (
  { session, attendance }: LiveSession,
  now: number,
  today: string,
): keyof DashboardSections => {
  if (session.status === "in_progress") return "now";
  if (session.status === "scheduled") {
    if (attendance.some((one) => one.present)) return "now";
    if (Date.parse(session.scheduledEnd) > now)
      return Date.parse(session.scheduledStart) > now ? "soon" : "now";
  }
  return new Date(session.scheduledStart).toDateString() === today ? "today" : "earlier";
};
