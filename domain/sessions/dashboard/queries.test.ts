import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../../../db/schema/index.ts";
import { openSessionWorld, type SessionWorld } from "../../../tests/support/worlds/session-world.ts";
import { DASHBOARD_AROUND, DASHBOARD_PAGE } from "../limits.ts";
import type { DashboardDirection, MoreSessions } from "../model.ts";
import { readDashboard } from "./queries.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Noon in Auckland, thirteen hours ahead of UTC. */
const noon = Date.UTC(2026, 0, 14, 23);
const midnight = noon - 12 * 60 * MINUTE;

let world: SessionWorld;
let creator: { id: string };
let enrollmentId: string;

beforeAll(async () => {
  world = await openSessionWorld();
  creator = await world.user("aroha", { isCreator: true, timeZone: "Pacific/Auckland" });
  const course = await world.course("carving", creator.id);
  enrollmentId = await world.enroll(world.student.id, course.id);
});
afterAll(() => world.close());

/** Books that many sessions in one statement, a minute apart from `first` on. */
const bookMany = (count: number, first: number) =>
  world.db((db) =>
    db.execute(sql`
      insert into sessions (enrollment_id, teacher_id, student_id, scheduled_start, scheduled_end)
      select ${enrollmentId}, ${world.teacher.id}, ${world.student.id}, at, at + interval '1 hour'
      from generate_series(0, ${count - 1}) i,
        lateral (select ${new Date(first).toISOString()}::timestamptz + i * interval '1 minute' as at) x`),
  );
const shown = (now: number) => world.run(readDashboard(creator.id, now));
const between = (starts: readonly { session: { scheduledStart: string } }[], from: number, to: number) =>
  starts.filter(({ session }) => {
    const start = Date.parse(session.scheduledStart);
    return start >= from && start < to;
  }).length;

describe("a dashboard with more sessions than it lists", () => {
  beforeAll(async () => {
    await bookMany(350, midnight + 60 * MINUTE);
    await bookMany(200, midnight - 2 * DAY);
    await bookMany(70, midnight - 90 * DAY);
    await bookMany(210, midnight + 5 * DAY);
    await bookMany(30, midnight + 40 * DAY);
  });

  it("lists all of today, by the creator's own zone, and says how many more there are", async () => {
    const view = await shown(noon);
    expect([Date.parse(view.dayStart), Date.parse(view.dayEnd)]).toEqual([midnight, midnight + DAY]);
    expect(between(view.sessions, midnight, midnight + DAY)).toBe(350);
    expect(between(view.sessions, midnight - 2 * DAY, midnight)).toBe(DASHBOARD_AROUND);
    expect(between(view.sessions, midnight + DAY, midnight + 14 * DAY)).toBe(DASHBOARD_AROUND);
    expect([view.earlier?.count, view.later?.count]).toEqual([
      270 - DASHBOARD_AROUND,
      240 - DASHBOARD_AROUND,
    ]);
    const starts = view.sessions.map(({ session }) => session.scheduledStart);
    expect(starts).toEqual(starts.toSorted().reverse());
  });

  it("lists the others page by page, each once and none left out, also of the same moment", async () => {
    const twins = Array.from({ length: 60 }, () => v7());
    for (const id of twins) await world.book(midnight - 30 * DAY, { id, enrollmentId });
    const view = await shown(noon);
    const all = async (direction: DashboardDirection, first: MoreSessions | null) => {
      const ids: string[] = [];
      for (let more = first; more !== null; ) {
        const { count, cursor } = more;
        const page = await world.ask((s) => s.dashboardPage(creator.id, direction, cursor));
        expect(page.sessions).toHaveLength(Math.min(count, DASHBOARD_PAGE));
        ids.push(...page.sessions.map(({ session }) => session.id));
        more = page.more;
      }
      return ids;
    };
    const ids = [
      ...view.sessions.map(({ session }) => session.id),
      ...(await all("earlier", view.earlier)),
      ...(await all("later", view.later)),
    ];
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids).toHaveLength(350 + 270 + 240 + twins.length);
    expect(twins.every((id) => ids.includes(id))).toBe(true);
    const refusal = await world.refusal((s) => s.dashboardPage(creator.id, "earlier", "nonsense"));
    expect(refusal._tag).toBe("BadRequest");
  });

  it("moves on with the day of its creator, not of its server", async () => {
    const last = await shown(midnight + DAY - 1);
    const next = await shown(midnight + DAY);
    expect(next.dayStart).toBe(last.dayEnd);
    expect(between(last.sessions, midnight, midnight + DAY)).toBe(350);
    expect(between(next.sessions, midnight, midnight + DAY)).toBe(DASHBOARD_AROUND);
    await world.db((db) => db.update(users).set({ timeZone: "America/Vancouver" }));
    expect((await shown(noon)).dayStart).toBe(new Date(noon - 15 * 60 * MINUTE).toISOString());
  });
});
