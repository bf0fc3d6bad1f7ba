import { readFile } from "node:fs/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccounts, demoPassword } from "../domain/identity/demo/rules.ts";
import { verifyPassword } from "../domain/identity/passwords/password.ts";
import { type TestDatabase, testDatabase } from "../tests/support/database.ts";
import { categoryNames } from "./seed/data/categories.ts";
import { seed } from "./seed/index.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await testDatabase({ seeded: true });
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await sql?.end();
  await database?.drop();
});

const value = async (query: Promise<readonly { n: unknown }[]>) => (await query)[0]?.n;

describe("demo data", () => {
  it("loads at any hour, and once", { timeout: 5 * 60_000 }, async () => {
    for (const hours of [0, 7, 15]) {
      const empty = await testDatabase();
      try {
        await seed(empty.url, new Date(Date.now() + hours * 3_600_000));
        if (hours > 0) continue;
        await Promise.all([seed(empty.url), seed(empty.url)]);
        const again = postgres(empty.url, { max: 1 });
        const people = await value(sql`select count(*) as n from users`);
        expect(await value(again`select count(*) as n from users`)).toBe(people);
        await again.end();
      } finally {
        await empty.drop();
      }
    }
  });

  it("has the demo accounts with their password and flags, and the README names them", async () => {
    const rows = await sql`
      select u.email, u.handle, u.role, u.is_employer, a.password_hash as hash
      from users u join accounts a on a.user_id = u.id
      where a.provider_id = 'credential' and a.account_id = u.id::text and u.email = u.handle || '@peerloop.test'`;
    expect(rows.length).toBeGreaterThanOrEqual(40);
    const accounts = demoAccounts.map(({ handle }) => rows.find((row) => row.handle === handle));
    expect(Object.fromEntries(accounts.map((row) => [row?.email, row?.role]))).toEqual({
      "admin@peerloop.test": "admin",
      "moderator@peerloop.test": "moderator",
      "gabriel@peerloop.test": "creator",
      "marcus@peerloop.test": "student_teacher",
      "nadia@peerloop.test": "student_teacher",
      "sarah@peerloop.test": "student",
      "lee@peerloop.test": "student",
      "employer@peerloop.test": "student",
    });
    expect(accounts.filter((row) => row?.is_employer).map((row) => row?.handle)).toEqual(["employer"]);
    const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
    for (const row of accounts) {
      expect(await verifyPassword(row?.hash, "learn-teach-earn")).toBe(true);
      expect(readme).toContain(`\`${row?.email}\``);
    }
    expect(readme).toContain(`\`${demoPassword}\``);
  });

  it("fills every category and at least twelve courses", async () => {
    const rows =
      await sql`select c.name, count(k.id)::int as n from categories c left join courses k on k.category_id = c.id group by 1`;
    expect(rows.map(({ name }) => name).sort()).toEqual([...categoryNames].sort());
    expect(rows.every(({ n }) => n > 0)).toBe(true);
    expect(await value(sql`select count(*)::int as n from courses where is_active`)).toBeGreaterThanOrEqual(
      12,
    );
  });

  it("has the course of the requirement document", async () => {
    const [course] = await sql`
      select c.*, u.handle from courses c join users u on u.id = c.creator_id where c.slug = 'intro-to-claude-code'`;
    expect(course).toMatchObject({
      handle: "gabriel",
      session_count: 2,
      module_count: 7,
      currency: "USD",
      total_duration: "3 hours",
    });
    const modules =
      await sql`select session_number as s, count(*)::int as n from course_curriculum where course_id = ${course?.id} group by 1 order by 1`;
    expect(modules.map(({ s, n }) => [s, n])).toEqual([
      [1, 4],
      [2, 3],
    ]);
    const teachers = await sql`
      select u.handle, t.is_active, a.is_available from student_teachers t join users u on u.id = t.user_id
      join user_availability a on a.user_id = u.id where t.course_id = ${course?.id} order by 1`;
    expect(teachers.map((row) => ({ ...row }))).toEqual([
      { handle: "marcus", is_active: true, is_available: true },
      { handle: "nadia", is_active: true, is_available: true },
    ]);
  });

  it("numbers chat without gaps, hashes bodies and leaves something unread", async () => {
    expect(
      await sql`
      select r.id from chat_rooms r join chat_messages m on m.room_id = r.id group by r.id
      having count(*) <> r.last_seq or max(m.seq) <> r.last_seq or max(m.rev) > r.last_rev`,
    ).toEqual([]);
    expect(
      await sql`select id from chat_messages where body_hash <> sha256(convert_to(content, 'UTF8'))`,
    ).toEqual([]);
    expect(
      await sql`
      select a.id from chat_messages a join chat_messages b on a.room_id = b.room_id and a.seq < b.seq
      where a.created_at > b.created_at`,
    ).toEqual([]);
    expect(await value(sql`select count(*)::int as n from chat_messages`)).toBeGreaterThan(200);
    expect(
      await value(sql`
      select (select count(*) from chat_messages n
        where n.room_id = m.room_id and n.seq > m.last_read_seq and n.is_in_room) as n
      from chat_read_markers m join chat_rooms r on r.id = m.room_id join users u on u.id = m.user_id join courses c on c.id = r.course_id
      where u.handle = 'sarah' and c.slug = 'intro-to-claude-code'`),
    ).toBe("4");
    // What is marked as an answer answers, and asks nothing back.
    expect(
      await sql`
      select q.id from chat_messages q join chat_messages a on a.id = q.answer_id
      where a.thread_id <> q.id or a.content like '%?' or a.user_id = q.user_id or q.content not like '%?%'`,
    ).toEqual([]);
    expect(
      await value(sql`select count(*)::int as n from chat_messages where answer_id is not null`),
    ).toBeGreaterThan(20);
    expect(
      await sql`
      select m.id from chat_messages m join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id
      where m.user_id <> c.creator_id and not exists (
        select from enrollments e where e.course_id = c.id and e.student_id = m.user_id and e.status <> 'cancelled')`,
    ).toEqual([]);
  });

  it("keeps goodwill in step with its book, at every moment", async () => {
    expect(
      await sql`
      select g.user_id from user_goodwill g
      left join lateral (select
        coalesce(sum(points) filter (where to_user_id = g.user_id and reason <> 'starter_grant'), 0) as earned,
        coalesce(sum(points) filter (where to_user_id = g.user_id and reason = 'starter_grant'), 0) as granted,
        coalesce(sum(points) filter (where from_user_id = g.user_id), 0) as spent
        from goodwill_transactions) b on true
      where (g.total_earned, g.granted, g.spent, g.held) <> (b.earned, b.granted, b.spent, 0)`,
    ).toEqual([]);
    expect(
      await sql`
      select user_id from (
        select user_id, sum(points) over (partition by user_id order by at) as left_over from (
          select to_user_id as user_id, points, created_at as at from goodwill_transactions
          union all select from_user_id, -points, created_at from goodwill_transactions) moves) b
      where user_id is not null and left_over < 0`,
    ).toEqual([]);
    expect(
      await value(sql`
      select min(balance) as n from user_goodwill g join users u on u.id = g.user_id where handle in ('sarah', 'lee')`),
    ).toBeGreaterThanOrEqual(75);
    expect(
      await sql`
      select s.id from help_summons s left join goodwill_transactions t on t.summon_id = s.id
      where (s.status = 'completed') <> (t.id is not null) or t.points <> s.points_awarded`,
    ).toEqual([]);
  });

  it("splits every payment to the cent", async () => {
    expect(
      await sql`
      select t.id from transactions t left join payment_splits p on p.transaction_id = t.id
      group by t.id having sum(p.amount_cents) is distinct from t.amount_cents or sum(p.percentage) <> 100`,
    ).toEqual([]);
    expect(
      await sql`
      select o.id from payouts o left join payment_splits p on p.payout_id = o.id
      group by o.id having sum(p.amount_cents) is distinct from o.amount_cents`,
    ).toEqual([]);
    expect(
      await sql`select id from enrollments e where not exists (select from transactions where enrollment_id = e.id)`,
    ).toEqual([]);
  });

  it("books a session between Sarah and Marcus that is on now, and others of Gabriel's", async () => {
    const now = await sql`
      select t.handle as teacher, u.handle as student, s.status from sessions s
      join users t on t.id = s.teacher_id join users u on u.id = s.student_id
      join enrollments e on e.id = s.enrollment_id join courses c on c.id = e.course_id join users g on g.id = c.creator_id
      where g.handle = 'gabriel' and s.scheduled_start between now() - interval '6 hours' and now() + interval '6 hours'`;
    expect(now).toContainEqual({ teacher: "marcus", student: "sarah", status: "scheduled" });
    expect(now.length).toBeGreaterThanOrEqual(7);
  });

  it("keeps everybody's busy times, attendance and counts in step with the sessions", async () => {
    expect(
      await sql`
      select s.id from sessions s cross join lateral (values (s.teacher_id), (s.student_id)) p (user_id)
      left join busy_times b on b.source_id = s.id and b.user_id = p.user_id
        and b.during = tstzrange(s.scheduled_start, s.scheduled_end)
      where (s.status <> 'cancelled') <> (b.id is not null)`,
    ).toEqual([]);
    expect(
      await sql`
      select s.id from sessions s where s.outcome in ('held', 'cut_short') and 2 <> (
        select count(distinct user_id) from session_attendance a where a.session_id = s.id)`,
    ).toEqual([]);
    expect(
      await sql`
      select c.id from courses c where c.student_count <> (
        select count(*) from enrollments e where e.course_id = c.id and e.status <> 'cancelled')`,
    ).toEqual([]);
    expect(
      await sql`
      select c.id from courses c left join (
        select e.course_id, round(avg(a.rating), 2) as rating, count(*) as n from session_assessments a
        join sessions s on s.id = a.session_id and s.student_id = a.assessor_id and s.outcome = 'held'
        join enrollments e on e.id = s.enrollment_id
        group by 1) r on r.course_id = c.id
      where (c.rating, c.rating_count) is distinct from (r.rating, coalesce(r.n, 0)::int)`,
    ).toEqual([]);
  });

  it("puts nothing into the future that has happened", async () => {
    expect(
      await sql`
      select 'attendance' as what from session_attendance where left_at > now()
      union all select 'chat' from chat_messages where created_at > now()
      union all select 'goodwill' from goodwill_transactions where created_at > now()
      union all select 'payment' from transactions where paid_at > now()
      union all select 'assessment' from session_assessments where created_at > now()
      union all select 'post' from posts where created_at > now()
      union all select 'certificate' from certificates where issued_at > now()
      union all select 'enrolment' from enrollments e join users u on u.id = e.student_id where e.enrolled_at < u.created_at
      union all select 'session' from sessions s join enrollments e on e.id = s.enrollment_id where s.scheduled_start < e.enrolled_at`,
    ).toEqual([]);
  });
});
