import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { row } from "./support/chat-page.ts";
import { openChatStage, says } from "./support/chat-stage.ts";

/** Messages of one line of different people that are to fit a window of 900 pixels. */
const FIT = { compact: 14, comfortable: 9 } as const;

/** Pixels that a text is at least high, and the most that a line of it is long. */
const LEGIBLE = 14;
const MEASURE = 760;

const stage = openChatStage();

/** The messages that are seen whole. */
const seen = (page: Page) =>
  page.getByRole("region", { name: /^Messages/ }).evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.querySelectorAll("[data-message]")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.top >= top && box.bottom <= bottom;
    }).length;
  });

const choose = async (page: Page, spacing: "Comfortable" | "Compact") => {
  await page.getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitemradio", { name: spacing }).click();
};

it("as many messages fit the window as somebody wants, legible, and the device keeps what they want", async () => {
  const people = await Promise.all(["lee", "marcus", "nadia", "gabriel"].map((handle) => stage.join(handle)));
  for (let count = 1; count <= 24; count++)
    await says(
      people[count % people.length] as (typeof people)[number],
      `One line about the ibis, ${count}.`,
    );
  const sarah = await stage.enter("sarah", { viewport: { width: 1440, height: 900 } });
  const last = row(sarah, "One line about the ibis, 24.");
  await last.waitFor();
  await sarah.getByRole("region", { name: /^Messages/ }).press("End");
  await expect.poll(() => seen(sarah)).toBeGreaterThanOrEqual(FIT.comfortable);

  await choose(sarah, "Compact");
  await expect.poll(() => seen(sarah)).toBeGreaterThanOrEqual(FIT.compact);
  const text = last.getByText("One line about the ibis, 24.");
  const size = await text.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(size).toBeGreaterThanOrEqual(LEGIBLE);
  // Who is at the end stays there.
  expect(await last.isVisible()).toBe(true);
  await sarah.reload();
  await last.waitFor();
  expect(await sarah.locator(".messages").getAttribute("data-density")).toBe("compact");
  await sarah.getByRole("region", { name: /^Messages/ }).press("End");
  await expect.poll(() => seen(sarah)).toBeGreaterThanOrEqual(FIT.compact);
  await choose(sarah, "Comfortable");
  expect(await sarah.locator(".messages").getAttribute("data-density")).toBe("comfortable");
});

it("a text keeps a length that is read well, however wide the window is", async () => {
  const lee = await stage.join("lee");
  await says(lee, `The ibis ${"walks and looks and walks and looks ".repeat(12)}on.`);
  const sarah = await stage.enter("sarah", { viewport: { width: 1920, height: 1000 } });
  const text = row(sarah, "The ibis walks").locator(".message-text");
  const box = await text.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(MEASURE);
  const list = await sarah.getByRole("region", { name: /^Messages/ }).boundingBox();
  expect(list?.width).toBeGreaterThan(1_200);
});

it("one author's messages carry face and name once, and their time when they are pointed at", async () => {
  const nadia = await stage.join("nadia");
  await says(nadia, "A puffin, first.");
  await says(nadia, "A puffin, second.");
  const sarah = await stage.enter("sarah");
  const second = row(sarah, "A puffin, second.");
  await second.waitFor();
  expect(await row(sarah, "A puffin, first.").locator("a[data-person]").count()).toBe(1);
  expect(await second.locator("a[data-person]").count()).toBe(0);
  const time = second.locator("time");
  expect(await time.isVisible()).toBe(false);
  await second.hover();
  await time.waitFor();
});
