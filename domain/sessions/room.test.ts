import { Effect, Exit } from "effect";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, union } from "../shared/intervals.ts";
import { LEASE_MS } from "../shared/presence-limits.ts";
import type { Decide } from "./attendance/decisions.ts";
import { closing, ending, joining, sweeping, telling } from "./attendance/decisions.ts";
import { connectionOf, lapsed, type Observation } from "./attendance/observations.ts";
import type { LockedSession } from "./attendance/store.ts";
import { DashboardRoom, inFrames } from "./dashboard/room.ts";
import { CLOSE_AFTER_MS, REPORT_INTERVAL_MS } from "./limits.ts";
import type { LiveSession } from "./model.ts";
import { figuresOf, outcomeOf } from "./outcome/rules.ts";
import { SessionRoom } from "./room.ts";
import { attendanceOf, isOpen, progressOf, togetherOf } from "./rules.ts";

const START = Date.UTC(2026, 4, 4, 10);
const END = START + 3_600_000;
const teacher = { id: "teacher", name: "Tess", handle: "tess", avatarUrl: null };
const student = { id: "student", name: "Stan", handle: "stan", avatarUrl: null };

/** The book that rooms write to, in memory: the same decisions, and attendance as their union. */
class Book {
  observations: readonly Observation[] = [];
  version = 0;
  session: LockedSession = {
    id: "session",
    teacherId: teacher.id,
    studentId: student.id,
    enrollmentId: "enrollment",
    creatorId: "creator",
    status: "scheduled",
    scheduledStart: START,
    scheduledEnd: END,
    startedAt: null,
    endedAt: null,
    endedBy: null,
    outcome: null,
    isEnrolled: true,
  };

  change<E>(now: number, decide: Decide<E>): Exit.Exit<LiveSession, E> {
    return Exit.map(Effect.runSyncExit(decide(this.session, this.observations)), ({ observations, end }) => {
      this.observations = observations;
      this.version++;
      if (isOpen(this.session)) {
        const progress = progressOf(this.session.status, this.of(teacher.id), this.of(student.id));
        const isEnd = end?.kind === "due" || (end !== undefined && progress.startedAt !== null);
        this.session = {
          ...this.session,
          ...progress,
          ...(isEnd ? { status: "completed", endedAt: now, outcome: this.outcome(now) } : {}),
        };
      }
      return this.live(now);
    });
  }

  outcome(now: number) {
    return outcomeOf(figuresOf(this.session, this.of(teacher.id), this.of(student.id), now));
  }

  of(userId: string): Interval[] {
    return union(this.observations.filter((one) => one.userId === userId));
  }

  live(now: number): LiveSession {
    const { status, startedAt, endedAt } = this.session;
    const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
    return {
      session: {
        id: "session",
        courseId: "course",
        courseSlug: "course",
        courseTitle: "Course",
        teacher,
        student,
        status,
        scheduledStart: new Date(START).toISOString(),
        scheduledEnd: new Date(END).toISOString(),
        startedAt: iso(startedAt),
        endedAt: iso(endedAt),
        endedBy: this.session.endedBy,
        outcome: this.session.outcome,
      },
      attendance: [teacher, student].map(({ id }) => attendanceOf(id, this.of(id), this.session, now)),
      togetherMs: togetherOf(this.of(teacher.id), this.of(student.id), this.session, now),
      version: this.version,
      asOf: new Date(now).toISOString(),
    };
  }

  load(now: number) {
    const seats = this.observations
      .filter(({ leftAt }) => leftAt === null)
      .map(({ key, userId, joinedAt, lastSeenAt }) => ({
        connectionId: connectionOf(key),
        userId,
        joinedAt,
        lastSeenAt,
      }));
    return { live: this.live(now), seats };
  }
}

type Link = "works" | "refuses" | "losesAnswers";

/** A device as it really is: while it is connected and has asked for a seat, its person is there. */
interface Device {
  readonly userId: string;
  connectionId: string | null;
  since: number | null;
  lastHeard: number;
}

