import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { isFocused, openPanel, row } from "./support/chat-page.ts";
import { changed, openChatStage, phone, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("a message that is pinned shows among the pins at once, and is gone when it is unpinned", async () => {
  const gabriel = await stage.join("gabriel");
  const id = await says(gabriel, "Office hours are on Thursdays.");
  const sarah = await stage.enter("sarah");
  const pins = await openPanel(sarah, "Pinned messages");
  const pinned = pins.getByRole("listitem").filter({ hasText: "Office hours are on Thursdays." });
  expect(await pinned.count()).toBe(0);
  gabriel.send({ _tag: "Pin", id, is: true });
  await pinned.waitFor();
  expect(await violations(sarah)).toEqual([]);
  gabriel.send({ _tag: "Pin", id, is: false });
  await pinned.waitFor({ state: "detached" });
});

it("on a phone every panel covers the room, fits, and axe finds nothing in it", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await stage.enter("gabriel", { viewport: phone, colorScheme });
    for (const item of [
      "Search",
      "Pinned messages",
      "Answered questions",
      "Members",
      "Notifications",
      "Keyboard shortcuts",
      "Moderation",
    ]) {
      const panel = await openPanel(page, item);
      await expect.poll(() => panel.locator(".skeleton").count()).toBe(0);
      const box = await panel.boundingBox();
      expect(box).toMatchObject({ x: 0, y: 0, height: phone.height });
      // A scroll bar of the page keeps its place beside it.
      expect(box?.width).toBeGreaterThanOrEqual(phone.width - 16);
      const overflow = await panel.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect([item, overflow]).toEqual([item, 0]);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "hidden" });
      expect(await isFocused(page.getByRole("button", { name: "Room menu" }))).toBe(true);
    }
  }
});

it("on a phone a pinned reply opens its thread, from which one comes back to the pins", async () => {
  const [gabriel, lee] = await Promise.all([stage.join("gabriel"), stage.join("lee")]);
  const first = await says(lee, "Where are the recordings?");
  const reply = await says(gabriel, "Under Sessions, from the next day on.", first);
  gabriel.send({ _tag: "Pin", id: reply, is: true });
  await changed(gabriel, "Pinned", reply);
  const sarah = await stage.enter("sarah", { viewport: phone });
  const pins = await openPanel(sarah, "Pinned messages");
  await pins
    .getByRole("listitem")
    .filter({ hasText: "Under Sessions, from the next day on." })
    .getByRole("link")
    .click();
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  await thread.getByText("Where are the recordings?").waitFor();
  await thread.locator(`[data-thread-message]`, { hasText: "Under Sessions" }).waitFor();
  await thread.getByRole("button", { name: /^Back/ }).click();
  await pins.getByText("Under Sessions, from the next day on.").waitFor();
  await thread.waitFor({ state: "hidden" });
});

it("what is unpinned, and what is marked in a thread, in a tunnel shows at once and is done when there is light", async () => {
  // Another one at each try: what a try before has said stays in the room.
  const asked = `Which branch do we work on, number ${Date.now()}?`;
  const [sarah, nadia] = await Promise.all([stage.join("sarah"), stage.join("nadia")]);
  const question = await says(sarah, asked);
  await says(nadia, "On main, always.", question);
  const page = await stage.enter("sarah");
  await row(page, asked)
    .getByRole("button", { name: /^1 reply/ })
    .click();
  const thread = page.getByRole("dialog", { name: "Thread", exact: true });
  await thread.getByRole("button", { name: "Mark as answer" }).waitFor();
  const nadiaPage = await stage.enter("nadia");
  nadia.send({ _tag: "Pin", id: question, is: true });
  const pins = await openPanel(nadiaPage, "Pinned messages");
  const pinned = pins.getByRole("listitem").filter({ hasText: asked });
  await pinned.waitFor();
  for (const one of [page, nadiaPage]) {
    await one.context().setOffline(true);
    await one
      .getByText(/^You’re offline/)
      .first()
      .waitFor();
  }
  await thread.getByRole("button", { name: "Mark as answer" }).click();
  await thread.getByRole("button", { name: "Unmark as answer" }).waitFor();
  await pinned.getByRole("button", { name: "Unpin" }).click();
  await pinned.waitFor({ state: "detached" });
  const lee = await stage.join("lee");
  for (const one of [page, nadiaPage]) await one.context().setOffline(false);
  await Promise.all([changed(lee, "Pinned", question), changed(lee, "Answered", question)]);
  expect(await pinned.count()).toBe(0);
  for (const one of [page, nadiaPage]) stage.problems(one);
});
