import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { composer, interactionsLoaded, isFocused, row } from "./support/chat-page.ts";
import { openChatStage, phone } from "./support/chat-stage.ts";
import { pasteText } from "./support/files.ts";

const stage = openChatStage();

const select = (page: Page, from: number, to: number) =>
  composer(page).evaluate((field: HTMLTextAreaElement, [start, end]) => field.setSelectionRange(start, end), [
    from,
    to,
  ] as const);
const text = (page: Page) => composer(page).inputValue();
const bar = (page: Page) => page.getByRole("toolbar", { name: "Formatting" });
const toggle = (page: Page) => page.getByRole("button", { name: "Formatting", exact: true });

it("keys format what is selected, and undo takes that back as it does what was typed", async () => {
  const sarah = await stage.enter("sarah");
  await sarah.keyboard.type("one two three");
  await select(sarah, 4, 7);
  await sarah.keyboard.press("Control+b");
  expect(await text(sarah)).toBe("one **two** three");
  await sarah.keyboard.press("Control+i");
  expect(await text(sarah)).toBe("one ***two*** three");
  await sarah.keyboard.press("Control+Shift+x");
  await sarah.keyboard.press("Control+z");
  await sarah.keyboard.press("Control+z");
  await sarah.keyboard.press("Control+z");
  expect(await text(sarah)).toBe("one two three");
  await sarah.keyboard.press("Control+Shift+z");
  expect(await text(sarah)).toBe("one **two** three");

  await composer(sarah).fill("");
  await sarah.keyboard.press("Control+e");
  await sarah.keyboard.type("x = 1");
  expect(await text(sarah)).toBe("`x = 1`");
  await sarah.keyboard.press("Control+a");
  await sarah.keyboard.press("Control+Shift+e");
  expect(await text(sarah)).toBe("````\n`x = 1`\n````".replaceAll("````", "```"));
  await composer(sarah).fill("first");
  await sarah.keyboard.press("Control+Shift+Digit8");
  expect(await text(sarah)).toBe("- first");
  // What somebody holds to write a sign is no shortcut.
  await sarah.keyboard.press("Control+Alt+e");
  expect(await text(sarah)).toBe("- first");
});

it("a bar of buttons does the same, by mouse and keyboard, and is there again on the next visit", async () => {
  const sarah = await stage.enter("sarah");
  expect(await bar(sarah).count()).toBe(0);
  await sarah.keyboard.type("a heading of mine");
  await toggle(sarah).click();
  await bar(sarah).waitFor();
  expect(await isFocused(composer(sarah))).toBe(true);
  await select(sarah, 2, 9);
  await bar(sarah).getByRole("button", { name: "Bold" }).click();
  expect(await text(sarah)).toBe("a **heading** of mine");
  expect(await isFocused(composer(sarah))).toBe(true);
  await sarah.keyboard.press("Shift+Tab");
  expect(await isFocused(bar(sarah).getByRole("button", { name: "Bold" }))).toBe(true);
  await sarah.keyboard.press("ArrowRight");
  await sarah.keyboard.press("Enter");
  expect(await text(sarah)).toBe("a ***heading*** of mine");
  await composer(sarah).press("Enter");
  await row(sarah, "a heading of mine").locator("strong em, em strong").getByText("heading").waitFor();
  expect(await violations(sarah)).toEqual([]);

  await sarah.reload();
  await interactionsLoaded(sarah);
  await bar(sarah).waitFor();
  await toggle(sarah).click();
  await bar(sarah).waitFor({ state: "hidden" });
});

it("an address that is pasted onto words leads there from them", async () => {
  const sarah = await stage.enter("sarah");
  await sarah.keyboard.type("read this first");
  await select(sarah, 5, 9);
  await pasteText(composer(sarah), "https://example.org/a");
  expect(await text(sarah)).toBe("read [this](https://example.org/a) first");
  await sarah.keyboard.press("Control+z");
  expect(await text(sarah)).toBe("read this first");
});

it("the bar fits a phone", async () => {
  const sarah = await stage.enter("sarah", { viewport: phone, hasTouch: true, isMobile: true });
  await toggle(sarah).tap();
  await bar(sarah).waitFor();
  expect(await sarah.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const box = await bar(sarah).getByRole("button", { name: "Bold" }).boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  expect(await violations(sarah)).toEqual([]);
});
