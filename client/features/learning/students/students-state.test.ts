import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Student } from "../../../../domain/learning/model.ts";
import type { ProgressFrame } from "../../../shell/inbox/heard-progress.ts";
import { afterNudge, afterProgress, barOf, mayNudge } from "./students-state.ts";

const student = (enrollmentId: string, of: Partial<Student> = {}) =>
  ({
    enrollmentId,
    status: "enrolled",
    modules: { done: 0, total: 2 },
    completedModuleIds: [],
    lastActiveAt: "2026-03-01T10:00:00.000Z",
    nudgedUntil: null,
    ...of,
  }) as unknown as Student;
const frame = (of: Partial<ProgressFrame>) =>
  ({
    _tag: "Progress",
    enrollmentId: "e",
    moduleId: "m",
    isComplete: true,
    done: 1,
    total: 2,
    status: "in_progress",
    at: "2026-03-02T10:00:00.000000Z",
    ...of,
  }) as ProgressFrame;

describe("word of a mark", () => {
  it("changes whom it is about, in their place, and nobody else", () => {
    const all = [student("x"), student("e"), student("y")];
    const after = afterProgress(all, frame({}));
    expect([after[0], after[2]]).toEqual([all[0], all[2]]);
    expect(after[1]).toMatchObject({
      status: "in_progress",
      modules: { done: 1, total: 2 },
      completedModuleIds: ["m"],
      lastActiveAt: "2026-03-02T10:00:00.000000Z",
    });
  });

  it("leaves every module in the list once at most, whatever is marked and taken back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ moduleId: fc.constantFrom("a", "b"), isComplete: fc.boolean() })),
        (frames) => {
          const [after] = frames.reduce((all, of) => afterProgress(all, frame(of)), [
            student("e"),
          ] as readonly Student[]);
          const last = new Map(frames.map(({ moduleId, isComplete }) => [moduleId, isComplete]));
          expect([...(after?.completedModuleIds ?? [])].sort()).toEqual(
            [...last].flatMap(([id, is]) => (is ? [id] : [])).sort(),
          );
        },
      ),
    );
  });
});

describe("a nudge", () => {
  const now = Date.parse("2026-03-02T10:00:00Z");
  it("is for those who learn, and not twice within days", () => {
    expect(mayNudge(student("e"), now)).toBe(true);
    expect(mayNudge(student("e", { status: "completed" }), now)).toBe(false);
    const [nudged] = afterNudge([student("e")], "e", "2026-03-05T10:00:00Z");
    expect(mayNudge(nudged as Student, now)).toBe(false);
    expect(mayNudge(nudged as Student, now + 3 * 86_400_000)).toBe(true);
  });
});

it("a bar is as wide as its share, and seen where there is anything", () => {
  expect([barOf(0, 9), barOf(1, 1_000), barOf(5, 10), barOf(10, 10), barOf(0, 0)]).toEqual([
    0, 1, 50, 100, 0,
  ]);
});
