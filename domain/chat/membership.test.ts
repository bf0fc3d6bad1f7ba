import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";

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
/** The room asks whether they may stay, and as what. */
const removalOf = (userId: string) => ({
  party: "inbox",
  to: userId,
  payload: { _tag: "Removed", party: "chat", roomId: course.roomId },
});
/** Every room in which they may have sockets asks. */
const questionOf = (userId: string) => ({
  party: "inbox",
  to: userId,
  payload: { _tag: "SignedOut", authSessionId: null },
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
    expect(await removals()).toEqual([removalOf(both)]);
    await sql`delete from enrollments where id = ${enrollmentId}`;
    expect(await removals()).toEqual([removalOf(both), removalOf(both)]);
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
    expect(await removals()).toEqual([removalOf(both)]);
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
    const nowhere = (await world.user(`nowhere${students}`, { isModerator: true })).id;
    for (const userId of [both, stranger, creator, nowhere]) await moderate(sql, userId, false);
    expect(await removals()).toEqual([questionOf(both), questionOf(stranger), questionOf(creator)]);
  });

  it("is asked about everywhere once the course has another creator", async () => {
    const next = (await world.user(`next${students}`)).id;
    await wasThere(creator);
    await handOver(sql, next);
    expect(await removals()).toEqual([questionOf(creator)]);
    await sql`delete from outbox`;
    await sql`update courses set title = title || '!', creator_id = creator_id where id = ${course.id}`;
    expect(await removals(), "nothing has changed").toEqual([]);
    await handOver(sql, creator);
    expect(await removals(), "who was nowhere has no sockets").toEqual([]);
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

describe("what else ends that somebody may be in a room", () => {
  const asked = async (change: (tx: postgres.ISql) => Promise<unknown>) => {
    await sql`delete from outbox`;
    await change(sql);
    return removals();
  };

  it("is a sign-in that is deleted, where it may have sockets", async () => {
    const { id } = await world.signIn(both);
    const { id: quiet } = await world.signIn(both);
    await sql`insert into socket_entries (user_id, auth_session_id, party, room_id)
      values (${both}, ${id}, 'chat', ${course.roomId})`;
    expect(await asked((db) => db`delete from auth_sessions where id = ${quiet}`)).toEqual([]);
    expect(await asked((db) => db`delete from auth_sessions where id = ${id}`)).toEqual([
      { party: "inbox", to: both, payload: { _tag: "SignedOut", authSessionId: id } },
    ]);
  });

  it("is an account that is anonymised, or that creates or administers no more", async () => {
    await wasThere(both);
    await sql`update users set is_creator = true, is_admin = true where id = ${both}`;
    for (const change of ["is_creator = false", "is_admin = false", "anonymised_at = now()"])
      expect(
        await asked((db) => db.unsafe(`update users set ${change} where id = '${both}'`)),
        change,
      ).toEqual([questionOf(both)]);
    expect(await asked((db) => db`update users set name = 'Somebody' where id = ${both}`)).toEqual([]);
    expect(await asked((db) => db`update users set is_creator = true where id = ${both}`)).toEqual([]);
  });

  it("is a room that is closed or deleted", async () => {
    const other = await world.course(`other${students}`, creator);
    const question = {
      party: "chat",
      to: other.roomId,
      payload: { _tag: "CheckAccess", userId: null },
    };
    const setActive = (is: boolean) =>
      asked((db) => db`update chat_rooms set is_active = ${is} where id = ${other.roomId}`);
    expect(await setActive(false)).toEqual([question]);
    expect(await setActive(true)).toEqual([]);
    expect(await asked((db) => db`delete from chat_rooms where id = ${other.roomId}`)).toEqual([question]);
  });

  it("is a session that somebody else teaches", async () => {
    const id = (
      await sql`
      insert into sessions (enrollment_id, teacher_id, student_id, scheduled_start, scheduled_end)
      values (${enrollmentId}, ${creator}, ${both}, now() + interval '1 day', now() + interval '25 hours')
      returning id`
    )[0]?.id;
    const substitute = (await world.user(`substitute${students}`)).id;
    expect(
      await asked((db) => db`update sessions set teacher_id = ${substitute} where id = ${id}`),
    ).toContainEqual({ party: "session", to: id, payload: { _tag: "CheckAccess", userId: null } });
  });
});
