import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ATTENDANCE_TOUCH_MS } from "./limits.ts";
import { progressOf, type Summon, type SummonLine } from "./model.ts";
import { SummonRoom, type Visitor } from "./room.ts";
import type { SummonRole } from "./rules.ts";

const person = (id: string) => ({ id, name: id.toUpperCase(), handle: id, avatarUrl: null });

const summonOf = (change: Partial<Summon> = {}): Summon => ({
  id: "summon",
  courseId: "course",
  courseSlug: "welding",
  courseTitle: "Welding",
  moduleId: null,
  moduleTitle: null,
  status: "pending",
  message: "It cracks.",
  points: 15,
  studentId: "sarah",
  student: person("sarah"),
  responderId: null,
  responder: null,
  createdAt: "2026-01-01T10:00:00.000Z",
  expiresAt: "2026-01-01T10:05:00.000Z",
  respondedAt: null,
  startedAt: null,
  endedAt: null,
  pointsAwarded: null,
  talkSeconds: 0,
  ...change,
});
const answeredBy = (id: string, change: Partial<Summon> = {}) =>
  summonOf({
    status: "responded",
    responderId: id,
    responder: person(id),
    respondedAt: "2026-01-01T10:01:00.000Z",
    ...change,
  });

const visitor = (userId: string, role: SummonRole, connectionId = userId): Visitor => ({
  connectionId,
  identity: { userId, authSessionId: "s", name: userId.toUpperCase(), handle: userId, avatarUrl: null, role },
});
const sarah = visitor("sarah", "student");
const marcus = visitor("marcus", "candidate");
const nadia = visitor("nadia", "candidate");
const gabriel = visitor("gabriel", "observer");

const roomWith = (...visitors: Visitor[]) => {
  const room = new SummonRoom({ summon: summonOf(), lastSeq: 0 });
  for (const one of visitors) room.enter(one);
  return room;
};
const recipients = (sendings: readonly { to: string }[]) => sendings.map(({ to }) => to).sort();
const line = (seq: number): SummonLine => ({
  id: `line${seq}`,
  seq,
  userId: "sarah",
  content: "",
  createdAt: "",
});

describe("a helper who is gone", () => {
  const since = "2026-01-01T10:10:00.000Z";
  const at = Date.parse("2026-01-01T10:11:30.000Z");
  it.each([
    ["five minutes of a talk", { helperGoneSince: since, talkSeconds: 300 }, 1, at],
    ["minutes of the day", { helperGoneSince: since, talkSeconds: 100, carriedSeconds: 200 }, 1, at],
    ["too little", { helperGoneSince: since, talkSeconds: 299 }, 1, null],
    ["silence", { helperGoneSince: since, talkSeconds: 300 }, 0, null],
    ["one who is there", { talkSeconds: 300 }, 1, null],
    ["one that ended", { helperGoneSince: since, talkSeconds: 300, status: "completed" }, 1, null],
  ] as const)("ends the help after %s", (_, change, lastSeq, endsAt) => {
    const room = new SummonRoom({ summon: answeredBy("marcus", change), lastSeq });
    expect(room.endsWithoutHelperAt()).toBe(endsAt);
  });

  it("is replaced by the student alone", () => {
    const room = roomWith(sarah, marcus, nadia);
    room.update(answeredBy("marcus"));
    expect(room.refusal(sarah, "CallOthers")).toBeNull();
    for (const one of [marcus, nadia, gabriel])
      expect(room.refusal(one, "CallOthers")).toMatchObject({ code: "forbidden" });
  });

  it("reads who has the question now", () => {
    const room = roomWith(sarah, marcus);
    room.update(answeredBy("marcus"));
    const repeatedBy = { id: "next", status: "pending", responder: null } as const;
    const left = answeredBy("marcus", { status: "completed", endedAt: since, repeatedBy });
    expect(recipients(room.update(left))).toEqual(["marcus", "sarah"]);
    const taken = {
      ...left,
      repeatedBy: { id: "next", status: "responded", responder: person("nadia") } as const,
    };
    expect(room.update(taken).map(({ frame }) => frame)).toMatchObject([
      { summon: { repeatedBy: { responder: { id: "nadia" } } } },
      { summon: { repeatedBy: { responder: { id: "nadia" } } } },
    ]);
  });
});

describe("an answer", () => {
  it("is told to everybody, and after it the losers hear nothing more", () => {
    const room = roomWith(sarah, marcus, nadia, gabriel);
    const told = room.update(answeredBy("marcus"));
    expect(recipients(told)).toEqual(["gabriel", "marcus", "nadia", "sarah"]);
    expect(told.find(({ to }) => to === "nadia")?.frame).toMatchObject({
      you: { role: "candidate" },
      summon: { responderId: "marcus", responder: { name: "MARCUS" } },
    });
    expect(told.find(({ to }) => to === "marcus")?.frame).toMatchObject({
      you: { role: "responder" },
      present: ["sarah", "marcus"],
    });
    expect(recipients(room.update(answeredBy("marcus", { startedAt: "2026-01-01T10:02:00.000Z" })))).toEqual([
      "gabriel",
      "marcus",
      "sarah",
    ]);
    expect(recipients(room.presence())).not.toContain("nadia");
    expect(recipients(room.toTalkers({ _tag: "Said", lines: [] }))).toEqual(["marcus", "sarah"]);
  });

  it("is refused where the room knows better, with the winner's name", () => {
    const room = roomWith(sarah, marcus, nadia, gabriel);
    expect(room.refusal(sarah, "Accept")).toMatchObject({ code: "forbidden" });
    expect(room.refusal(gabriel, "Accept")).toMatchObject({ code: "forbidden" });
    expect(room.refusal(nadia, "Accept")).toBeNull();
    room.update(answeredBy("marcus"));
    expect(room.refusal(nadia, "Accept")).toEqual({ code: "conflict", message: "MARCUS got there first." });
    expect(room.refusal(marcus, "Accept")).toBeNull();
  });
});

