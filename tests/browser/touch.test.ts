import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { type Visitor, visit } from "../support/browser/browsing.ts";
import { launchChromium } from "../support/browser/chromium.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";
import { interactionsLoaded } from "./support/chat-page.ts";

const CHAT = "/courses/intro-to-claude-code/chat";

/** Pixels that a finger needs. */
const FINGER = 44;

let runtime: TestRuntime;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [runtime, browser] = await Promise.all([testRuntime({ client: true }), launchChromium()]);
});
afterEach(async () => {
  for (const { context, problems } of visitors.splice(0)) {
    await context.close();
    expect(problems).toEqual([]);
  }
});
afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
});

/** Sarah with a phone, in the room. */
const come = async (): Promise<Page> => {
  const visitor = await visit(runtime, browser, "sarah", {
    viewport: { width: 360, height: 760 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  visitors.push(visitor);
  await visitor.page.goto(CHAT);
  await visitor.page.getByText(/people here|Only you are here/).waitFor();
  await interactionsLoaded(visitor.page);
  return visitor.page;
};
const composer = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const say = async (page: Page, text: string): Promise<Locator> => {
  await composer(page).fill(text);
  await page.getByRole("button", { name: "Send" }).tap();
  const row = page.locator("[data-message]").filter({ hasText: text });
  await row.waitFor();
  return row;
};

/**
 * A finger that comes down in the middle of something, and leaves after some milliseconds, further down or not. How
 * long it stays is what is tried here, by the browser's own measure too: nothing is waited for.
 */
const press = async (page: Page, target: Locator, milliseconds: number, moved = 0) => {
  const box = await target.boundingBox();
  if (!box) throw new Error("not on the screen");
  const finger = await page.context().newCDPSession(page);
  const at = (y: number) => [{ x: box.x + box.width / 2, y: box.y + box.height / 2 + y }];
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let y = 5; y <= moved; y += 5)
    await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(y) });
  await page.waitForTimeout(milliseconds);
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
};
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? "");

it("a tap shows what can be done with a message, large enough for a finger, and a second one hides it", async () => {
  const page = await come();
  const row = await say(page, "Tap me, please, on this long line of words.");
  const bar = row.getByRole("toolbar");
  await row.getByText("Tap me, please").tap();
  await bar.waitFor();
  for (const button of await bar.getByRole("button").filter({ visible: true }).all()) {
    const box = await button.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(FINGER);
    expect(box?.height).toBeGreaterThanOrEqual(FINGER);
  }
  expect(await violations(page)).toEqual([]);
  await row.getByText("Tap me, please").tap();
  await bar.waitFor({ state: "hidden" });
  await row.getByText("Tap me, please").tap();
  await bar.getByRole("button", { name: "More actions" }).tap();
  await page.getByRole("menu", { name: /^Message from/ }).waitFor();
});

it("what stands around the messages is large enough for a finger, and nothing is pushed off the screen", async () => {
  const page = await come();
  const small = async (place: Locator) => {
    const controls = place
      .getByRole("button")
      .or(place.getByRole("link"))
      .or(place.getByRole("menuitem"))
      .filter({ visible: true });
    return controls.evaluateAll((all, finger) => {
      const boxes = all.map((one) => ({ one, box: one.getBoundingClientRect() }));
      return boxes.flatMap(({ one, box }) => {
        const name = one.getAttribute("aria-label") ?? one.textContent;
        const isCut = box.left < 0 || box.right > innerWidth;
        return isCut || box.width < finger || box.height < finger
          ? [`${name}: ${box.width} x ${box.height}`]
          : [];
      });
    }, FINGER);
  };
  await page.getByRole("button", { name: "Get live help" }).waitFor();
  expect(await small(page.getByRole("banner"))).toEqual([]);
  // How many are here is a line of text, whose room for a finger lies around it.
  const isLine = (name: string) => name.startsWith("Who’s here");
  expect((await small(page.locator("main header"))).filter((name) => !isLine(name))).toEqual([]);
  expect(await small(page.locator("form.composer"))).toEqual([]);
  // Nothing of what stands in the empty field is cut off below.
  const cut = (field: HTMLElement) => field.scrollHeight - field.clientHeight;
  expect(await page.locator("form.composer textarea").evaluate(cut)).toBe(0);
  await page.getByRole("button", { name: "Room menu" }).tap();
  const menu = page.getByRole("menu", { name: "Room menu" });
  expect(await small(menu)).toEqual([]);
  // There are no keys to tell of.
  expect(await menu.getByRole("menuitem", { name: "Keyboard shortcuts" }).count()).toBe(0);
  await menu.getByRole("menuitem", { name: "Search", exact: true }).tap();
  const search = page.getByRole("dialog", { name: "Search" });
  await search.waitFor();
  expect(await small(search)).toEqual([]);
});

it("a long press opens the menu and selects nothing, and a finger that scrolls does neither", async () => {
  const page = await come();
  const row = await say(page, "Press me for long, these words are not for selecting.");
  const words = row.getByText("Press me for long");
  const menu = page.getByRole("menu", { name: /^Message from/ });
  await press(page, words, 900);
  await menu.waitFor();
  expect(await selected(page)).toBe("");
  // What let go over the menu has pressed nothing in it: the page has dealt with the finger's end by now.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  expect(await menu.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  await press(page, words, 900, 60);
  expect(await menu.isVisible()).toBe(false);
  await press(page, words, 100);
  expect(await menu.isVisible()).toBe(false);
});

it("the menu's buttons are reached by keyboard from the message", async () => {
  const page = await come();
  const row = await say(page, "Reached by keyboard.");
  const more = row.getByRole("button", { name: "More actions" });
  await row.focus();
  await more.waitFor();
  await page.keyboard.press("Tab");
  for (let stop = 0; stop < 6; stop++) {
    if (await more.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: /^Message from/ });
  await menu.waitFor();
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
});

it("in a thread one replies in the thread", async () => {
  const page = await come();
  const row = await say(page, "A question for a thread.");
  await row.getByText("A question for a thread.").tap();
  await row.getByRole("button", { name: "Reply in thread" }).tap();
  const thread = page.getByRole("dialog", { name: "Thread" });
  const answer = thread.getByRole("textbox", { name: "Reply in thread" });
  await answer.fill("A first answer.");
  await thread.getByRole("button", { name: "Send" }).tap();
  const first = thread.getByRole("list", { name: "Replies" }).getByRole("listitem");
  await first.getByRole("button", { name: /^More actions/ }).tap();
  const menu = page.getByRole("menu", { name: /^Message from/ });
  await menu.getByRole("menuitem", { name: "Reply in thread" }).tap();
  await menu.waitFor({ state: "hidden" });
  await expect.poll(() => answer.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("A second answer.");
  await thread.getByRole("button", { name: "Send" }).tap();
  await thread.getByText("2 replies").waitFor();
  await page.keyboard.press("Escape");
  await thread.waitFor({ state: "hidden" });
  expect(await page.getByText("A second answer.").count()).toBe(0);
});
