import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { loaded } from "../support/browser/browsing.ts";
import { phone } from "./support/chat-stage.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

const rail = (page: Page) => page.getByRole("banner");
const main = (page: Page) => rail(page).getByRole("navigation", { name: "Main" });
const rooms = (page: Page) => rail(page).getByRole("navigation", { name: "My courses" });
const palette = (page: Page) => page.getByRole("dialog", { name: "Search or jump to" });
const field = (page: Page) => palette(page).getByRole("combobox");
const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const placesOf = (page: Page) => main(page).getByRole("link").allInnerTexts();

it("the rail leads to what somebody's roles have a use for, and to the rooms of their courses", async () => {
  const sarah = await stage.come("sarah", "/");
  const room = rooms(sarah).getByRole("link", { name: /Intro to Claude Code/ });
  await room.waitFor();
  expect((await placesOf(sarah)).map((text) => text.split("\n")[0])).toEqual(["Home", "Inbox", "Sessions"]);
  await room.click();
  await heading(sarah, "Intro to Claude Code").waitFor();
  expect(await room.getAttribute("aria-current")).toBe("page");
  expect(await violations(sarah)).toEqual([]);

  const marcus = await stage.come("marcus", "/");
  await main(marcus).getByRole("link", { name: "Teach" }).click();
  await heading(marcus, "Teach").waitFor();
  await marcus.getByRole("main").getByRole("switch", { name: "Ready to help" }).waitFor();
  expect(await main(marcus).getByRole("link", { name: "Manage" }).count()).toBe(0);
  expect(await violations(marcus)).toEqual([]);

  const gabriel = await stage.come("gabriel", "/");
  await main(gabriel).getByRole("link", { name: "Manage" }).waitFor();
});

it("what is new in a room shows on the rail, and is gone when it was read", async () => {
  const sarah = await stage.come("sarah", "/");
  const marcus = await stage.come("marcus", "/courses/intro-to-claude-code/chat");
  const room = rooms(sarah).getByRole("link", { name: /Intro to Claude Code/ });
  await room.waitFor();
  const unread = async () => Number((await room.textContent())?.match(/(\d+) unread/)?.[1] ?? 0);
  const before = await unread();
  const composer = marcus.getByRole("textbox", { name: /^Message to/ });
  await composer.fill("The rail should count this one.");
  await composer.press("Enter");
  await expect.poll(unread).toBe(before + 1);
  await room.click();
  await sarah.getByText("The rail should count this one.").waitFor();
  // The key means something once the room's own keys are there.
  const leftAfterEscape = async () => {
    await sarah.keyboard.press("Escape");
    return unread();
  };
  await expect.poll(leftAfterEscape).toBe(0);
});

it("the palette goes to rooms, people and settings, by keys alone", async () => {
  const page = await stage.come("sarah", "/sessions");
  await rooms(page).getByRole("link").first().waitFor();
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type("settings");
  await option(page, /^Settings/).waitFor();
  await page.keyboard.press("Enter");
  await heading(page, "Settings").waitFor();
  expect(await palette(page).isVisible()).toBe(false);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("marcus");
  await option(page, /^Marcus Bell/).waitFor();
  await page.keyboard.press("Enter");
  await heading(page, "Marcus Bell").waitFor();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("no such thing anywhere");
  await palette(page).getByText("Nothing matches").waitFor();
  await page.keyboard.press("Escape");
  await palette(page).waitFor({ state: "hidden" });
});

it("the palette asks for help, and switches availability", async () => {
  const sarah = await stage.come("sarah", "/sessions");
  await rooms(sarah).getByRole("link").first().waitFor();
  await sarah.keyboard.press("Control+k");
  await sarah.keyboard.type("live help intro");
  await option(sarah, "Get live help in Intro to Claude Code").click();
  await sarah.getByRole("dialog").getByRole("textbox").first().waitFor();
  expect(new URL(sarah.url()).search).toBe("");

  const marcus = await stage.come("marcus", "/sessions");
  const ready = rail(marcus).getByRole("switch", { name: "Ready to help" });
  await ready.waitFor();
  const before = await ready.getAttribute("aria-checked");
  await marcus.keyboard.press("Control+k");
  await marcus.keyboard.type("ready to help");
  await option(marcus, /being ready|Be ready/).waitFor();
  await marcus.keyboard.press("Enter");
  await expect.poll(() => ready.getAttribute("aria-checked")).toBe(before === "true" ? "false" : "true");
});

it("a phone has tabs, which make way in rooms, and leads back to all chats", async () => {
  const page = await stage.come("sarah", "/", { viewport: phone, hasTouch: true });
  await loaded(page);
  const tabs = page.getByRole("navigation", { name: "Main" });
  const labels = (await tabs.getByRole("link").allInnerTexts()).map((text) => text.split("\n").at(-1));
  expect(labels).toEqual(["Home", "Chats", "Sessions", "Inbox", "Me"]);
  await tabs.getByRole("link", { name: "Chats" }).click();
  await heading(page, "Chats").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: /Intro to Claude Code/ }).click();
  await heading(page, "Intro to Claude Code").waitFor();
  await tabs.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "All chats" }).click();
  await heading(page, "Chats").waitFor();
  await tabs.getByRole("link", { name: "Me", exact: true }).click();
  await heading(page, "Me").waitFor();
  expect(await violations(page)).toEqual([]);
});

it("visitors see pages without the app", async () => {
  const page = await stage.come(null, "/courses");
  await page.getByRole("link", { name: "Join" }).waitFor();
  expect(await rooms(page).count()).toBe(0);
  await page.keyboard.press("Control+k");
  expect(await palette(page).count()).toBe(0);
});
