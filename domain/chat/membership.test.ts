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
/** Out of the room; with `stays` only until they enter it again, as less than they were. */
const removalOf = (userId: string, stays?: true) => ({
  party: "inbox",
  to: userId,
  payload: {
    _tag: "Removed",
    party: "chat",
    roomId: course.roomId,
    at: expect.any(Number),
    ...(stays ? { stays } : {}),
  },
});
/** Where somebody has been is known from their last admission. */
const wasThere = async (userId: string) => {
  const { id } = await world.signIn(userId);
  await sql`insert into socket_entries (user_id, auth_session_id, party, room_id)
    values (${userId}, ${id}, 'chat', ${course.roomId})`;
};
const moderate = (db: postgres.ISql, userId: string, is: boolean) =>
  db`update users set is_moderator = ${is} where id = ${userId}`;
const handOver = (db: postgres.ISql, to: string) =>
  db`update courses set creator_id = ${to} where id = ${course.id}`;

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
    expect(await removals()).toEqual([removalOf(both, true)]);
    await sql`delete from enrollments where id = ${enrollmentId}`;
    expect(await removals()).toEqual([removalOf(both, true), removalOf(both)]);
  });

  it("stays where another membership begins in the same transaction, whatever the order", async () => {
    await sql`delete from student_teachers where user_id = ${both}`;
    await sql`delete from outbox`;
    await sql.begin(async (tx) => {
      await cancel(tx, enrollmentId);
      await tx`insert into enrollments (student_id, course_id) values (${both}, ${course.id})`;
    });
    expect(await removals()).toEqual([]);
  });

  it("enters again as what they still are, where that is less: who teaches no more, but learns", async () => {
    await resign(sql, both);
    expect(await removals()).toEqual([removalOf(both, true)]);
  });

  it("enters again as less than a moderator, where they teach or learn, and elsewhere not at all", async () => {
    const stranger = (await world.user(`staff${students}`)).id;
    for (const userId of [both, stranger, creator]) {
      await moderate(sql, userId, true);
      await wasThere(userId);
    }
    expect(await removals()).toEqual([]);
    await resign(sql, both);
    expect(await removals(), "moderates still").toEqual([]);
    for (const userId of [both, stranger, creator]) await moderate(sql, userId, false);
    expect(await removals()).toEqual([removalOf(both, true), removalOf(stranger)]);
  });

  it("is put out once the course has another creator, unless they teach or learn there", async () => {
    const next = (await world.user(`next${students}`)).id;
    await handOver(sql, both);
    expect(await removals()).toEqual([removalOf(creator)]);
    await sql`delete from outbox`;
    await sql`update courses set title = title || '!', creator_id = creator_id where id = ${course.id}`;
    expect(await removals(), "nothing has changed").toEqual([]);
    await handOver(sql, next);
    expect(await removals()).toEqual([removalOf(both, true)]);
    await sql`delete from outbox`;
    await sql.begin(async (tx) => {
      await handOver(tx, creator);
      await handOver(tx, next);
    });
    expect(await removals(), "what counts is what they are in the end").toEqual([removalOf(creator)]);
    await handOver(sql, creator);
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
    const last = (await removals()).at(-1);
    expect(last).toEqual(removalOf(both));
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
