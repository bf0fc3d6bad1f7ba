import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openStage } from "./support/stage.ts";

const FONT = /gabarito-.*\.woff2/;
const stage = openStage();

const isHere = (page: Page) => page.evaluate(() => document.fonts.check("700 32px Gabarito", "Learn it."));
const headings = (page: Page) =>
  page.getByRole("heading").evaluateAll((found) =>
    found.map((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const { width, height } = range.getBoundingClientRect();
      return { text: heading.textContent, width, height };
    }),
  );

it("headings are written with the face that the page brings, of which only what is needed is fetched", async () => {
  const page = await stage.come(null, "about:blank");
  const fetched: string[] = [];
  page.on("request", (request) => FONT.test(request.url()) && fetched.push(request.url()));
  await page.goto("/courses");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  expect(await isHere(page)).toBe(true);
  expect(fetched).toEqual([expect.stringMatching(/gabarito-latin-[^/]*\.woff2$/)]);
});

it("a font of the system stands in for it that takes as much room, and nothing moves when the face comes late", async () => {
  const [ahead, late] = [await stage.come(null, "about:blank"), await stage.come(null, "about:blank")];
  let send = () => {};
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  await late.route(FONT, async (route) => {
    await sent;
    await route.continue();
  });
  for (const page of [ahead, late]) {
    // The face that is on its way holds up what counts as loaded.
    await page.goto("/courses", { waitUntil: "commit" });
    await page.getByRole("button", { name: "Show more courses" }).waitFor();
  }
  const shift = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => setTimeout(() => resolve(sum)));
        }),
    );
  const [before, shifted] = [await headings(late), await shift(late)];
  const came = late.waitForResponse(FONT);
  send();
  await (await came).finished();
  await late.evaluate(() => document.fonts.ready);
  expect(await headings(late)).toEqual(before);
  expect((await shift(late)) - shifted).toBeLessThan(0.001);

  // A line that is full in one of the two faces may be broken in the other: what is compared is the face, not where it breaks.
  for (const page of [ahead, late])
    await page.getByRole("heading").evaluateAll((found) => {
      for (const heading of found) heading.style.whiteSpace = "nowrap";
    });
  const [own, standIn] = [await headings(ahead), await headings(late)];
  expect(own.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  for (const [index, { width, height }] of own.entries()) {
    const other = standIn[index] ?? { width: 0, height: 0 };
    expect(Math.abs(other.height - height)).toBeLessThan(1);
    expect(Math.abs(other.width / width - 1)).toBeLessThan(0.12);
  }
});
