import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, it } from "vitest";
import { type CallsForHelp, callsForHelp } from "../support/running/calls-for-help.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();
let calls: CallsForHelp;

beforeAll(async () => {
  calls = await callsForHelp(() => stage.runtime, ["sarah"]);
});
afterEach(() => calls.clear());

/** Has the page count the rings that would be heard, in the place of a loudspeaker. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard = window as unknown as { rings: number };
    heard.rings = 0;
    class Silent extends EventTarget {
      currentTime = 0;
      destination = {};
      resume = async () => {
        heard.rings++;
      };
      createOscillator = () => ({
        frequency: {},
        connect: (to: unknown) => to,
        start: () => {},
        stop: () => {},
      });
      createGain = () => ({
        gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} },
        connect: (to: unknown) => to,
      });
    }
    Object.assign(window, { AudioContext: Silent });
  });
const rings = (page: Page) => page.evaluate(() => (window as unknown as { rings: number }).rings);
const offer = (page: Page) => page.getByRole("article", { name: "Sarah Lindqvist needs help" });
const ready = (page: Page) =>
  page.getByRole("switch", { name: "Ready to help", checked: true }).first().waitFor();

/** As a browser tells a page that another tab is in front of it, or that it is in front again. */
const turnAway = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

it("a tab that nobody looks at says in its title who needs help, for as long as it can be answered", async () => {
  const marcus = await stage.come("marcus", "/courses");
  await ready(marcus);
  const title = await marcus.title();
  await turnAway(marcus, true);
  await calls.call();
  await marcus.waitForFunction(() => document.title === "Sarah Lindqvist needs help");
  await turnAway(marcus, false);
  await marcus.waitForFunction(() => document.title !== "Sarah Lindqvist needs help");
  await turnAway(marcus, true);
  await marcus.waitForFunction(() => document.title === "Sarah Lindqvist needs help");
  await calls.clear();
  await marcus.waitForFunction(
    (before) => document.title.endsWith(before),
    title.replace(/^(\(\d+\)|•) /, ""),
  );
});

it("it rings where that was switched on, in one tab alone, and nowhere else", async () => {
  const marcus = await stage.come("marcus", "/courses");
  await listen(marcus);
  await marcus.reload();
  await ready(marcus);
  await calls.call();
  await offer(marcus).waitFor();
  expect(await rings(marcus)).toBe(0);
  await calls.clear();
  await offer(marcus).waitFor({ state: "hidden" });

  await marcus
    .getByRole("button", { name: /^Your account/ })
    .filter({ visible: true })
    .click();
  await marcus.getByRole("switch", { name: "Ring for requests" }).click();
  await marcus.waitForFunction(() => (window as unknown as { rings: number }).rings === 1);
  const second = await marcus.context().newPage();
  await listen(second);
  await second.goto("/courses");
  await ready(second);
  await second.getByRole("heading", { level: 1 }).click();
  await calls.call();
  await Promise.all([offer(marcus).waitFor(), offer(second).waitFor()]);
  await expect.poll(async () => (await rings(marcus)) + (await rings(second))).toBe(2);
  // The other tab has been refused the same ring once its lock is let go.
  await marcus.evaluate(async () => {
    const held = async () =>
      (await navigator.locks.query()).held?.some(({ name }) => name?.includes(":ring:"));
    while (await held()) await new Promise((resolve) => setTimeout(resolve, 100));
  });
  expect((await rings(marcus)) + (await rings(second))).toBe(2);
});
