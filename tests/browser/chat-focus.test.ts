import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { composer, isFocused, openPanel, row } from "./support/chat-page.ts";
import { CHAT, openChatStage, phone, says } from "./support/chat-stage.ts";

const stage = openChatStage();

const letGo = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).blur());

it("whoever enters a room writes at once, by its address and from another page alike", async () => {
  const sarah = await stage.enter("sarah");
  expect(await isFocused(composer(sarah))).toBe(true);
  await sarah.goto(CHAT.replace(/\/chat$/, ""));
  await sarah.locator(`a[href="${CHAT}"]`).filter({ visible: true }).first().click();
  await expect.poll(() => isFocused(composer(sarah))).toBe(true);
});

it("on a phone no keyboard comes up by itself", async () => {
  const sarah = await stage.enter("sarah", { viewport: phone, hasTouch: true, isMobile: true });
  expect(await isFocused(composer(sarah))).toBe(false);
});

it("what is typed without a field is written as a message, from its first letter on", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah")]);
  await letGo(sarah);
  await sarah.keyboard.type("Hello there");
  expect(await composer(sarah).inputValue()).toBe("Hello there");

  await says(lee, "A lapwing to be pointed at.");
  await row(sarah, "A lapwing to be pointed at.").focus();
  await sarah.keyboard.type("!");
  expect(await composer(sarah).inputValue()).toBe("Hello there!");

  // Another's message is not theirs to edit: the key means that all the same.
  await row(sarah, "A lapwing to be pointed at.").focus();
  await sarah.keyboard.press("e");
  expect(await composer(sarah).inputValue()).toBe("Hello there!");
});

it("keys that mean something, and those that are held with another, write nothing", async () => {
  const sarah = await stage.enter("sarah");
  await letGo(sarah);
  for (const key of ["Control+u", "Alt+x", "Meta+y", "ArrowDown", "Home", "Space", "Tab"])
    await sarah.keyboard.press(key);
  expect(await composer(sarah).inputValue()).toBe("");
  await letGo(sarah);
  await sarah.keyboard.type("?");
  await sarah.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  expect(await composer(sarah).inputValue()).toBe("");
});

it("what is open over the room keeps the keys, and a thread's letters go into the thread", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah")]);
  await sarah.getByRole("button", { name: "Room menu" }).click();
  await sarah.getByRole("menu").waitFor();
  await sarah.keyboard.type("xyz");
  expect(await composer(sarah).inputValue()).toBe("");
  await sarah.keyboard.press("Escape");

  const search = await openPanel(sarah, "Search");
  await search.getByRole("searchbox").fill("task");
  await sarah.keyboard.type("s");
  expect(await composer(sarah).inputValue()).toBe("");
  await sarah.keyboard.press("Escape");

  await says(lee, "A plover with a thread.");
  await row(sarah, "A plover with a thread.").focus();
  await sarah.keyboard.press("t");
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  await thread.getByText("A plover with a thread.").waitFor();
  await expect.poll(() => thread.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
  await sarah.keyboard.type("Into the thread");
  expect(await thread.getByRole("textbox").inputValue()).toBe("Into the thread");
  expect(await composer(sarah).inputValue()).toBe("");
});
