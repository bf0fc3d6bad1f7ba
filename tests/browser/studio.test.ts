import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();
const { come } = stage;

const text = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).click();
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const saved = (page: Page) => page.getByText(/^Saved (just now|\d+ s ago)/).waitFor();
const modules = (page: Page) => part(page, "Curriculum").locator("[data-module-title]").allTextContents();

const addModule = async (page: Page, title: string) => {
  await press(page, "Add a module");
  await text(page, "Module title").fill(title);
};

it("a member becomes a creator, makes a course from nothing and publishes it, and a stranger finds it", async () => {
  const page = await come("finn", "/teach");
  await page.getByRole("link", { name: "Make a course" }).click();
  await press(page, "Become a creator");
  await page.getByText("Accept the creators’ terms to go on.").waitFor();
  await page.getByRole("checkbox", { name: "I accept the creators’ terms." }).check();
  await press(page, "Become a creator");
  await page.getByRole("heading", { name: "Your first course starts here" }).waitFor();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Studio" }).waitFor();
  await press(page, "New course");
  await page.getByRole("heading", { level: 1, name: "Untitled course" }).waitFor();

  // Nothing is there yet: the list of what is missing leads to it.
  await press(page, "Publish");
  await page.getByRole("region", { name: "Before you publish" }).waitFor();
  await press(page, "Give your course a title.");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("title");
  await page.keyboard.type("Sourdough at home");
  await text(page, "Tagline").fill("Flour, water, patience");
  await text(page, "Description").fill("You bake **every day**.\n\n- A starter\n- A loaf");
  await press(page, "Show description preview");
  await page.locator("#description-preview strong", { hasText: "every day" }).waitFor();
  await page.getByRole("combobox", { name: "Category" }).selectOption({ label: "DevOps" });
  const objectives = page.getByRole("group", { name: "What people will be able to do" });
  await objectives.getByRole("button", { name: /^Add a line/ }).click();
  await page.keyboard.type("Keep a starter alive");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Bake a loaf");
  await page.getByRole("textbox", { name: "Tags" }).fill("bread");
  await page.keyboard.press("Enter");

  for (const title of ["Starter", "Dough", "Oven"]) await addModule(page, title);
  await press(page, /^Oven\. Drag/);
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => modules(page)).toEqual(["Starter", "Oven", "Dough"]);
  await page.getByText("Moved to place 2 of 3.").waitFor({ state: "attached" });
  await press(page, "Move Oven down");
  await press(page, "Remove Dough");
  await press(page, "Undo");
  await expect.poll(() => modules(page)).toEqual(["Starter", "Dough", "Oven"]);
  await text(page, "Price").fill("4");
  await press(page, /^The price must be 0/);
  await text(page, "Price").fill("25");
  await saved(page);
  expect(await violations(page)).toEqual([]);

  await page.reload();
  await expect.poll(() => modules(page)).toEqual(["Starter", "Dough", "Oven"]);
  expect(await text(page, "Title").inputValue()).toBe("Sourdough at home");
  const nobodys = await come(null, "/courses/sourdough-at-home");
  await nobodys
    .getByRole("heading", { name: "Page not found" })
    .or(nobodys.getByRole("heading", { name: "Course not found" }))
    .waitFor();

  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.getByRole("region", { name: "Preview" }).getByText("every day").waitFor();
  await press(page, "Back to editing");
  await press(page, "Publish");
  const dialog = page.getByRole("dialog", { name: "Publish this course?" });
  await dialog.getByText("It costs $25").waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Everyone sees this version now.").waitFor();

  const stranger = await come(null, "/courses?q=sourdough");
  await stranger.getByRole("link", { name: /Sourdough at home/ }).click();
  await stranger.getByRole("heading", { level: 1, name: "Sourdough at home" }).waitFor();
  await stranger.locator("strong", { hasText: "every day" }).waitFor();
  await stranger.getByText("Keep a starter alive").waitFor();

  // A change is seen by nobody before it is published, and says what it changes.
  await text(page, "Price").fill("30");
  await saved(page);
  await press(page, "Publish changes");
  await page.getByText("Price: from $25 to $30").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Publish changes" }).click();
  await page.getByRole("button", { name: "Published", exact: true }).waitFor();
});

it("what is typed is kept while there is no network, and comes back after a reload", async () => {
  const page = await come("gabriel", "/studio");
  await page.getByRole("link", { name: "Edit Build Your First Agent" }).click();
  await text(page, "Tagline").waitFor();
  await page.context().setOffline(true);
  await text(page, "Tagline").fill("Written in a tunnel");
  await page
    .getByText(/^Kept on this device/)
    .first()
    .waitFor();
  await page.context().setOffline(false);
  await saved(page);
  // A save that never arrives: the page is closed before.
  await page.route("**/api/courses/*", (route) => route.abort());
  await text(page, "Tagline").fill("Written in a second tunnel");
  await page
    .getByText(/^Kept on this device/)
    .first()
    .waitFor();
  await page.unroute("**/api/courses/*");
  await page.route("**/api/courses/*", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.continue(),
  );
  await page.reload();
  await expect.poll(() => text(page, "Tagline").inputValue()).toBe("Written in a second tunnel");
  await page.getByText("We brought back what you wrote on this device.").waitFor();
  await page.unroute("**/api/courses/*");
  await press(page, "Save now");
  await saved(page);
});

it("two tabs that change the same field both see it, and nothing is lost before somebody chooses", async () => {
  const one = await come("gabriel", "/studio");
  await one.getByRole("link", { name: "Edit Build Your First Agent" }).click();
  await text(one, "Tagline").waitFor();
  const other = await one.context().newPage();
  await other.goto(one.url());
  await text(other, "Tagline").fill("From the other tab");
  await text(other, "Total time").fill("9 hours");
  await saved(other);
  await text(one, "Title").focus();
  await text(one, "Tagline").fill("From this tab");
  const dialog = one.getByRole("dialog", { name: "Changed in two places" });
  await dialog.getByText("From the other tab").waitFor();
  expect(await violations(one)).toEqual([]);
  await dialog.getByRole("radio", { name: "Take the other one" }).check();
  await dialog.getByRole("button", { name: "Keep these" }).click();
  await expect.poll(() => text(one, "Tagline").inputValue()).toBe("From the other tab");
  expect(await text(one, "Total time").inputValue()).toBe("9 hours");
  // Another field is taken in, and said.
  await text(other, "Format").fill("Evenings");
  await saved(other);
  await text(one, "Tagline").fill("And on it goes");
  await one.getByText("Changed somewhere else and added here: format.").waitFor();
  expect(await text(one, "Format").inputValue()).toBe("Evenings");
  expect(await text(one, "Tagline").inputValue()).toBe("And on it goes");
});
