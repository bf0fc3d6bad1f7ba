import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { demoPassword } from "../../domain/identity/demo/rules.ts";
import { violations } from "../support/browser/accessibility.ts";
import { enrollButton, enrolledIn, FREE, learnPath, makeFree, PRICED } from "./support/learning.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();
const { come } = stage;

beforeAll(async () => {
  await makeFree(stage);
});

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const onLearningPage = (page: Page, slug: string) =>
  page.waitForURL((url) => url.pathname === learnPath(slug));

it("a free course is entered by one press, and however often it is pressed, once", async () => {
  const lee = await come("lee", `/courses/${FREE}`);
  await enrollButton(lee).dblclick();
  await onLearningPage(lee, FREE);
  await heading(lee, "Prompt Engineering That Works").waitFor();
  expect(await enrolledIn(stage, "lee", FREE)).toBe(1);
  expect(await violations(lee)).toEqual([]);
  // The room is there without loading anew.
  await lee
    .getByRole("navigation", { name: "My courses" })
    .getByRole("link", { name: /Prompt Engineering/ })
    .waitFor();
  await lee.goto(`/courses/${FREE}`);
  await lee.getByRole("link", { name: "Start learning" }).click();
  await onLearningPage(lee, FREE);
});

it("an answer that is lost is asked for again, and enrolls nobody twice", async () => {
  const page = await come("employer", `/courses/${FREE}`);
  let lost = 0;
  await page.route("**/api/enrollments", async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await enrollButton(page).click();
  await onLearningPage(page, FREE);
  expect(lost).toBe(2);
  expect(await enrolledIn(stage, "employer", FREE)).toBe(1);
});

it("a priced course is paid for in the sandbox, with the teacher that was chosen", async () => {
  const page = await come("employer", `/courses/${PRICED}`);
  await page.getByRole("button", { name: "Choose your teacher" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose your teacher" });
  await dialog.getByRole("radio", { name: /Whoever is free first/, checked: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("radio", { name: /Nadia Rahman/ }).check();
  await dialog.getByRole("button", { name: "Choose Nadia" }).click();
  await enrollButton(page).dblclick();

  await heading(page, "Checkout").waitFor();
  await page.getByText("No real money moves").waitFor();
  await page.getByText("Nadia Rahman").waitFor();
  expect(await violations(page)).toEqual([]);
  const address = page.url();
  // Given up, and begun anew.
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${PRICED}`);
  await page.goto(address);
  await heading(page, "This checkout was canceled").waitFor();
  await page.getByRole("link", { name: "Back to the course" }).click();
  await enrollButton(page).click();
  await heading(page, "Checkout").waitFor();

  const second = await page.context().newPage();
  await second.goto(page.url());
  await heading(second, "Checkout").waitFor();
  await page.getByRole("button", { name: /^Pay \$/ }).dblclick();
  await onLearningPage(page, PRICED);
  expect(await enrolledIn(stage, "employer", PRICED)).toBe(1);
  // Paid elsewhere: the same page says so.
  await second.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await heading(second, "You’re already enrolled").waitFor();

  const stranger = await come("sarah", new URL(second.url()).pathname);
  await heading(stranger, "Checkout not found").waitFor();
});

it("a checkout whose time is over says so", async () => {
  const page = await come("employer", "/courses/claude-code-for-teams");
  await enrollButton(page).click();
  await heading(page, "Checkout").waitFor();
  await stage.runtime
    .sql`update checkouts set expires_at = now() - interval '1 minute' where status = 'open'`;
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await heading(page, "This checkout has expired").waitFor();
  expect(await enrolledIn(stage, "employer", "claude-code-for-teams")).toBe(0);
});

it("a stranger comes back to the course from signing in, and goes on", async () => {
  await stage.runtime.sql`
    update enrollments e set status = 'cancelled', cancelled_at = now() from users u, courses c
    where u.id = e.student_id and u.handle = 'employer' and c.id = e.course_id and c.slug = ${FREE}
      and e.status <> 'cancelled'`;
  const page = await come(null, `/courses/${FREE}`);
  await page.getByRole("link", { name: "Enroll for free" }).click();
  await heading(page, "Create an account").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await heading(page, "Sign in").waitFor();
  await page.getByLabel("Email").fill("employer@peerloop.test");
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${FREE}`);
  await expect.poll(() => enrollButton(page).evaluate((one) => one === document.activeElement)).toBe(true);
  // Coming back is no press.
  expect(await enrolledIn(stage, "employer", FREE)).toBe(0);
  await page.keyboard.press("Enter");
  await onLearningPage(page, FREE);
});

it("one who leaves keeps what they did, and finds it when they come back", async () => {
  const page = await come("employer", learnPath(FREE));
  await heading(page, "Prompt Engineering That Works").waitFor();
  const first = page.getByRole("checkbox").first();
  await first.check();
  await page.getByRole("log").getByText("Marked as done").waitFor();
  await page.getByText(/^1 of \d+ modules done/).waitFor();
  await page.getByRole("button", { name: "Leave this course" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave this course?" });
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel("What made you leave?").fill("No time before spring.");
  await dialog.getByRole("button", { name: "Leave course" }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${FREE}`);
  await enrollButton(page).waitFor();
  expect(await enrolledIn(stage, "employer", FREE)).toBe(0);
  await page.goto(learnPath(FREE));
  await heading(page, "You’re not in this course").waitFor();
  await page.getByRole("link", { name: "See the course" }).click();
  await enrollButton(page).click();
  await onLearningPage(page, FREE);
  await page.getByText(/^1 of \d+ modules done/).waitFor();
  expect(await page.getByRole("checkbox").first().isChecked()).toBe(true);
});

it("who has not confirmed their address is asked to, and creators see their students", async () => {
  await stage.runtime.sql`update users set email_verified = false where handle = 'lee'`;
  const lee = await come("lee", "/courses/claude-code-for-teams");
  const confirm = lee.getByRole("link", { name: "Confirm your email to enroll" });
  await confirm.waitFor();
  expect(await confirm.getAttribute("href")).toContain(
    encodeURIComponent("/courses/claude-code-for-teams?enroll=1"),
  );
  await stage.runtime.sql`update users set email_verified = true where handle = 'lee'`;
  const gabriel = await come("gabriel", `/courses/${PRICED}`);
  await gabriel.getByRole("link", { name: "See your students" }).click();
  await heading(gabriel, "My students").waitFor();
  await gabriel.getByRole("heading", { name: "Where they are" }).waitFor();
});
