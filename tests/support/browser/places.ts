import { STATIC_PAGES } from "../../../domain/platform/rules.ts";
import type { TestRuntime } from "../running/runtime.ts";

/** A page of the client, and for whom it shows what it is there for. */
export interface Place {
  /** What it shows, as a file could be named. */
  readonly name: string;
  readonly path: string;
  /** Handle of the demo account; null for a stranger. */
  readonly as: string | null;
  /** Paths that this page has to be refused by, its own included. */
  readonly refused?: readonly string[];
}

/** Every page of the client, and those that look different by who they are for, on the demo data. */
export const places = async ({ sql }: Pick<TestRuntime, "sql">): Promise<readonly Place[]> => {
  const open = await sessionOf(sql, "sarah", "s.scheduled_start <= now() and s.scheduled_end > now()");
  const coming = await sessionOf(sql, "sarah", "s.scheduled_start > now() + interval '1 hour'");
  const held = await sessionOf(sql, "sarah", "s.status = 'completed'");
  const [category] = await sql<
    { slug: string }[]
  >`select slug from categories order by display_order limit 1`;
  const [done] = await sql<{ id: string }[]>`
    select h.id from help_summons h join users u on u.id = h.student_id
    where u.handle = 'sarah' and h.status = 'completed' order by h.created_at desc limit 1`;
  const [draft] = await sql<{ id: string }[]>`select course_id as id from course_drafts limit 1`;
  const [intro] = await sql<{ id: string }[]>`select id from courses where slug = 'intro-to-claude-code'`;
  const task = await homeworkOf(sql, "sarah", "submitted");
  const asked = await homeworkOf(sql, "sarah", "resubmit_requested");
  const checkout = await checkoutOf(sql, "employer", "intro-to-claude-code");
  const earned = await certificateOf(sql, "sarah", "prompt-engineering-that-works");
  const revoked = await certificateOf(sql, "pavel", "claude-code-for-teams");
  const kept = await certificateOf(sql, "carmen", "intro-to-claude-code");
  return [
    { name: "landing", path: "/", as: null },
    { name: "catalogue", path: "/courses", as: null },
    { name: "catalogue-category", path: `/courses?category=${category?.slug}`, as: null },
    { name: "catalogue-empty", path: "/courses?q=zzzz", as: null },
    { name: "course-stranger", path: "/courses/intro-to-claude-code", as: null },
    {
      name: "course-missing",
      path: "/courses/no-such-course",
      as: null,
      refused: ["/courses/no-such-course", "/api/courses/no-such-course"],
    },
    { name: "profile-public", path: "/u/gabriel", as: null },
    {
      name: "profile-missing",
      path: "/u/nobody_here",
      as: null,
      refused: ["/u/nobody_here", "/api/users/nobody_here"],
    },
    { name: "certificate", path: `/certificates/${earned}`, as: null },
    { name: "certificate-revoked", path: `/certificates/${revoked}`, as: null },
    {
      name: "certificate-private",
      path: `/certificates/${kept}`,
      as: "employer",
      refused: [`/certificates/${kept}`, `/api/certificates/${kept}/page`],
    },
    { name: "sign-in", path: "/sign-in", as: null },
    { name: "sign-up", path: "/sign-up", as: null },
    { name: "forgot-password", path: "/forgot-password", as: null },
    { name: "reset-password", path: "/reset-password?token=some-token", as: null },
    { name: "reset-password-void", path: "/reset-password?error=INVALID_TOKEN", as: null },
    { name: "verify-email-stranger", path: "/verify-email", as: null },
    { name: "verify-email-done", path: "/verify-email?done=1", as: null },
    { name: "local-mails", path: "/local-mails", as: null },
    { name: "mail-preview", path: "/local-mails/preview", as: null },
    { name: "widgets", path: "/dev/ui", as: null },
    ...STATIC_PAGES.map(({ path }) => ({ name: path.slice(1), path, as: null })),
    { name: "help-searched", path: "/help?q=password", as: null },
    { name: "contact-member", path: "/contact", as: "sarah" },
    { name: "help-member", path: "/help", as: "sarah" },
    { name: "catalogue-narrowed", path: "/courses?q=cluade&price=high&sort=price", as: null },
    {
      name: "catalogue-nothing-fits",
      path: "/courses?level=beginner&duration=long&price=free",
      as: null,
    },
    { name: "catalogue-interests", path: "/courses?sort=interests", as: "sarah" },
    { name: "course-outsider", path: "/courses/intro-to-claude-code", as: "employer" },
    { name: "not-found", path: "/no/such/page", as: null, refused: ["/no/such/page"] },
    { name: "settings-stranger", path: "/settings", as: null },
    { name: "learning", path: "/", as: "sarah" },
    { name: "catalogue-member", path: "/courses?level=beginner", as: "sarah" },
    { name: "course-student", path: "/courses/intro-to-claude-code", as: "sarah" },
    { name: "learn", path: "/courses/intro-to-claude-code/learn", as: "sarah" },
    { name: "learn-completed", path: "/courses/prompt-engineering-that-works/learn", as: "sarah" },
    {
      name: "learn-no-member",
      path: "/courses/intro-to-claude-code/learn",
      as: "employer",
      refused: ["/courses/intro-to-claude-code/learn", "/api/learning/intro-to-claude-code"],
    },
    { name: "homework", path: `/courses/intro-to-claude-code/homework/${task.assignment}`, as: "sarah" },
    {
      name: "homework-asked",
      path: `/courses/intro-to-claude-code/homework/${asked.assignment}`,
      as: "sarah",
    },
    {
      name: "homework-missing",
      path: `/courses/intro-to-claude-code/homework/${task.assignment}`,
      as: "employer",
      refused: [
        `/courses/intro-to-claude-code/homework/${task.assignment}`,
        `/api/learning/intro-to-claude-code/homework/${task.assignment}`,
      ],
    },
    { name: "homework-queue", path: "/homework", as: "marcus" },
    { name: "homework-queue-none", path: "/homework?view=asked", as: "nadia" },
    { name: "homework-queue-not-teacher", path: "/homework", as: "sarah" },
    { name: "homework-review", path: `/homework/${task.submission}`, as: "marcus" },
    {
      name: "homework-review-missing",
      path: `/homework/${task.submission}`,
      as: "sarah",
      refused: [`/homework/${task.submission}`, `/api/submissions/${task.submission}`],
    },
    { name: "homework-setting", path: `/studio/${intro?.id}/homework`, as: "gabriel" },
    { name: "homework-setting-none", path: `/studio/${draft?.id}/homework`, as: "gabriel" },
    { name: "chat", path: "/courses/intro-to-claude-code/chat", as: "sarah" },
    { name: "chats", path: "/chats", as: "sarah" },
    { name: "me", path: "/me", as: "sarah" },
    { name: "help-done", path: `/help/${done?.id}`, as: "sarah" },
    { name: "sessions", path: "/sessions", as: "sarah" },
    { name: "sessions-past", path: "/sessions?view=past", as: "sarah" },
    { name: "session-open", path: `/sessions/${open}`, as: "sarah" },
    { name: "session-coming", path: `/sessions/${coming}`, as: "sarah" },
    { name: "session-held", path: `/sessions/${held}`, as: "sarah" },
    { name: "notifications", path: "/notifications", as: "sarah" },
    { name: "settings-profile", path: "/settings/profile", as: "sarah" },
    { name: "settings-account", path: "/settings/account", as: "sarah" },
    { name: "settings-preferences", path: "/settings/preferences", as: "sarah" },
    { name: "certificate-own", path: `/certificates/${earned}`, as: "sarah" },
    { name: "profile-own", path: "/u/sarah", as: "sarah" },
    { name: "dashboard-not-creator", path: "/dashboard", as: "sarah" },
    { name: "learning-teacher", path: "/", as: "marcus" },
    { name: "teaching", path: "/teaching", as: "marcus" },
    { name: "students", path: "/students", as: "marcus" },
    { name: "course-teacher", path: "/courses/intro-to-claude-code", as: "marcus" },
    { name: "learning-creator", path: "/", as: "gabriel" },
    { name: "dashboard", path: "/dashboard", as: "gabriel" },
    { name: "studio", path: "/studio", as: "gabriel" },
    { name: "studio-draft", path: `/studio/${draft?.id}`, as: "gabriel" },
    { name: "studio-published", path: `/studio/${intro?.id}`, as: "gabriel" },
    { name: "studio-not-creator", path: "/studio", as: "sarah" },
    {
      name: "studio-missing",
      path: `/studio/${intro?.id}`,
      as: "sarah",
      refused: [`/studio/${intro?.id}`, `/api/studio/courses/${intro?.id}`],
    },
    { name: "students-creator", path: "/students?course=intro-to-claude-code", as: "gabriel" },
    { name: "certificate-creator", path: `/certificates/${kept}`, as: "gabriel" },
    { name: "students-none", path: "/students?q=zzzz", as: "gabriel" },
    { name: "students-not-teacher", path: "/students", as: "sarah" },
    { name: "course-creator", path: "/courses/intro-to-claude-code", as: "gabriel" },
    { name: "learning-empty", path: "/", as: "employer" },
    { name: "learning-moderator", path: "/", as: "moderator" },
    { name: "learning-admin", path: "/", as: "admin" },
    { name: "checkout", path: `/checkout/${checkout}`, as: "employer" },
    { name: "chat-no-member", path: "/courses/intro-to-claude-code/chat", as: "employer" },
  ];
};