type Act =
  | { readonly kind: "join" | "leave" | "close" | "beat" | "vanish"; readonly device: number }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "link"; readonly link: Link }
  /** A sweep by the clock of a backend, which may differ from the room's. */
  | { readonly kind: "sweep"; readonly skewMs: number }
  | { readonly kind: "crash" | "tell" };

/** A room, the book and the devices of two people, driven by hand. */
class World {
  now = START;
  readonly book = new Book();
  room = new SessionRoom(this.book.load(this.now));
  link: Link = "works";
  readonly truth = new Map<string, Interval[]>([
    [teacher.id, []],
    [student.id, []],
  ]);
  readonly devices: Device[] = [teacher, teacher, student, student].map(({ id }) => ({
    userId: id,
    connectionId: null,
    since: null,
    lastHeard: 0,
  }));
  #connections = 0;

  #ask<E>(decide: Decide<E>): LiveSession | "lost" {
    if (this.link === "refuses") return "lost";
    const exit = this.book.change(this.now, decide);
    if (this.link === "losesAnswers") return "lost";
    if (Exit.isFailure(exit)) throw new Error(`refused: ${exit.cause}`);
    return exit.value;
  }

  tell() {
    const report = this.room.report();
    if (report.seen.length + report.left.length === 0) return;
    const live = this.#ask(telling({ sessionId: "session", at: this.now, report }));
    if (live === "lost") return;
    this.room.told(report, this.now);
    this.room.adopt(live, this.now);
  }

  takeSeat(connectionId: string, userId: string) {
    const report = this.room.report();
    const at = this.room.asks(connectionId, userId, this.now);
    const live = this.#ask(joining({ sessionId: "session", at, userId, connectionId, report }));
    if (live === "lost") return at;
    this.room.told(report, this.now);
    this.room.seated(connectionId);
    this.room.adopt(live, this.now);
    return at;
  }

  ends(device: Device, at: number) {
    if (device.since !== null)
      this.truth.get(device.userId)?.push({ joinedAt: device.since, leftAt: Math.max(at, device.since) });
    device.since = null;
  }

  /** Leases run out as the base sees it, and waiting seats are asked for again. */
  settle() {
    for (const device of this.devices)
      if (device.connectionId !== null && this.now - device.lastHeard > LEASE_MS) {
        this.room.gone(device.connectionId, true, this.now);
        this.ends(device, device.lastHeard);
        device.connectionId = null;
      }
    this.tell();
    if (this.link !== "works") return;
    for (const id of this.room.waiting()) {
      const device = this.devices.find(({ connectionId }) => connectionId === id);
      if (device) this.takeSeat(id, device.userId);
    }
  }

  crash() {
    for (const device of this.devices) {
      this.ends(device, device.lastHeard);
      device.connectionId = null;
    }
    this.room = new SessionRoom(this.book.load(this.now));
    this.room.keepOnly(new Map());
    this.tell();
  }

  act(act: Act) {
    switch (act.kind) {
      case "wait":
        this.now += act.ms;
        return this.settle();
      case "link":
        this.link = act.link;
        return this.settle();
      case "crash":
        return this.crash();
      case "sweep":
        if (this.link !== "refuses") this.book.change(this.now, sweeping(this.now + act.skewMs));
        return;
      case "tell":
        return this.tell();
      default:
        return this.#actOf(act.kind, this.devices[act.device] as Device);
    }
  }

  #actOf(kind: "join" | "leave" | "close" | "beat" | "vanish", device: Device) {
    if (kind === "join") {
      device.connectionId ??= `connection-${++this.#connections}`;
      device.lastHeard = this.now;
      this.room.heard(device.connectionId, this.now);
      if (device.since === null) device.since = this.takeSeat(device.connectionId, device.userId);
      return;
    }
    if (device.connectionId === null || kind === "vanish") return;
    device.lastHeard = this.now;
    if (kind === "beat") return this.room.heard(device.connectionId, this.now);
    if (kind === "leave") this.room.leaveSeat(device.connectionId, this.now);
    else this.room.gone(device.connectionId, false, this.now);
    this.ends(device, this.now);
    if (kind === "close") device.connectionId = null;
    this.tell();
  }
}

