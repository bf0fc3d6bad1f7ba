import { describe, expect, it } from "vitest";
import type { LiveSession } from "../../domain/sessions/model.ts";
import { dashboardStep, emptyDashboard, sections } from "./dashboard-state.ts";

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
  ({ _tag: "Snapshot", protocol: 1, asOf: hours(0), sessions }) as const;
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
    ];
    const { entries } = dashboardStep(emptyDashboard, snapshot(...sessions));
    const parts = sections(entries, noon);
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect(ids(parts.now)).toEqual(["running", "unattended", "early"]);
    expect(ids(parts.soon)).toEqual(["next", "next week"]);
    expect(ids(parts.today)).toEqual(["this morning", "missed"]);
    expect(ids(parts.earlier)).toEqual(["yesterday", "last month"]);
  });
});
