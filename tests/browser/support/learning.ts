import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Stage } from "./stage.ts";

/** A course of the demo data that these tests make free: without sessions, so that marks alone complete it. */
export const FREE = "prompt-engineering-that-works";
/** One that costs something. */
export const PRICED = "intro-to-claude-code";

export const learnPath = (slug: string) => `/courses/${slug}/learn`;

/** Makes a course free, and of modules alone, its homework optional; answers their titles in order. */
export const makeFree = async (
  { runtime }: Pick<Stage, "runtime">,
  slug = FREE,
): Promise<readonly string[]> => {
  await runtime.sql`update courses set price_cents = 0, session_count = 0 where slug = ${slug}`;
  await runtime.sql`
    update homework_assignments set is_required = false
    where course_id = (select id from courses where slug = ${slug})`;
  const modules = await runtime.sql<{ title: string }[]>`
    select m.title from course_curriculum m join courses c on c.id = m.course_id
    where c.slug = ${slug} and m.retired_at is null order by m.module_order`;
  return modules.map(({ title }) => title);
};

/** How often somebody is in a course now. */
export const enrolledIn = async ({ runtime }: Pick<Stage, "runtime">, handle: string, slug: string) => {
  const [row] = await runtime.sql<{ count: number }[]>`
    select count(*)::int as count from enrollments e join users u on u.id = e.student_id
      join courses c on c.id = e.course_id
    where u.handle = ${handle} and c.slug = ${slug} and e.status <> 'cancelled'`;
  return row?.count ?? 0;
};

/** The box that says whether a module is done. */
export const box = (page: Page, title: string) =>
  page.getByRole("checkbox", { name: `Mark “${title}” as done` });

/** How far the page says one is. */
export const progress = (page: Page) => page.locator("[data-progress]");

/** The button of a course’s page that enrols. */
export const enrollButton = (page: Page) => page.getByRole("button", { name: /^Enroll for/ });

/** Until a module shows as done, or not. */
export const isMarked = (page: Page, title: string, is = true) =>
  expect.poll(() => box(page, title).isChecked()).toBe(is);
