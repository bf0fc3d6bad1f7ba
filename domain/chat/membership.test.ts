import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../tests/support/world.ts";

let world: World<never>;
let sql: postgres.Sql;
let course: { id: string; roomId: string };
let creator: string;
let both: string;
let enrollmentId: string;
let students = 0;

const cancel = (db: postgres.ISql, id: string) =>
  db`update enrollments set status = 'cancelled', cancelled_at = now() where id = ${id}`;
const resign = (db: postgres.ISql, userId: string) =>
  db`update student_teachers set is_active = false where user_id = ${userId}`;
const removals = async () =>
  (await sql`select party, room_id as "to", payload from outbox`).map((row) => row);
const removalOf = (userId: string) => ({
  party: "inbox",
  to: userId,
  payload: expect.objectContaining({ _tag: "Removed", party: "chat", roomId: course.roomId }),
});

beforeAll(async () => {
  world = await openWorld((database) => database);
  sql = postgres(world.url, { max: 4, onnotice: () => {} });
  creator = (await world.user("creator")).id;
  course = await world.course("course", creator);
});
beforeEach(async () => {
  await sql`delete from outbox`;
  both = (await world.user(`both${++students}`)).id;
  await world.certify(both, course.id, creator);
  enrollmentId = await world.enroll(both, course.id);
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await world.close();
});

describe("who stops being one of a course's people", () => {
  it("is put out of its room by their inbox, once the last of their memberships has ended", async () => {
    await cancel(sql, enrollmentId);
    expect(await removals()).toEqual([]);
    await resign(sql, both);
    expect(await removals()).toEqual([removalOf(both)]);
  });

  it("is put out when the rows are deleted, too", async () => {
    await sql`delete from student_teachers where user_id = ${both}`;
    expect(await removals()).toEqual([]);
    await sql`delete from enrollments where id = ${enrollmentId}`;
    expect(await removals()).toEqual([removalOf(both)]);
  });

  it("stays where another membership begins in the same transaction, whatever the order", async () => {
    await resign(sql, both);
    await sql.begin(async (tx) => {
      await cancel(tx, enrollmentId);
      await tx`insert into enrollments (student_id, course_id) values (${both}, ${course.id})`;
    });
    expect(await removals()).toEqual([]);
  });

  it("stays as a moderator and as the creator, who need no enrolment", async () => {
    const moderator = (await world.user(`moderator${students}`, { isModerator: true })).id;
    for (const userId of [moderator, creator]) await cancel(sql, await world.enroll(userId, course.id));
    expect(await removals()).toEqual([]);
  });

  it("is put out when two transactions end one membership each at the same time", async () => {
    const resume = Promise.withResolvers<void>();
    const meeting = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const ends = [cancel, resign].map((end, at) =>
      sql.begin(async (tx) => {
        await (end as (db: postgres.ISql, id: string) => Promise<unknown>)(
          tx,
          at === 0 ? enrollmentId : both,
        );
        meeting[at as 0 | 1].resolve();
        await resume.promise;
      }),
    );
    await Promise.all(meeting.map(({ promise }) => promise));
    resume.resolve();
    await Promise.all(ends);
    expect(await removals()).toEqual([removalOf(both)]);
  });

  it("leaves nothing behind where the transaction is rolled back", async () => {
    await sql
      .begin(async (tx) => {
        await cancel(tx, enrollmentId);
        await resign(tx, both);
        throw new Error("no");
      })
      .catch(() => {});
    expect(await removals()).toEqual([]);
  });
});
