import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { loaded } from "../support/browser/browsing.ts";
import { isFocused } from "./support/chat-page.ts";
import { phone } from "./support/chat-stage.ts";
import { openStage } from "./support/stage.ts";

const COURSE = "/courses/intro-to-claude-code";

const stage = openStage();

const come = async (
  handle: string | null,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const page = await stage.come(handle, path, { reducedMotion: "reduce", ...options });
  await loaded(page);
  return page;
};

/** Goes on with Tab until a control has the focus; every stop on the way must be seen, and show that it has it. */
const tabTo = async (page: Page, control: Locator, most = 40, key = "Tab"): Promise<void> => {
  await control.waitFor();
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press(key);
    const { name, outline, seen } = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const outlines = [null, "::after"].map((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
        return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
      });
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return {
        name: element.getAttribute("aria-label") ?? element.textContent,
        outline: Math.max(...outlines),
        seen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      };
    });
    expect({ name, outlined: outline >= 2, seen }).toEqual({ name, outlined: true, seen: true });
    if (await isFocused(control)) return;
  }
  throw new Error(`not reached within ${most} stops`);
};

it("the first stop skips to the content, and every page names itself and takes the focus", async () => {
  const page = await come(null, "/courses");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to content" });
  expect(await isFocused(skip)).toBe(true);
  expect((await skip.boundingBox())?.width).toBeGreaterThan(100);
  await page.keyboard.press("Enter");
  expect(await isFocused(page.getByRole("main"))).toBe(true);
  await tabTo(page, page.getByRole("searchbox").or(page.getByRole("textbox")).first(), 3);
  const course = page.getByRole("main").locator('a[href^="/courses/"]').first();
  const title = (await course.textContent()) ?? "";
  await tabTo(page, course, 60);
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { level: 1, name: title });
  await heading.waitFor();
  await expect.poll(() => isFocused(heading)).toBe(true);
  expect(await page.title()).toContain(title);
});

it("help is summoned, and a dialog left, by keyboard alone", async () => {
  const page = await come("sarah", COURSE);
  const button = page.getByRole("button", { name: "Get live help" }).filter({ visible: true });
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Get live help" });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await tabTo(page, dialog.getByRole("button", { name: "Send request" }), 10);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(button)).toBe(true);
});

it("a chat is read, answered and left by keyboard alone", async () => {
  const page = await come("lee", `${COURSE}/chat`);
  const list = page.getByRole("region", { name: /^Messages/ });
  const composer = page.getByRole("textbox", { name: /^Message to/ });
  await expect.poll(() => isFocused(composer)).toBe(true);
  await tabTo(page, list, 10, "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  const chosen = page.locator("[data-message]:focus");
  expect(await chosen.count()).toBe(1);
  await page.keyboard.press("r");
  const thread = page.getByRole("dialog", { name: "Thread" });
  const field = thread.getByRole("textbox", { name: "Reply in thread" });
  await expect.poll(() => isFocused(field)).toBe(true);
  await page.keyboard.type("Typed without a mouse.");
  await page.keyboard.press("Enter");
  await thread.getByRole("listitem").filter({ hasText: "Typed without a mouse." }).waitFor();
  expect(await isFocused(field)).toBe(true);
  await page.keyboard.press("Escape");
  await thread.waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(chosen)).toBe(true);
});

it("menus and dialogs fit a phone, and axe finds nothing in them", async () => {
  const openings: readonly [string, RegExp, string][] = [
    ["/courses", /^Goodwill: /, "Goodwill"],
    ["/courses", /^Search or jump/, "Search or jump to"],
    [`${COURSE}/chat`, /^Who’s here/, "Here now"],
    [`${COURSE}/chat`, /^Get live help/, "Get live help"],
  ];
  for (const theme of ["light", "dark"] as const) {
    const page = await come("sarah", "/", { viewport: phone, colorScheme: theme });
    for (const [path, button, panel] of openings) {
      await page.goto(path);
      await loaded(page);
      await page.getByRole("button", { name: button }).click();
      const opened = page.getByRole("dialog", { name: panel });
      await opened.waitFor();
      const box = await opened.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.height);
      expect(await violations(page)).toEqual([]);
    }
  }
});
