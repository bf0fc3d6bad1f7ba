import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { isFocused, openPanel } from "./support/chat-page.ts";
import { openChatStage, phone, says } from "./support/chat-stage.ts";

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
      "Notifications of this room",
      "Keyboard shortcuts",
      "Moderation",
    ]) {
      const title = item === "Notifications of this room" ? "Notifications" : item;
      const panel = await openPanel(page, item, title);
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
      expect(await isFocused(page.getByRole("button", { name: "More of this room" }))).toBe(true);
    }
  }
});
