import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { phone, wide } from "./support/chat-stage.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

const params = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const titles = (page: Page) => page.getByRole("main").getByRole("heading", { level: 3 }).allTextContents();

it("is searched with a slip of the finger, narrowed, gone back to at its place, and shared with a phone", async () => {
  const page = await stage.come(null, "/courses", { viewport: wide });
  await page.getByRole("searchbox", { name: "Search courses" }).fill("postgers");
  await page.getByText("No exact match. Showing results for “postgres”.").waitFor();
  expect(params(page)).toEqual({ q: "postgers" });
  const found = await titles(page);
  expect(found.length).toBeGreaterThan(1);

  const filters = page.getByRole("region", { name: "Filters" });
  await filters.getByRole("checkbox", { name: /^Free/ }).check();
  await expect.poll(() => params(page)).toEqual({ q: "postgers", price: "free" });
  await expect.poll(async () => (await titles(page)).length).toBeLessThan(found.length);
  // The other prices still say what they would bring.
  await filters.getByText("$300 to $500").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
  await expect.poll(() => params(page)).toEqual({ q: "postgers", price: "free", sort: "newest" });
  await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(0);
  const [first = ""] = await titles(page);
  await page.getByRole("link", { name: first }).click();
  await page.getByRole("heading", { level: 1, name: first }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Remove Free" }).waitFor();
  expect(params(page)).toEqual({ q: "postgers", price: "free", sort: "newest" });

  // What the address says is all there is to it.
  const other = await stage.come(null, page.url().replace(/^https?:\/\/[^/]+/, ""), { viewport: phone });
  await other.getByText("No exact match. Showing results for “postgres”.").waitFor();
  expect(await titles(other)).toEqual(await titles(page));
  await other.getByRole("button", { name: "Filters (1)" }).click();
  const sheet = other.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("checkbox", { name: /^Free/ }).uncheck();
  await sheet.getByRole("checkbox", { name: /^Advanced/ }).check();
  await sheet.getByRole("button", { name: /^Show \d+ courses?$/ }).click();
  await sheet.waitFor({ state: "hidden" });
  await expect.poll(() => params(other)).toEqual({ q: "postgers", level: "advanced", sort: "newest" });
  await other.getByRole("button", { name: "Remove Advanced" }).click();
  await expect.poll(() => params(other)).toEqual({ q: "postgers", sort: "newest" });
});

it("keeps one's place in a long list, on the way back from a course", async () => {
  const page = await stage.come(null, "/courses", { viewport: phone });
  await page.getByRole("button", { name: "Show more courses" }).click();
  await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(12);
  const last = page.getByRole("main").locator("article a").last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(1_000);
  await last.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(200);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 400);
});

it("says what to leave out where nothing fits all of it", async () => {
  const page = await stage.come(null, "/courses?level=beginner&duration=long&price=free", { viewport: wide });
  await page.getByRole("heading", { name: "No matching courses" }).waitFor();
  expect(await violations(page)).toEqual([]);
  const way = page.getByRole("button", { name: /^Without “/ }).first();
  const count = Number(/(\d+) courses?$/.exec((await way.textContent()) ?? "")?.[1]);
  await way.click();
  await expect.poll(async () => (await titles(page)).length).toBe(count);
});

it("goes by one's interests, and says which", async () => {
  await stage.runtime.sql`insert into user_interests (user_id, tag)
    select id, 'python' from users where handle = 'sarah' on conflict do nothing`;
  const page = await stage.come("sarah", "/courses", { viewport: wide });
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("interests");
  await page.getByText(/^Courses about .*python.* first/).waitFor();
  await page
    .getByText(/^Because you like .*python/)
    .first()
    .waitFor();
});
