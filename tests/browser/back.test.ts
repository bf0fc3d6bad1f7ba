import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { interactionsLoaded, menuOf, openPanel, row } from "./support/chat-page.ts";
import { CHAT, openChatStage, phone, says, wide } from "./support/chat-stage.ts";

const COURSE = CHAT.replace("/chat", "");

const stage = openChatStage();

/** Sarah, who went from the course's page to its room. */
const enter = async (viewport: typeof phone): Promise<Page> => {
  const sarah = await stage.come("sarah", COURSE, { viewport, reducedMotion: "reduce" });
  await sarah
    .getByRole("link", { name: /^Open chat/ })
    .filter({ visible: true })
    .click();
  await interactionsLoaded(sarah);
  return sarah;
};

const path = (page: Page) => new URL(page.url()).pathname;
const leaves = async (page: Page) => {
  await page.goBack();
  await expect.poll(() => path(page)).toBe(COURSE);
  await page.getByRole("heading", { level: 1 }).waitFor();
};

it("on a phone Back closes what is open over a room, the newest first, and then leaves it", async () => {
  const lee = await stage.join("lee");
  const sarah = await enter(phone);
  const search = await openPanel(sarah, "Search");
  await sarah.goBack();
  await search.waitFor({ state: "hidden" });
  expect(path(sarah)).toBe(CHAT);

  await says(lee, "A gecko on the ceiling.");
  await row(sarah, "A gecko on the ceiling.").waitFor();
  const members = await openPanel(sarah, "Members");
  await sarah.getByRole("button", { name: "Close Members" }).click();
  await members.waitFor({ state: "hidden" });
  const menu = await menuOf(sarah, "A gecko on the ceiling.");
  await menu.waitFor();
  await sarah.goBack();
  await menu.waitFor({ state: "hidden" });
  expect(path(sarah)).toBe(CHAT);
  await leaves(sarah);
  await sarah.goForward();
  await expect.poll(() => path(sarah)).toBe(CHAT);
});

it("a link out of a panel is gone back from by one press, and what was open is not in the way", async () => {
  const sarah = await enter(phone);
  const members = await openPanel(sarah, "Members");
  await members.getByRole("link", { name: /Marcus/ }).click();
  await expect.poll(() => path(sarah)).toBe("/u/marcus");
  await sarah.goBack();
  await expect.poll(() => path(sarah)).toBe(CHAT);
  await interactionsLoaded(sarah);
  await leaves(sarah);
});

it("a dialog on a phone is closed by Back, whichever page it is on", async () => {
  const sarah = await stage.come("sarah", "/", { viewport: phone, reducedMotion: "reduce" });
  await sarah.locator(`a[href="${COURSE}/learn"]`).filter({ visible: true }).first().click();
  await sarah.getByRole("link", { name: "About this course" }).click();
  await expect.poll(() => path(sarah)).toBe(COURSE);
  await sarah
    .getByRole("button", { name: /live help|Summon help/ })
    .filter({ visible: true })
    .first()
    .click();
  const dialog = sarah.getByRole("dialog").first();
  await dialog.waitFor();
  await sarah.goBack();
  await dialog.waitFor({ state: "hidden" });
  expect(path(sarah)).toBe(COURSE);
  await sarah.goBack();
  await expect.poll(() => path(sarah)).toBe(`${COURSE}/learn`);
});

it("beside a room a panel is no step: Back leaves the room", async () => {
  const sarah = await enter(wide);
  await openPanel(sarah, "Search");
  await leaves(sarah);
});