const anyDevice = fc.nat(3);
const acts = (withCrashes: boolean): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant("join" as const), device: anyDevice }) },
      { weight: 8, arbitrary: fc.record({ kind: fc.constant("beat" as const), device: anyDevice }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constantFrom("leave" as const, "close" as const),
          device: anyDevice,
        }),
      },
      { weight: 8, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(30_000) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant("link" as const),
          link: fc.constantFrom<Link>("works", "refuses", "losesAnswers"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("sweep" as const),
          skewMs: fc.integer({ min: -15_000, max: 15_000 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("tell" as const) }) },
      ...(withCrashes ? [{ weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const) }) }] : []),
    ),
    { minLength: 1, maxLength: 40 },
  );

/** Everybody goes, Postgres is back, and whatever was left over is swept. */
const finish = (world: World) => {
  world.link = "works";
  world.settle();
  for (const [device, { connectionId }] of world.devices.entries())
    if (connectionId !== null) world.act({ kind: "close", device });
  world.settle();
  world.book.observations = lapsed(world.book.observations, world.now + CLOSE_AFTER_MS);
};

const contains = (truth: readonly Interval[], { joinedAt, leftAt }: Interval) =>
  truth.some((one) => one.joinedAt <= joinedAt && (leftAt ?? Number.POSITIVE_INFINITY) <= (one.leftAt ?? 0));

