import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { isFocused, menu, row } from "./support/chat-page.ts";
import { openChatStage, phone, says } from "./support/chat-stage.ts";

const stage = openChatStage();

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return box;
};

it("a message's menu opens at the pointer, is gone through by arrows, and gives the focus back", async () => {
  const lee = await stage.join("lee");
  await says(lee, "An axolotl that smiles.");
  const sarah = await stage.enter("sarah");
  const message = row(sarah, "An axolotl that smiles.");
  await message.waitFor();
  await sarah.getByRole("region", { name: /^Messages/ }).press("End");
  const words = message.getByText("An axolotl");
  const at = { button: "right", position: { x: 40, y: 8 } } as const;
  await words.click(at);
  await menu(sarah).waitFor();
  const text = await words.boundingBox();
  const [x, y] = [(text?.x ?? 0) + 40, (text?.y ?? 0) + 8];
  const box = await boxOf(sarah, "dialog.anchored");
  // At the pointer, or above it where there is no room below.
  expect(Math.abs(box.x - x)).toBeLessThan(4);
  expect(Math.min(Math.abs(box.y - y), Math.abs(box.y + box.height - y))).toBeLessThan(12);
  await expect
    .poll(() => isFocused(menu(sarah).getByRole("menuitem", { name: "Reply in thread" })))
    .toBe(true);
  expect(await violations(sarah)).toEqual([]);
  await sarah.keyboard.press("ArrowDown");
  expect(await isFocused(menu(sarah).getByRole("menuitem", { name: "More reactions…" }))).toBe(true);
  await sarah.keyboard.press("ArrowUp");
  await sarah.keyboard.press("ArrowUp");
  expect(await isFocused(menu(sarah).getByRole("menuitem", { name: "React with 👍" }))).toBe(true);
  await sarah.keyboard.press("ArrowRight");
  await sarah.keyboard.press("Enter");
  await menu(sarah).waitFor({ state: "hidden" });
  await message.getByRole("button", { name: /^❤️ 1, by you/ }).waitFor();

  // By the keys for that, at the message.
  await message.focus();
  for (const key of ["Shift+F10", "ContextMenu", "m"]) {
    await sarah.keyboard.press(key);
    await menu(sarah).waitFor();
    await sarah.keyboard.press("Escape");
    await menu(sarah).waitFor({ state: "hidden" });
    await expect.poll(() => isFocused(message)).toBe(true);
  }

  // A press beside it closes it and does nothing else.
  await words.click(at);
  await menu(sarah).waitFor();
  await sarah.mouse.click(5, 5);
  await menu(sarah).waitFor({ state: "hidden" });
});

it("a link in a message and a text that is selected keep the browser's own menu", async () => {
  const lee = await stage.join("lee");
  await says(lee, "See https://example.com/axolotl for more.");
  const sarah = await stage.enter("sarah");
  const message = row(sarah, "example.com/axolotl");
  await message.getByRole("link", { name: /axolotl/ }).click({ button: "right" });
  await message.getByText("for more").dblclick();
  await message.getByText("for more").click({ button: "right" });
  await sarah.evaluate(() => new Promise(requestAnimationFrame));
  expect(await menu(sarah).count()).toBe(0);
});

it("on a phone a menu is a sheet at the foot of the window, and offers no keys", async () => {
  const sarah = await stage.enter("sarah", { viewport: phone, hasTouch: true, isMobile: true });
  await sarah.getByRole("button", { name: "Room menu" }).tap();
  await sarah.getByRole("menu", { name: "Room menu" }).waitFor();
  const box = await boxOf(sarah, "dialog.anchored");
  expect(box.x).toBe(0);
  expect(Math.round(box.y + box.height)).toBe(phone.height);
  expect(await sarah.getByRole("menuitem", { name: "Keyboard shortcuts" }).count()).toBe(0);
  expect(await violations(sarah)).toEqual([]);
});

it("who somebody is shows beside their name: pointed at, pressed, or come to by keyboard", async () => {
  const marcus = await stage.join("marcus");
  await says(marcus, "A narwhal at noon.");
  const sarah = await stage.enter("sarah");
  const message = row(sarah, "A narwhal at noon.");
  await message.waitFor();
  await sarah.getByRole("region", { name: /^Messages/ }).press("End");
  const name = message.getByRole("link", { name: "Marcus Bell" });
  const peek = sarah.locator("[popover] [data-person-card]");
  await name.hover();
  await peek.getByText("Teacher", { exact: true }).waitFor();
  await peek.getByText("@marcus").waitFor();
  await sarah.mouse.move(5, 5);
  await peek.waitFor({ state: "hidden" });

  await name.click();
  const card = sarah.getByRole("dialog", { name: "About Marcus Bell" });
  await card.getByText("@marcus").waitFor();
  await card.getByText("Here now").waitFor();
  expect(new URL(sarah.url()).pathname).toMatch(/\/chat$/);
  expect(await violations(sarah)).toEqual([]);
  await sarah.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });

  // From the message Tab leads to the name.
  await message.focus();
  await sarah.keyboard.press("Tab");
  expect(await isFocused(name)).toBe(true);
  await peek.getByText("@marcus").waitFor();
  await sarah.keyboard.press("Enter");
  await card.getByRole("link", { name: "View profile" }).click();
  await sarah.waitForURL(/\/u\/marcus$/);
});