/** A payment that somebody has begun, and could go on with for an hour. */
const checkoutOf = async (sql: TestRuntime["sql"], handle: string, slug: string): Promise<string> => {
  const [row] = await sql<{ id: string }[]>`
    insert into checkouts (user_id, course_id, amount_cents, currency, expires_at)
    select u.id, c.id, c.price_cents, c.currency, now() + interval '1 hour'
    from users u, courses c where u.handle = ${handle} and c.slug = ${slug}
    on conflict (user_id, course_id) where status = 'open' do update set expires_at = excluded.expires_at
    returning id`;
  if (!row) throw new Error(`no checkout of ${slug} could be begun for ${handle}`);
  return row.id;
};

/** Something that somebody has handed in, in that state. */
const homeworkOf = async (sql: TestRuntime["sql"], handle: string, status: string) => {
  const [row] = await sql<{ submission: string; assignment: string }[]>`
    select s.id as submission, s.assignment_id as assignment from homework_submissions s
      join users u on u.id = s.student_id join homework_assignments a on a.id = s.assignment_id
      join courses c on c.id = a.course_id and c.slug = 'intro-to-claude-code'
    where u.handle = ${handle} and s.status = ${status}`;
  if (!row) throw new Error(`the demo data has no homework of ${handle} that is ${status}`);
  return row;
};

/** The address of a completion of the demo data. */
const certificateOf = async (sql: TestRuntime["sql"], handle: string, slug: string): Promise<string> => {
  const [row] = await sql<{ code: string }[]>`
    select c.code from certificates c join users u on u.id = c.user_id join courses k on k.id = c.course_id
    where u.handle = ${handle} and k.slug = ${slug} and c.type = 'completion'`;
  if (!row) throw new Error(`the demo data has no certificate of ${handle} for ${slug}`);
  return row.code;
};

const sessionOf = async (sql: TestRuntime["sql"], handle: string, when: string): Promise<string> => {
  const [row] = await sql<{ id: string }[]>`
    select s.id from sessions s join users u on u.id = s.student_id
    where u.handle = ${handle} and ${sql.unsafe(when)} order by s.scheduled_start limit 1`;
  if (!row) throw new Error(`the demo data has no session of ${handle} where ${when}`);
  return row.id;
};
