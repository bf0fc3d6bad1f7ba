import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { phone } from "./support/chat-stage.ts";
import { FREE, learnPath, makeFree } from "./support/learning.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage({ staying: true });
const { come } = stage;
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** A train's tunnel: the page itself is there, and nothing that it asks for. */
const tunnel = async (page: Page) => {
  await page.route(/\/(api|parties)\//, (route) => route.abort("internetdisconnected"));
  await page.context().setOffline(true);
};
const outOfTunnel = async (page: Page) => {
  await page.unroute(/\/(api|parties)\//);
  await page.context().setOffline(false);
};
const attemptsOf = async (handle: string) => {
  const [row] = await stage.runtime.sql<{ count: number; receipts: number }[]>`
    select coalesce(max(s.attempt), 0)::int as count,
      (select count(*)::int from notifications n where n.user_id = u.id and n.title like '%of your homework is in%'
        or n.user_id = u.id and n.title = 'Your homework is in') as receipts
    from users u left join homework_submissions s on s.student_id = u.id
      and s.assignment_id in (select id from homework_assignments where title = 'Three prompts')
    where u.handle = ${handle} group by u.id`;
  return row;
};

it("a creator sets homework, a student hands it in from a tunnel, and it goes back and forth until it is accepted", async () => {
  await makeFree(stage);
  const [course] = await stage.runtime.sql<{ id: string; creator: string; title: string }[]>`
    select c.id, u.handle as creator, c.title from courses c join users u on u.id = c.creator_id where c.slug = ${FREE}`;
  if (!course) throw new Error("no course");
  await stage.runtime.sql`update homework_assignments set is_active = false where course_id = ${course.id}`;

  // Set, as a draft first.
  const creator = await come(course.creator, `/studio/${course.id}/homework`);
  await heading(creator, `Homework for ${course.title}`).waitFor();
  await button(creator, "Add homework").first().click();
  await creator.getByLabel("Title", { exact: true }).fill("Three prompts");
  await creator
    .getByLabel("What to do", { exact: true })
    .fill("Write **three** prompts, and say which one worked.");
  await creator.getByLabel("Points (optional)").fill("10");
  expect(await violations(creator)).toEqual([]);
  await button(creator, "Save draft").click();
  const row = creator.getByRole("article").filter({ hasText: "Three prompts" });
  await row.getByText("Draft", { exact: true }).waitFor();

  // Nobody else sees it before it is published.
  const lee = await come("lee", `/courses/${FREE}`, { viewport: phone, hasTouch: true });
  await lee.getByRole("button", { name: /^Enroll for/ }).click();
  await heading(lee, course.title).waitFor();
  await row.getByRole("button", { name: "Publish" }).click();
  await row.getByText("Published", { exact: true }).waitFor();

  await lee.goto(learnPath(FREE));
  await lee.getByRole("link", { name: "Hand in “Three prompts”" }).click();
  await heading(lee, "Three prompts").waitFor();
  expect(await violations(lee)).toEqual([]);
  await lee.getByLabel("Your answer").fill("The second one worked.");
  await lee.getByText("Draft saved").waitFor();

  // Into the tunnel: handed in once it is through, and once.
  await tunnel(lee);
  await lee.getByLabel("Your answer").fill("The second one worked, since it said why.");
  await button(lee, "Hand in").click();
  await lee.getByText("Handed in on this device.").waitFor();
  expect(await attemptsOf("lee")).toMatchObject({ count: 0 });
  await outOfTunnel(lee);
  await lee.getByText("Your homework is in").first().waitFor();
  await lee.getByText("Version 1").waitFor();
  await lee.reload();
  await lee.getByText("The second one worked, since it said why.").waitFor();
  expect(await attemptsOf("lee")).toEqual({ count: 1, receipts: 1 });

  // Reviewed, and asked for again.
  await creator.goto("/homework");
  await creator.getByRole("link", { name: /^Three prompts by/ }).click();
  await button(creator, "Start review").click();
  await creator.getByLabel("Your feedback").fill("Show me the prompts.");
  expect(await violations(creator)).toEqual([]);
  await button(creator, "Ask for another version").click();
  await creator.getByText("Another version wanted").waitFor();
  await lee.reload();
  await lee.getByText("Show me the prompts.").waitFor();
  await lee.getByLabel("Your message").fill("All three?");
  await button(lee, "Send").click();
  await lee.getByText("All three?").waitFor();

  // The session ends while it is written: what stands there stays.
  await lee.getByLabel("Your answer").fill("1. Why. 2. How. 3. What.");
  await lee.getByText("Draft saved").waitFor();
  await lee.reload();
  await expect.poll(() => lee.getByLabel("Your answer").inputValue()).toBe("1. Why. 2. How. 3. What.");
  await button(lee, "Hand in").click();
  await lee.getByText("Version 2").waitFor();
  expect(await attemptsOf("lee")).toEqual({ count: 2, receipts: 2 });

  // Accepted, with points; every version is kept with its feedback.
  await creator.goto("/homework");
  await creator.getByRole("link", { name: /^Three prompts by/ }).click();
  await creator.getByText("All three?").waitFor();
  await button(creator, "Start review").click();
  await button(creator, "Accept").click();
  await creator.getByText("A whole number from 0 to 10.").waitFor();
  await creator.getByLabel("Points out of 10").fill("9");
  await creator.getByLabel("Your feedback").fill("That’s it.");
  await button(creator, "Accept").click();
  await creator.getByText("Accepted", { exact: true }).waitFor();
  await lee.reload();
  await lee.getByText("9 of 10 points").waitFor();
  for (const said of ["Show me the prompts.", "That’s it.", "The second one worked, since it said why."])
    await lee.getByText(said).waitFor();
  expect(await violations(lee)).toEqual([]);
});
