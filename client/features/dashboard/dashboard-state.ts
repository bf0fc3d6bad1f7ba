import { wholeAgain } from "../../../domain/sessions/dashboard/rules.ts";
import type { LiveSession, MoreSessions } from "../../../domain/sessions/model.ts";
import { isOnDashboard } from "../../../domain/sessions/rules.ts";
import type { DashboardServerFrame } from "../../../domain/sessions/wire.ts";

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
  /** When today begins and ends by the creator's zone, in milliseconds since 1970. */
  readonly day: { readonly start: number; readonly end: number };
  readonly entries: readonly DashboardEntry[];
  /** What is not listed before and after; null when nothing. */
  readonly earlier: MoreSessions | null;
  readonly later: MoreSessions | null;
}

export const emptyDashboard: DashboardState = {
  known: false,
  asOf: null,
  day: { start: 0, end: Number.POSITIVE_INFINITY },
  entries: [],
  earlier: null,
  later: null,
};

const entryOf = (live: LiveSession): DashboardEntry => ({ id: live.session.id, live });

/** The entries with these sessions in them, each at its newest state. */
const withSessions = (
  entries: readonly DashboardEntry[],
  sessions: readonly LiveSession[],
): readonly DashboardEntry[] => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const live of sessions) {
    const before = byId.get(live.session.id);
    if (!before || before.live.version <= live.version) byId.set(live.session.id, entryOf(live));
  }
  return [...byId.values()];
};

const versionOf = (state: DashboardState, id: string): number =>
  state.entries.find((entry) => entry.id === id)?.live.version ?? -1;

/** The state with a session that changed; `at` is the server's time of it. An older state changes nothing. */
const changed = (state: DashboardState, live: LiveSession, at: string): DashboardState => {
  const known = versionOf(state, live.session.id);
  // One that was never listed is listed when a snapshot of now would list it; else it comes with its page.
  if (known > live.version || (known < 0 && !isOnDashboard(live.session, Date.parse(at)))) return state;
  return { ...state, asOf: at, entries: withSessions(state.entries, [live]) };
};

/** The dashboard after a frame. Of two states of a session the higher version stays. */
export const dashboardStep = (state: DashboardState, frame: DashboardServerFrame): DashboardState => {
  switch (frame._tag) {
    case "Snapshot":
      return {
        known: true,
        asOf: frame.asOf,
        day: { start: Date.parse(frame.dayStart), end: Date.parse(frame.dayEnd) },
        entries: frame.sessions.map(entryOf),
        earlier: frame.earlier,
        later: frame.later,
      };
    case "Page":
      return {
        ...state,
        asOf: frame.asOf,
        entries: withSessions(state.entries, frame.sessions),
        ...(frame.direction === null ? {} : { [frame.direction]: frame.more }),
      };
    case "Delta":
      return changed(state, frame.session, frame.asOf);
    case "Update": {
      const before = state.entries.find((entry) => entry.id === frame.sessionId);
      if (!before || before.live.version >= frame.version) return state;
      const whole = wholeAgain(before.live, frame);
      return whole === null ? state : changed(state, whole, frame.asOf);
    }
    default:
      return state;
  }
};

/** Whether the session of an update must be asked for whole: after `dashboardStep` it is not known as it is now. */
export const mustAskWhole = (
  state: DashboardState,
  update: Extract<DashboardServerFrame, { _tag: "Update" }>,
): boolean => {
  const known = versionOf(state, update.sessionId);
  return known >= 0 ? known < update.version : isOnDashboard(update, Date.parse(update.asOf));
};

/** Sessions as a creator looks for them, each list in its own order of urgency. */
export interface DashboardSections {
  readonly now: readonly DashboardEntry[];
  readonly soon: readonly DashboardEntry[];
  readonly today: readonly DashboardEntry[];
  readonly earlier: readonly DashboardEntry[];
}

/** `now`: under way, or somebody is there. `now` in milliseconds is the server's time; the day is the creator's. */
export const sections = ({ entries, day }: DashboardState, now: number): DashboardSections => {
  const result = { now: [], soon: [], today: [], earlier: [] } as Record<
    keyof DashboardSections,
    DashboardEntry[]
  >;
  for (const entry of entries) result[sectionOf(entry.live, now, day.start)].push(entry);
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
  dayStart: number,
): keyof DashboardSections => {
  const start = Date.parse(session.scheduledStart);
  if (session.status === "in_progress") return "now";
  if (session.status === "scheduled") {
    if (attendance.some((one) => one.present)) return "now";
    if (Date.parse(session.scheduledEnd) > now) return start > now ? "soon" : "now";
  }
  if (session.status === "cancelled" && start > now) return "soon";
  return start >= dayStart ? "today" : "earlier";
};
