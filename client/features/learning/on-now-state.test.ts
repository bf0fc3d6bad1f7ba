import { describe, expect, it } from "vitest";
import type { LiveSession } from "../../../domain/sessions/model.ts";
import { needsYou, standingOf } from "./on-now-state.ts";

const START = Date.parse("2026-03-02T10:00:00Z");
const live = (teacher: boolean, student: boolean) =>
  ({
    session: {
      teacher: { id: "t", name: "Marcus" },
      student: { id: "s", name: "Sarah" },
      scheduledStart: "2026-03-02T10:00:00Z",
    },
    attendance: [
      { userId: "t", present: teacher },
      { userId: "s", present: student },
    ],
  }) as unknown as LiveSession;

describe("how a session stands", () => {
  it("says who is missing, and for how long nobody has come", () => {
    expect(standingOf(live(true, true), START)).toEqual({ kind: "together" });
    expect(standingOf(live(true, false), START)).toEqual({
      kind: "waiting",
      here: "Marcus",
      missing: "Sarah",
    });
    expect(standingOf(live(false, true), START)).toEqual({
      kind: "waiting",
      here: "Sarah",
      missing: "Marcus",
    });
    expect(standingOf(live(false, false), START + 20.9 * 60_000)).toEqual({ kind: "empty", minutes: 20 });
    expect(standingOf(live(false, false), START - 60_000)).toEqual({ kind: "empty", minutes: 0 });
  });

  it("needs its creator unless both are there", () => {
    expect(
      [live(true, true), live(true, false), live(false, false)].map((one) =>
        needsYou(standingOf(one, START)),
      ),
    ).toEqual([false, true, true]);
  });
});
