import { describe, expect, it } from "vitest";
import type { Summon, SummonLine } from "../../../../domain/summons/model.ts";
import { outcomeOf } from "../offers/summon-accept.ts";
import {
  countedSecondsAt,
  emptySummonRoom,
  isStillOpen,
  isTogether,
  summonStep,
  talkSecondsAt,
} from "./summon-state.ts";

const person = (id: string) => ({ id, name: id, handle: id, avatarUrl: null });
const summon = (more: Partial<Summon> = {}): Summon => ({
  id: "s",
  courseId: "c",
  courseSlug: "course",
  courseTitle: "Course",
  moduleId: null,
  moduleTitle: null,
  status: "responded",
  message: "help",
  points: 10,
  studentId: "sarah",
  student: person("sarah"),
  responderId: "marcus",
  responder: person("marcus"),
  createdAt: "2026-01-01T12:00:00Z",
  expiresAt: "2026-01-01T12:05:00Z",
  respondedAt: null,
  startedAt: null,
  endedAt: null,
  pointsAwarded: null,
  talkSeconds: 100,
  ...more,
});
const state = (present: readonly string[], more: Partial<Summon> = {}) =>
  summonStep(emptySummonRoom, {
    _tag: "State",
    protocol: 1,
    you: { ...person("sarah"), role: "student" },
    summon: summon(more),
    present,
    at: 5_000,
  });
const line = (seq: number): SummonLine => ({
  id: `l${seq}`,
  seq,
  userId: "sarah",
  content: "",
  createdAt: "",
});

describe("help room", () => {
  it("lets the talk's clock run only while both are there", () => {
    expect(talkSecondsAt(state(["sarah", "marcus"]), 8_900)).toBe(103);
    expect(talkSecondsAt(state(["sarah"]), 8_900)).toBe(100);
    expect(talkSecondsAt(state(["sarah", "marcus"], { status: "completed" }), 8_900)).toBe(100);
    expect(talkSecondsAt(state(["sarah", "marcus"]), 4_000)).toBe(100);
    expect(isTogether(emptySummonRoom)).toBe(false);
  });

  it("stands still without a connection, at what it was, and runs on from the room’s next word", () => {
    const cut = summonStep(state(["sarah", "marcus"]), { _tag: "CutOff", at: 8_900 });
    expect(talkSecondsAt(cut, 60_000)).toBe(103);
    expect(isTogether(cut)).toBe(false);
    const later = summonStep(cut, { _tag: "CutOff", at: 90_000 });
    expect(talkSecondsAt(later, 90_000)).toBe(103);
    expect(isTogether(state(["sarah", "marcus"]))).toBe(true);
  });

  it("counts for the points what was not silent, with what earlier helps have left", () => {
    const room = state(["sarah", "marcus"], { carriedSeconds: 50 });
    expect(countedSecondsAt(room, 8_900)).toBe(50);
    const talking = summonStep(room, { _tag: "Said", lines: [line(1)], at: 6_000 });
    expect(countedSecondsAt(talking, 8_900)).toBe(153);
    expect(countedSecondsAt(emptySummonRoom, 8_900)).toBe(0);
  });

  it("shows each line once, in the order of the room", () => {
    const said = (...seqs: number[]) => ({ _tag: "Said", lines: seqs.map(line), at: 0 }) as const;
    const room = [said(2, 3), said(1), said(3)].reduce(summonStep, emptySummonRoom);
    expect(room.lines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("shows why a action was refused until the next one, and leaves a line's refusal to the outbox", () => {
    const refused = { _tag: "Rejected", code: "conflict", message: "No.", at: 0 } as const;
    const room = summonStep(emptySummonRoom, { ...refused, id: null });
    expect(room.refusal).toBe("No.");
    expect(summonStep(room, { _tag: "Asked" }).refusal).toBeNull();
    expect(summonStep(emptySummonRoom, { ...refused, id: "l1" }).refusal).toBeNull();
  });

  it("repeats a action only while it can still be fulfilled", () => {
    const open = (status: Summon["status"]) =>
      (["Accept", "Complete", "Cancel"] as const).filter((action) => isStillOpen(action, summon({ status })));
    expect(open("pending")).toEqual(["Accept", "Cancel"]);
    expect(open("responded")).toEqual(["Complete", "Cancel"]);
    expect(open("expired")).toEqual([]);
  });
});

describe("what came of accepting", () => {
  it("is known once the summon is no longer pending", () => {
    expect(outcomeOf(summon({ status: "pending", responderId: null, responder: null }), "marcus")).toBeNull();
    expect(outcomeOf(summon(), "marcus")).toEqual({ _tag: "Won" });
    expect(outcomeOf(summon(), "nadia")).toEqual({
      _tag: "Lost",
      responderId: "marcus",
      responderName: "marcus",
    });
    expect(outcomeOf(summon({ status: "cancelled", responderId: null, responder: null }), "nadia")).toEqual({
      _tag: "Over",
      status: "cancelled",
    });
  });
});
