import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { visit } from "../support/browser/browsing.ts";
import { phone } from "./support/chat-stage.ts";
import { box, enrollButton, FREE, isMarked, learnPath, makeFree, progress } from "./support/learning.ts";
import { openStage } from "./support/stage.ts";

const EMAIL = "robin@example.test";
const SECRET = "a sentence of her own making";

const stage = openStage({ staying: true });
const { come } = stage;
let titles: readonly string[];

beforeAll(async () => {
  titles = await makeFree(stage);
});

const title = (index: number): string => titles[index] ?? "";
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** A train's tunnel: the page itself is there, and nothing that it asks for. */
const tunnel = async (page: Page) => {
  await page.route(/\/(api|parties)\//, (route) => route.abort("internetdisconnected"));
  await page.routeWebSocket(/\/parties\//, (socket) => socket.close());
};
const outOfTunnel = async (page: Page) => {
  await page.unroute(/\/(api|parties)\//);
  await page.evaluate(() => globalThis.dispatchEvent(new Event("online")));
};

const signUp = async (page: Page) => {
  await page.getByLabel("Name").fill("Robin Okafor");
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(SECRET);
  await page.getByRole("button", { name: "Create account" }).click();
};

it("somebody new signs up, confirms, enrolls, learns without a connection, and every device agrees in the end", async () => {
  const page = await come(null, `/courses/${FREE}`, { viewport: phone });
  await page.getByRole("link", { name: "Enroll for free" }).click();
  await signUp(page);
  await heading(page, "Check your inbox").waitFor();
  await page.getByRole("link", { name: "local mailbox" }).click();
  await page.getByText(`To ${EMAIL}`).first().waitFor();
  await page
    .getByRole("link", { name: /verify-email/ })
    .first()
    .click();
  await heading(page, "Email confirmed").waitFor();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${FREE}`);
  await enrollButton(page).click();
  await heading(page, "Prompt Engineering That Works").waitFor();
  await page.getByText(`0 of ${titles.length} modules done`).waitFor();
  expect(await violations(page)).toEqual([]);

  // A mark with a connection, and another device to see the rest.
  await box(page, title(0)).check();
  await page.getByText(`1 of ${titles.length} modules done`).waitFor();
  const { page: desk } = await visit(stage.runtime, stage.browser, null);
  await desk.goto(`/sign-in?next=${encodeURIComponent(learnPath(FREE))}`);
  await desk.getByLabel("Email").fill(EMAIL);
  await desk.getByLabel("Password", { exact: true }).fill(SECRET);
  await desk.getByRole("button", { name: "Sign in", exact: true }).click();
  await isMarked(desk, title(0));

  await page.context().setOffline(true);
  await box(page, title(1)).check();
  await box(page, title(0)).uncheck();
  await page.getByText("2 marks on this device.").waitFor();
  expect(await progress(page).textContent()).toMatch(`1 of ${titles.length} modules done`);
  await isMarked(desk, title(1), false);
  await page.context().setOffline(false);
  // Live, on the other device.
  await isMarked(desk, title(1));
  await isMarked(desk, title(0), false);

  // Loaded anew without a connection: what was there is there, and what was said since.
  await tunnel(page);
  await box(page, title(2)).check();
  await page.getByText("1 mark on this device.").waitFor();
  await page.reload();
  await heading(page, "Prompt Engineering That Works").waitFor();
  await isMarked(page, title(1));
  await isMarked(page, title(2));
  await page.getByText("1 mark on this device.").waitFor();
  expect(await violations(page)).toEqual([]);
  await isMarked(desk, title(2), false);
  // Meanwhile the desk has a later word.
  await box(desk, title(1)).uncheck();
  await expect
    .poll(async () => {
      const [row] = await stage.runtime.sql<{ done: boolean }[]>`
        select p.is_complete as done from module_progress p
          join course_curriculum m on m.id = p.module_id and m.title = ${title(1)}
          join enrollments e on e.id = p.enrollment_id
          join users u on u.id = e.student_id and u.email = ${EMAIL}`;
      return row?.done;
    })
    .toBe(false);
  await outOfTunnel(page);
  await isMarked(desk, title(2));
  await isMarked(page, title(1), false);
  await page.reload();
  await isMarked(page, title(2));
  await isMarked(page, title(1), false);
  await desk.context().close();
});

it("marks are taken back by the toast, and the last one completes the course, quietly", async () => {
  const lee = await come("lee", `/courses/${FREE}`);
  await enrollButton(lee).click();
  await heading(lee, "Prompt Engineering That Works").waitFor();
  await box(lee, title(0)).check();
  await lee.getByRole("log").getByRole("button", { name: "Undo" }).click();
  await isMarked(lee, title(0), false);
  for (const name of titles) {
    await box(lee, name).check();
    await isMarked(lee, name);
  }
  await lee.getByRole("heading", { name: "You finished this course" }).waitFor();
  await lee.getByText(/Completed /).waitFor();
  await lee.getByRole("link", { name: /Teach it yourself/ }).waitFor();
  expect(await lee.getByRole("button", { name: "Leave this course" }).count()).toBe(0);
  expect(await violations(lee)).toEqual([]);
});

it("one goes on where one was, module by module, by keyboard too", async () => {
  const page = await come("employer", `/courses/${FREE}`);
  await enrollButton(page).click();
  await heading(page, "Prompt Engineering That Works").waitFor();
  const toggle = (index: number) => page.locator(`[data-module]`).nth(index);
  await expect.poll(() => toggle(0).getAttribute("aria-expanded")).toBe("true");
  await page.getByRole("button", { name: "Mark as done", exact: true }).click();
  await page.getByRole("button", { name: `Next: ${title(1)}` }).click();
  await expect.poll(() => toggle(1).getAttribute("aria-expanded")).toBe("true");
  expect(await toggle(0).getAttribute("aria-expanded")).toBe("false");
  await page.keyboard.press("Enter");
  await expect.poll(() => toggle(1).getAttribute("aria-expanded")).toBe("false");
  await toggle(2).click();
  await expect
    .poll(async () => {
      const [row] = await stage.runtime.sql<{ title: string }[]>`
        select m.title from enrollments e join users u on u.id = e.student_id and u.handle = 'employer'
          join course_curriculum m on m.id = e.last_module_id where e.status <> 'cancelled'`;
      return row?.title;
    })
    .toBe(title(2));
  await page.goto(learnPath(FREE));
  await page.getByRole("button", { name: `Continue with “${title(2)}”` }).waitFor();
  await expect.poll(() => toggle(2).getAttribute("aria-expanded")).toBe("true");
});

it("a note saves itself, is never touched while it is typed, and shows both where two devices wrote", async () => {
  const [one, other] = await Promise.all([
    come("employer", learnPath(FREE)),
    come("employer", learnPath(FREE)),
  ]);
  const note = (page: Page) => page.getByLabel("Your notes");
  await note(one).pressSequentially("Ask about tone.");
  await one.getByText("Saved", { exact: true }).waitFor();
  await note(other).fill("Two drafts each.");
  await other.getByText("You changed this note on another device too.").waitFor();
  await other.getByText("Ask about tone.").waitFor();
  expect(await note(other).inputValue()).toBe("Two drafts each.");
  expect(await violations(other)).toEqual([]);
  await other.getByRole("button", { name: "Keep what’s here" }).click();
  await other.getByText("Saved", { exact: true }).waitFor();
  await one.reload();
  await expect.poll(() => note(one).inputValue()).toBe("Two drafts each.");

  await one.context().setOffline(true);
  await note(one).fill("Written in a tunnel.");
  await one.getByText("Kept on this device until you’re back online.").waitFor();
  await one.context().setOffline(false);
  await one.getByText("Saved", { exact: true }).waitFor();
});

it("a module turns green on the teacher's screen while the student marks it, and a word reaches who was away", async () => {
  await stage.runtime.sql`
    update enrollments e set student_teacher_id = t.id from users u, users t, courses c
    where u.id = e.student_id and u.handle = 'sarah' and t.handle = 'marcus' and c.id = e.course_id
      and c.slug = 'intro-to-claude-code' and e.status <> 'cancelled'`;
  const marcus = await come("marcus", "/students");
  await heading(marcus, "My students").waitFor();
  const row = marcus.locator("[data-student=sarah]").first();
  await row.getByRole("button", { name: /^Show modules of Sarah/ }).click();
  await row.locator("li").first().waitFor();
  const green = row.locator("[data-module-done]");
  const before = await green.count();
  const said = await row.locator("[data-modules]").textContent();
  expect(await violations(marcus)).toEqual([]);
  const sarah = await come("sarah", learnPath("intro-to-claude-code"));
  await heading(sarah, "Intro to Claude Code").waitFor();
  const open = sarah.getByRole("checkbox", { checked: false }).first();
  await open.check();
  await expect.poll(() => green.count()).toBe(before + 1);
  expect(await row.locator("[data-modules]").textContent()).not.toBe(said);

  const hugo = marcus.locator("[data-student=hugo]").first();
  await hugo.getByRole("button", { name: /^Nudge/ }).click();
  const dialog = marcus.getByRole("dialog", { name: /^Nudge Hugo/ });
  await dialog.getByRole("button", { name: "Send nudge" }).click();
  await dialog.getByText("Write a few words.").waitFor();
  await dialog.getByLabel("Your message").fill("How is the second session going?");
  await dialog.getByRole("button", { name: "Send nudge" }).click();
  await hugo.getByText(/^Nudged\. Again in/).waitFor();
  expect(await hugo.getByRole("button", { name: /^Nudge/ }).count()).toBe(0);
});

it("creators narrow their students by what the address holds", async () => {
  const gabriel = await come("gabriel", "/students");
  await heading(gabriel, "My students").waitFor();
  await gabriel.getByLabel("Status").selectOption("completed");
  await gabriel.waitForURL((url) => url.searchParams.get("status") === "completed");
  await expect
    .poll(() => gabriel.locator("[data-student]").getByText("Learning", { exact: true }).count())
    .toBe(0);
  await gabriel.getByRole("searchbox", { name: "Search by name" }).fill("nobody of that name");
  await gabriel.getByRole("heading", { name: "Nobody matches" }).waitFor();
  await gabriel.getByRole("button", { name: "Clear filters" }).click();
  await gabriel.locator("[data-student=sarah]").first().waitFor();
  expect(new URL(gabriel.url()).search).toBe("");
});