describe("a session's room", () => {
  it("books exactly the presence of both people, through outages, lost answers and sweeps", () => {
    fc.assert(
      fc.property(acts(false), (all) => {
        const world = new World();
        for (const act of all) world.act(act);
        finish(world);
        for (const [userId, truth] of world.truth) expect(world.book.of(userId)).toEqual(union(truth));
      }),
      { numRuns: 3_000 },
    );
  });

  it("never books more than that, whenever it crashes", () => {
    fc.assert(
      fc.property(acts(true), (all) => {
        const world = new World();
        for (const act of all) world.act(act);
        finish(world);
        for (const [userId, truth] of world.truth)
          for (const interval of world.book.of(userId)) expect(contains(union(truth), interval)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("loses to a crash at most what it had not told yet", () => {
    const world = new World();
    world.act({ kind: "join", device: 0 });
    world.act({ kind: "wait", ms: 10_000 });
    world.act({ kind: "beat", device: 0 });
    world.act({ kind: "tell" });
    world.act({ kind: "wait", ms: 10_000 });
    world.act({ kind: "crash" });
    expect(world.book.of(teacher.id)).toEqual([{ joinedAt: START, leftAt: START + 10_000 }]);
  });

  it("lets somebody sit down again in the same moment in which they rose", () => {
    const world = new World();
    for (const kind of ["join", "leave", "join"] as const) world.act({ kind, device: 0 });
    world.act({ kind: "wait", ms: 9_000 });
    world.act({ kind: "leave", device: 0 });
    expect(world.book.of(teacher.id)).toEqual([
      { joinedAt: START, leftAt: START },
      { joinedAt: START + 1, leftAt: START + 9_000 },
    ]);
  });

  it("tells everything once, and keeps what it hears while it tells", () => {
    const world = new World();
    for (const device of [0, 2]) world.act({ kind: "join", device });
    world.now += 5_000;
    world.room.heard("connection-1", world.now);
    const report = world.room.report();
    expect(report).toEqual({ seen: [{ connectionId: "connection-1", at: world.now }], left: [] });
    world.room.gone("connection-2", false, world.now);
    world.room.told(report, world.now);
    const rest = world.room.report();
    expect(rest).toEqual({ seen: [], left: [{ connectionId: "connection-2", at: world.now, asked: null }] });
    world.room.told(rest, world.now);
    expect(world.room.report()).toEqual({ seen: [], left: [] });
    expect(world.room.reportIsDue(world.now + REPORT_INTERVAL_MS - 1)).toBe(false);
    expect(world.room.reportIsDue(world.now + REPORT_INTERVAL_MS)).toBe(true);
  });

  it("gives up the seats of who sits in another session, but not one that they took since", () => {
    const world = new World();
    for (const device of [0, 1, 2]) world.act({ kind: "join", device });
    world.now += 1_000;
    world.act({ kind: "leave", device: 1 });
    world.act({ kind: "join", device: 1 });
    expect(world.room.movesOn(teacher.id, world.now - 1)).toEqual(["connection-1"]);
    expect([1, 2, 3].map((id) => world.room.isSeated(`connection-${id}`))).toEqual([false, true, true]);
    world.now += 1_000;
    world.room.heard("connection-1", world.now);
    expect(world.room.report()).toEqual({ seen: [], left: [] });
  });

  it("passes signals between the two people's seats only", () => {
    const world = new World();
    for (const device of [0, 1, 2]) world.act({ kind: "join", device });
    expect(world.room.partnersOf("connection-1")).toEqual(["connection-3"]);
    expect(world.room.partnersOf("connection-3")).toEqual(["connection-1", "connection-2"]);
    expect(world.room.partnersOf("somebody who only watches")).toEqual([]);
  });

  it("tells everybody the same state, each with who they are", () => {
    const world = new World();
    world.act({ kind: "join", device: 2 });
    world.act({ kind: "wait", ms: 5_000 });
    const identity = { userId: "creator", authSessionId: "x", name: "Cleo", handle: "cleo", avatarUrl: null };
    const state = world.room.stateFor({ ...identity, role: "observer" }, world.now + 2_000);
    expect(state.you).toEqual({
      id: "creator",
      name: "Cleo",
      handle: "cleo",
      avatarUrl: null,
      role: "observer",
    });
    expect(state.attendance.map(({ present, seconds }) => [present, seconds])).toEqual([
      [false, 0],
      [true, 7],
    ]);
  });

  it("empties when the session ends, and takes no older state for news", () => {
    const world = new World();
    world.act({ kind: "join", device: 0 });
    world.act({ kind: "join", device: 2 });
    const before = world.book.live(world.now);
    world.now += 60_000;
    const told = { sessionId: "session", at: world.now, report: world.room.report() };
    const exit = world.book.change(world.now, ending({ ...told, userId: teacher.id }));
    const ended = Exit.isSuccess(exit) ? exit.value : before;
    expect(ended.session.status).toBe("completed");
    expect(world.room.adopt(ended, world.now)).toBe(true);
    expect(world.room.isSeated("connection-1")).toBe(false);
    expect(world.room.adopt(before, world.now)).toBe(false);
    expect(world.room.version).toBe(ended.version);
    expect(world.room.closeAt()).toBeNull();
  });
});

describe("decisions", () => {
  const told = { sessionId: "session", report: { seen: [], left: [] } };
  const tagOf = (exit: Exit.Exit<unknown, { readonly _tag: string }>) =>
    Exit.isFailure(exit) ? (Exit.findErrorOption(exit) as { value: { _tag: string } }).value._tag : "done";
  const together = () => {
    const world = new World();
    world.act({ kind: "join", device: 0 });
    world.act({ kind: "join", device: 2 });
    return world.book;
  };
  const join = (userId: string, at: number) => joining({ ...told, userId, connectionId: "new", at });

  it("refuse strangers, and everybody outside of the session's time", () => {
    const book = new Book();
    expect(tagOf(book.change(START, join("stranger", START)))).toBe("Forbidden");
    expect(tagOf(book.change(START, join("creator", START)))).toBe("Forbidden");
    expect(tagOf(book.change(START, join("student", START - 3_600_000)))).toBe("Conflict");
    expect(tagOf(book.change(END, join("student", END + CLOSE_AFTER_MS)))).toBe("Conflict");
    expect(book.observations).toEqual([]);
    expect(tagOf(book.change(START, join("student", START)))).toBe("done");
  });

  it("let the teacher alone end it, and only once the two were together", () => {
    const alone = new Book();
    alone.change(START, join("teacher", START));
    const end = (userId: string) => ending({ ...told, userId, at: START + 60_000 });
    expect(tagOf(together().change(START + 60_000, end("student")))).toBe("Forbidden");
    expect(tagOf(together().change(START + 60_000, end("creator")))).toBe("Forbidden");
    const book = together();
    book.change(START + 60_000, end("teacher"));
    expect(book.session.status).toBe("completed");
    expect(
      tagOf(book.change(START + 90_000, ending({ ...told, userId: "teacher", at: START + 90_000 }))),
    ).toBe("done");
    expect(book.of("student")).toEqual([{ joinedAt: START, leftAt: START + 60_000 }]);
    expect(tagOf(book.change(START + 90_000, join("student", START + 90_000)))).toBe("Conflict");
  });

  it("close nothing before its time, and count nobody beyond it", () => {
    const book = together();
    const close = (at: number) => {
      const seen = ["connection-1", "connection-2"].map((connectionId) => ({ connectionId, at }));
      return closing({ at, report: { seen, left: [] } });
    };
    book.change(END, close(END));
    expect(book.session.status).toBe("in_progress");
    book.change(END + CLOSE_AFTER_MS + 500, close(END + CLOSE_AFTER_MS + 500));
    expect(book.session.status).toBe("completed");
    expect(book.of("teacher")).toEqual([{ joinedAt: START, leftAt: END + CLOSE_AFTER_MS }]);
  });

  it("hear nothing of the time after the session was closed, also where it never began", () => {
    const book = new Book();
    const close = END + CLOSE_AFTER_MS;
    book.change(START, join("teacher", START));
    const late = { seen: [{ connectionId: "new", at: close + 60_000 }], left: [] };
    book.change(
      close,
      closing({ at: close, report: { seen: [{ connectionId: "new", at: close }], left: [] } }),
    );
    expect(book.session).toMatchObject({ status: "completed", startedAt: null, outcome: "student_absent" });
    const before = book.observations;
    book.change(close + 60_000, telling({ ...told, at: close + 60_000, report: late }));
    expect(book.observations).toEqual(before);
    expect(book.of("teacher")).toEqual([{ joinedAt: START, leftAt: close }]);
  });
});

describe("a dashboard's room", () => {
  const live = (id: string, version: number) =>
    ({ ...new Book().live(START), version, session: { id } }) as unknown as LiveSession;

  it("tells each version once, whatever the order in which it hears of them", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(6)), { maxLength: 30 }), (changes) => {
        const room = new DashboardRoom();
        const told = new Map<string, number>();
        for (const [id, version] of changes) {
          const isNews = version > (told.get(id) ?? -1);
          expect(room.isNews(id, version)).toBe(isNews);
          expect(room.tell(live(id, version))).toBe(isNews);
          told.set(id, Math.max(version, told.get(id) ?? -1));
        }
      }),
    );
  });

  it("brings those who were there up to what a newcomer is shown", () => {
    const room = new DashboardRoom();
    room.tell(live("a", 3));
    room.tell(live("b", 1));
    expect(room.shown([live("a", 3), live("b", 2), live("c", 0)]).map(({ session }) => session.id)).toEqual([
      "b",
      "c",
    ]);
    expect(room.isNews("b", 2)).toBe(false);
    room.forget();
    expect(room.isNews("b", 2)).toBe(true);
  });

  it("keeps what its viewers are shown, and does not grow from day to day", () => {
    const room = new DashboardRoom();
    room.shown([live("yesterday", 1), live("today", 2)]);
    room.keepOnly([live("today", 2)]);
    expect([room.isShown("yesterday"), room.isShown("today")]).toEqual([false, true]);
    expect(room.isNews("today", 2)).toBe(false);
  });

  it("sends in one frame what fits into it, and everything", () => {
    const many = Array.from({ length: 40 }, (_, index) => live(`session ${index}`, 1));
    const own = JSON.stringify(many[0]).length;
    const frames = inFrames(many, own * 10);
    expect(frames.flat()).toEqual(many);
    for (const frame of frames) expect(JSON.stringify(frame).length).toBeLessThanOrEqual(own * 10 + 2);
    expect(frames.length).toBeLessThan(8);
    expect(inFrames(many.slice(0, 2), 1)).toHaveLength(2);
    expect(inFrames([], 10)).toEqual([[]]);
  });
});
