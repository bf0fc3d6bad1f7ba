import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lineOf } from "../../../domain/shared/difference.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { run } from "../../../tests/support/run.ts";
import { root } from "../paths.ts";
import { reconcile } from "./reconcile.ts";

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase({ seeded: true });
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** What is found while a hand has changed something; it is put back after that. */
const linesWith = async (change: string, back: string): Promise<string[]> => {
  await sql.unsafe(change);
  try {
    return (await reconcile(database.url)).map(lineOf);
  } finally {
    await sql.unsafe(back);
  }
};
/** A value of the database, as text. */
const value = async (statement: string): Promise<string> =>
  String(Object.values((await sql.unsafe(statement))[0] ?? {})[0]);

describe("the books", () => {
  it("agree in the demo data", async () => {
    expect((await reconcile(database.url)).map(lineOf)).toEqual([]);
  });

  it.each([
    ["total_earned = total_earned + 7, balance = balance + 7", ["total_earned", "balance"]],
    ["granted = granted + 7, balance = balance + 7", ["granted", "balance"]],
    ["spent = spent + 7, balance = balance - 7", ["spent", "balance"]],
    ["held = held + 7, balance = balance - 7", ["held", "balance"]],
  ])("name an account in which somebody set %s", async (change, figures) => {
    const id = await value(`select id from users where handle = 'marcus'`);
    const back = change.replaceAll(/([+-]) 7/g, (_, sign) => `${sign === "+" ? "-" : "+"} 7`);
    const update = (set: string) => `update user_goodwill set ${set} where user_id = '${id}'`;
    const lines = await linesWith(update(change), update(back));
    expect(lines.map((line) => line.slice(0, line.indexOf(" is ")))).toEqual(
      figures.map((figure) => `goodwill of @marcus (${id}): ${figure}`),
    );
    expect(lines[0]).toMatch(/ is \d+, its book says \d+$/);
  });

  it("name who has points without an account, and points held for a summon that is open", async () => {
    const id = await value(`select id from users where handle = 'sarah'`);
    const course = await value(`select id from courses where slug = 'intro-to-claude-code'`);
    const lines = await linesWith(
      `insert into help_summons (id, student_id, course_id, message, points_offered, expires_at)
       values ('00000000-0000-4000-8000-000000000001', '${id}', '${course}', '?', 10, now() + interval '5 minutes')`,
      `delete from help_summons where id = '00000000-0000-4000-8000-000000000001'`,
    );
    expect(lines[0]).toBe(`goodwill of @sarah (${id}): held is 0, its book says 10`);
    expect(lines).toHaveLength(2);
  });

  it("name a help whose points or minutes are other than its rows", async () => {
    const id = await value(
      `select id from help_summons where status = 'completed' and points_awarded = 10 limit 1`,
    );
    const minutes = Number(await value(`select session_duration_mins from help_summons where id = '${id}'`));
    const lines = await linesWith(
      `update help_summons set points_awarded = null, session_duration_mins = ${minutes + 1} where id = '${id}'`,
      `update help_summons set points_awarded = 10, session_duration_mins = ${minutes} where id = '${id}'`,
    );
    expect(lines).toEqual([
      `summon ${id}: points_awarded is nothing, its book says 10`,
      `summon ${id}: session_duration_mins is ${minutes + 1}, its book says ${minutes}`,
    ]);
  });

  it("name a session whose outcome is not that of its attendance, and who then taught fewer", async () => {
    const held = `select s.id from sessions s where s.outcome = 'held' and s.student_id not in (
      select o.student_id from sessions o where o.teacher_id = s.teacher_id and o.id <> s.id and o.outcome = 'held')
      and exists (select 1 from student_teachers t join enrollments e on e.course_id = t.course_id
        where t.user_id = s.teacher_id and e.id = s.enrollment_id) order by s.id limit 1`;
    const id = await value(held);
    const set = (outcome: string) => `update sessions set outcome = '${outcome}' where id = '${id}'`;
    const lines = await linesWith(set("nobody"), set("held"));
    expect(lines[0]).toBe(`session ${id}: outcome is nobody, its book says held`);
    expect(lines[1]).toMatch(/^student-teacher @\w+ \(.*\): students_taught is \d+, its book says \d+$/);
    expect(lines).toHaveLength(2);
  });

  it("name a session of which a stay was taken away", async () => {
    const id = await value(`select id from sessions where outcome = 'held' order by id limit 1`);
    await sql.unsafe(`create table kept as select session_id, user_id, joined_at, left_at from session_attendance
      where session_id = '${id}' and user_id = (select teacher_id from sessions where id = '${id}')`);
    const lines = await linesWith(
      `delete from session_attendance a using kept k where a.session_id = k.session_id and a.user_id = k.user_id`,
      `insert into session_attendance (session_id, user_id, joined_at, left_at) select * from kept; drop table kept`,
    );
    expect(lines[0]).toMatch(new RegExp(`^session ${id}: outcome is held, its book says \\w+$`));
    expect(lines.some((line) => line.startsWith(`session ${id}: started_at is `))).toBe(true);
  });

  it("name a room, a course and a teacher whose numbers are wrong", async () => {
    for (const [update, name] of [
      [
        `update chat_rooms set last_seq = last_seq + $1
          where course_id = (select id from courses where slug = 'intro-to-claude-code')`,
        /^chat room .*: last_seq is \d+, its book says \d+$/,
      ],
      ["update courses set student_count = student_count + $1", /^course .*: student_count is/],
      ["update student_teachers set students_taught = students_taught + $1", /: students_taught is/],
    ] as const) {
      const lines = await linesWith(update.replace("$1", "1"), update.replace("$1", "-1"));
      expect(lines.some((line) => name.test(line))).toBe(true);
    }
  });
});

describe("npm run reconcile", () => {
  const reconcileAll = () =>
    run(process.execPath, ["scripts/reconcile.ts"], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: "" },
    }).ended;

  it("says so where all is well", { timeout: 60_000 }, async () => {
    expect(await reconcileAll()).toMatchObject({
      code: 0,
      stdout: "Every stored figure is what its book says.\n",
    });
  });

  it("names what differs, changes nothing and fails", { timeout: 60_000 }, async () => {
    await sql`update user_goodwill set total_earned = total_earned + 1, balance = balance + 1
      where user_id = (select id from users where handle = 'nadia')`;
    const { code, stdout } = await reconcileAll();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^goodwill of @nadia \(.*\): total_earned is (\d+), its book says \d+$/m);
    expect((await reconcile(database.url)).map((one) => `${lineOf(one)}\n`).join("")).toBe(stdout);
  });
});
