import { describe, expect, it } from "vitest";
import type { BookedSession, Learning, LearningModule } from "../../../../domain/learning/model.ts";
import { marksStep, noMarks } from "../../../live/marks/marks-state.ts";
import { drawnOf, figuresOf, isSameParts, markedModules, nextSession, partsOf } from "./learn-view.ts";

const module = (id: string, sessionNumber: number | null, isComplete = false) =>
  ({ id, sessionNumber, isComplete }) as LearningModule;
const session = (id: string, of: Partial<BookedSession>) =>
  ({
    id,
    status: "scheduled",
    outcome: null,
    scheduledStart: "2026-03-02T10:00:00Z",
    scheduledEnd: "2026-03-02T11:00:00Z",
    ...of,
  }) as BookedSession;
const learning = (of: Partial<Learning>) =>
  ({ modules: [], sessions: [], homework: [], waived: [], sessionCount: 0, ...of }) as unknown as Learning;

describe("how far somebody is", () => {
  it("counts marks as this device knows them, and sessions that took place or are waived", () => {
    const modules = [module("a", 1), module("b", 2, true)];
    const marks = marksStep(
      marksStep(noMarks, {
        _tag: "Loaded",
        modules: modules.map(({ id, isComplete }) => ({ id, isComplete, completedAt: null })),
        askedAt: 1,
      }),
      { _tag: "Marked", moduleId: "a", mark: { isComplete: true, at: 5 } },
    );
    const of = learning({
      modules,
      sessionCount: 3,
      sessions: [
        session("1", { outcome: "held" }),
        session("2", { outcome: "cut_short" }),
        session("3", { outcome: "student_absent" }),
      ],
      waived: [3],
      homework: [
        { id: "h1", title: "One", status: "reviewed" },
        { id: "h2", title: "Two", status: "submitted" },
        { id: "h3", title: "Three", status: null },
      ],
    });
    expect(figuresOf(of, markedModules(of, marks))).toEqual({
      modules: { done: 2, total: 2 },
      sessions: { done: 3, total: 3 },
      homework: { done: 1, total: 3 },
    });
  });

  it("is drawn by sessions where there are no modules", () => {
    const sessions = { done: 1, total: 2 };
    expect(drawnOf({ modules: { done: 0, total: 0 }, sessions })).toBe(sessions);
  });
});

describe("the next session", () => {
  const now = Date.parse("2026-03-02T10:05:00Z");
  it("is the one that is on, else the soonest, and none that is over", () => {
    const on = session("on", {});
    const over = session("over", {
      scheduledStart: "2026-03-01T10:00:00Z",
      scheduledEnd: "2026-03-01T11:00:00Z",
    });
    const late = session("late", {
      scheduledStart: "2026-03-03T10:00:00Z",
      scheduledEnd: "2026-03-03T11:00:00Z",
    });
    expect(nextSession(learning({ sessions: [over, on, late] }), now)?.id).toBe("on");
    expect(nextSession(learning({ sessions: [over, late] }), now)?.id).toBe("late");
    expect(nextSession(learning({ sessions: [over] }), now)).toBeNull();
  });
});

describe("the modules by session", () => {
  it("stay the same while only marks change", () => {
    const before = partsOf([module("a", 1), module("b", 2), module("c", 1), module("d", null)]);
    expect(before).toEqual([
      { number: 1, ids: ["a", "c"] },
      { number: 2, ids: ["b"] },
      { number: null, ids: ["d"] },
    ]);
    const after = partsOf([module("a", 1, true), module("b", 2), module("c", 1), module("d", null)]);
    expect(isSameParts(before, after)).toBe(true);
    expect(isSameParts(before, partsOf([module("b", 2), module("a", 1)]))).toBe(false);
  });
});