describe("frames of those who may not", () => {
  it.each(["Complete", "Cancel", "Say"] as const)("%s is for the two alone", (act) => {
    const room = roomWith(sarah, marcus, nadia, gabriel);
    for (const other of [marcus, nadia, gabriel])
      expect(room.refusal(other, act)).toMatchObject({ code: "forbidden" });
    room.update(answeredBy("marcus"));
    for (const one of [sarah, marcus]) expect(room.refusal(one, act)).toBeNull();
    for (const other of [nadia, gabriel])
      expect(room.refusal(other, act)).toMatchObject({ code: "forbidden" });
  });
});

describe("what is sent", () => {
  it("is nothing while only the measured time moves on", () => {
    const room = roomWith(sarah, marcus);
    room.update(answeredBy("marcus"));
    expect(room.update(answeredBy("marcus", { talkSeconds: 40 }))).toEqual([]);
    expect(room.summon.talkSeconds).toBe(40);
    const ended = answeredBy("marcus", {
      status: "completed",
      endedAt: "2026-01-01T10:09:00.000Z",
      talkSeconds: 41,
    });
    expect(room.update(ended)).toHaveLength(2);
  });

  it("notes those present again after a while, and only in an open summon", () => {
    const room = roomWith(sarah);
    room.noted(1_000);
    expect(room.noteDue(1_000 + ATTENDANCE_TOUCH_MS - 1)).toBe(false);
    expect(room.noteDue(1_000 + ATTENDANCE_TOUCH_MS)).toBe(true);
    room.leave("sarah");
    expect(room.noteDue(1_000 + ATTENDANCE_TOUCH_MS)).toBe(false);
    room.enter(sarah);
    room.update(summonOf({ status: "cancelled", endedAt: "2026-01-01T10:03:00.000Z" }));
    expect(room.noteDue(1_000 + ATTENDANCE_TOUCH_MS)).toBe(false);
  });
});

describe("any course of events", () => {
  const users: readonly [string, SummonRole][] = [
    ["sarah", "student"],
    ["marcus", "candidate"],
    ["nadia", "candidate"],
    ["gabriel", "observer"],
  ];
  const states = [
    summonOf(),
    answeredBy("marcus"),
    answeredBy("marcus", { startedAt: "2026-01-01T10:02:00.000Z" }),
    answeredBy("marcus", { status: "completed", endedAt: "2026-01-01T10:09:00.000Z", pointsAwarded: 15 }),
  ];
  const event = fc.oneof(
    fc.record({ kind: fc.constant("enter" as const), user: fc.nat(3), device: fc.nat(2) }),
    fc.record({ kind: fc.constant("leave" as const), user: fc.nat(3), device: fc.nat(2) }),
    fc.record({ kind: fc.constant("update" as const), state: fc.nat(3) }),
    fc.record({ kind: fc.constant("said" as const), from: fc.nat(12), count: fc.nat(4) }),
  );

  it("shows who is there, never moves back, and keeps talk and outcome from those they are not for", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const room = new SummonRoom({ summon: summonOf(), lastSeq: 0 });
        const inside = new Map<string, string>();
        const shown: number[] = [];
        let progress = 0;
        const presentNow = () => {
          const here = new Set(inside.values());
          return ["sarah", ...(room.summon.responderId ? ["marcus"] : [])].filter((userId) =>
            here.has(userId),
          );
        };
        for (const one of events) {
          if (one.kind === "said") {
            const lines = Array.from({ length: one.count }, (_, index) => line(one.from + index));
            const frame = room.said(lines);
            if (frame?._tag === "Said") shown.push(...frame.lines.map(({ seq }) => seq));
            continue;
          }
          if (one.kind === "update") {
            const wasPending = room.summon.status === "pending";
            for (const { to, frame } of room.update(states[one.state] as Summon)) {
              if (frame._tag !== "State") throw new Error("an update tells the state");
              expect(frame.you.id).toBe(inside.get(to));
              if (frame.you.role === "candidate") expect(wasPending).toBe(true);
            }
            expect(progressOf(room.summon.status)).toBeGreaterThanOrEqual(progress);
            progress = progressOf(room.summon.status);
            continue;
          }
          const [userId, role] = users[one.user] as [string, SummonRole];
          const connectionId = `${userId}${one.device}`;
          const before = presentNow().join();
          if (one.kind === "enter") inside.set(connectionId, userId);
          else inside.delete(connectionId);
          const changed =
            one.kind === "enter" ? room.enter(visitor(userId, role, connectionId)) : room.leave(connectionId);
          expect(changed).toBe(presentNow().join() !== before);
          expect(room.present()).toEqual(presentNow());
          const concerned = recipients(room.presence());
          const pending = room.summon.status === "pending";
          expect(concerned).toEqual(
            [...inside]
              .filter(
                ([, id]) => pending || room.summon.responderId === id || id === "sarah" || id === "gabriel",
              )
              .map(([to]) => to)
              .sort(),
          );
          for (const to of recipients(room.toTalkers({ _tag: "Said", lines: [] })))
            expect(["sarah", room.summon.responderId]).toContain(inside.get(to));
        }
        expect(shown).toEqual(Array.from({ length: shown.length }, (_, index) => index + 1));
        expect(room.lastSeq).toBe(shown.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
