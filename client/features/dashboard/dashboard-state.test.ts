import { describe, expect, it } from "vitest";
import { briefly } from "../../../domain/sessions/dashboard/rules.ts";
import type { LiveSession } from "../../../domain/sessions/model.ts";
import { dashboardStep, emptyDashboard, mustAskWhole, sections } from "./dashboard-state.ts";

const noon = new Date(2026, 0, 5, 12).getTime();
const hours = (count: number) => new Date(noon + count * 3_600_000).toISOString();
const person = { id: "p", name: "P", handle: "p", avatarUrl: null };
const live = (
  id: string,
  start: number,
  status: LiveSession["session"]["status"],
  present = false,
  version = 1,
): LiveSession => ({
  session: {
    id,
    courseId: "c",
    courseSlug: "c",
    courseTitle: "C",
    teacher: person,
    student: person,
    status,
    scheduledStart: hours(start),
    scheduledEnd: hours(start + 1),
    startedAt: null,
    endedAt: null,
    endedBy: null,
    outcome: status === "completed" ? "held" : null,
  },
  attendance: present
    ? [
        {
          userId: "p",
          present,
          seconds: 1,
          inRoomMs: 1_000,
          inWindowMs: 1_000,
          beforeStartMs: 0,
          lateSeconds: null,
          earlySeconds: null,
          noShow: false,
          intervals: [],
        },
      ]
    : [],
  togetherMs: 0,
  version,
  asOf: hours(0),
});
const snapshot = (...sessions: LiveSession[]) =>
  ({
    _tag: "Snapshot",
    protocol: 1,
    asOf: hours(0),
    dayStart: hours(-12),
    dayEnd: hours(12),
    sessions,
    earlier: { count: 9, cursor: "before" },
    later: null,
  }) as const;
const update = (session: LiveSession) => ({ _tag: "Update", ...briefly(session) }) as const;
const delta = (session: LiveSession) =>
  ({ _tag: "Delta", asOf: hours(0), version: session.version, session }) as const;

describe("dashboard", () => {
  it("replaces a session by its newer state, adds an unknown one and passes over an older state", () => {
    const start = dashboardStep(emptyDashboard, snapshot(live("a", 1, "scheduled", false, 4)));
    expect(start.known).toBe(true);
    const changed = dashboardStep(start, delta(live("a", 1, "in_progress", true, 6)));
    expect(changed.entries.map((entry) => entry.live.session.status)).toEqual(["in_progress"]);
    expect(dashboardStep(changed, delta(live("a", 1, "scheduled", false, 5)))).toBe(changed);
    expect(dashboardStep(changed, delta(live("b", 2, "scheduled"))).entries).toHaveLength(2);
  });

  it("shows exactly what the newest snapshot holds, as after a reconnect", () => {
    const before = dashboardStep(
      emptyDashboard,
      snapshot(live("a", 1, "scheduled"), live("b", 2, "scheduled")),
    );
    const after = dashboardStep(before, snapshot(live("b", 2, "cancelled")));
    expect(after.entries.map((entry) => [entry.id, entry.live.session.status])).toEqual([["b", "cancelled"]]);
  });

  it("puts what needs a look first", () => {
    const sessions = [
      live("running", -3, "in_progress"),
      live("early", 1, "scheduled", true),
      live("unattended", -0.5, "scheduled"),
      live("next week", 170, "scheduled"),
      live("next", 2, "scheduled"),
      live("this morning", -2, "completed"),
      live("missed", -4, "scheduled"),
      live("last month", -700, "completed"),
      live("yesterday", -24, "cancelled"),
      live("called off", 30, "cancelled"),
    ];
    const parts = sections(dashboardStep(emptyDashboard, snapshot(...sessions)), noon);
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect(ids(parts.now)).toEqual(["running", "unattended", "early"]);
    expect(ids(parts.soon)).toEqual(["next", "called off", "next week"]);
    expect(ids(parts.today)).toEqual(["this morning", "missed"]);
    expect(ids(parts.earlier)).toEqual(["yesterday", "last month"]);
  });

  it("takes a change in short where it knows the session, and asks for it whole where it does not", () => {
    const start = dashboardStep(emptyDashboard, snapshot(live("a", 0, "in_progress", true, 4)));
    const ended = update(live("a", 0, "completed", true, 5));
    const after = dashboardStep(start, ended);
    expect(after.entries.map((entry) => entry.live.session.outcome)).toEqual(["held"]);
    expect(mustAskWhole(after, ended)).toBe(false);
    const unknown = update(live("b", 1, "scheduled"));
    expect(dashboardStep(start, unknown)).toBe(start);
    expect(mustAskWhole(start, unknown)).toBe(true);
    const stay = { joinedAt: hours(0), leftAt: null };
    const missed = live("a", 0, "in_progress", true, 7);
    const person = { ...missed.attendance[0], intervals: [stay, stay] } as LiveSession["attendance"][number];
    const behind = update({ ...missed, attendance: [person] });
    expect(dashboardStep(start, behind)).toBe(start);
    expect(mustAskWhole(start, behind)).toBe(true);
  });

  it("adds pages to what it lists, and says what is left; one that is far away comes only so", () => {
    const start = dashboardStep(emptyDashboard, snapshot(live("a", 1, "scheduled", false, 4)));
    expect(start.earlier?.count).toBe(9);
    const far = live("far", -9_000, "completed");
    expect(dashboardStep(start, delta(far))).toBe(start);
    expect(mustAskWhole(start, update(far))).toBe(false);
    const page = { _tag: "Page", direction: "earlier", asOf: hours(0), more: null } as const;
    const older = live("a", 1, "scheduled", false, 3);
    const after = dashboardStep(start, { ...page, sessions: [far, older] });
    expect(after.entries.map(({ id, live: { version } }) => [id, version])).toEqual([
      ["a", 4],
      ["far", 1],
    ]);
    expect(after.earlier).toBeNull();
    const changed = { ...far, version: 2 };
    expect(dashboardStep(after, delta(changed)).entries.map((entry) => entry.live.version)).toEqual([4, 2]);
  });

  it("begins anew with the day: what is of another day moves, and nothing is kept of before", () => {
    const today = [live("done", -2, "completed"), live("tonight", 13, "scheduled")];
    const before = dashboardStep(emptyDashboard, snapshot(...today, live("old", -160, "completed")));
    const ids = (state: typeof before, now: number) => {
      const parts = sections(state, now);
      return [parts.now, parts.soon, parts.today, parts.earlier].map((list) => list.map(({ id }) => id));
    };
    expect(ids(before, noon)).toEqual([[], ["tonight"], ["done"], ["old"]]);
    const tomorrow = { ...snapshot(...today), dayStart: hours(12), dayEnd: hours(36) };
    const after = dashboardStep(before, tomorrow);
    expect(ids(after, noon + 12.5 * 3_600_000)).toEqual([[], ["tonight"], [], ["done"]]);
    expect(after.entries).toHaveLength(2);
  });
});
