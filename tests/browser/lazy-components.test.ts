import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { type Visitor, visit } from "../support/browser/browsing.ts";
import { launchChromium } from "../support/browser/chromium.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

const CHAT = "/courses/intro-to-claude-code/chat";
const PANELS = "**/assets/side-panels-*.js";
const INTERACTIONS = "**/assets/interactions-*.js";

let runtime: TestRuntime;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [runtime, browser] = await Promise.all([testRuntime({ client: true }), launchChromium()]);
});
afterEach(async () => {
  for (const { context } of visitors.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
});

/** Sarah at a browser that cannot fetch some modules. */
const come = async (blocked: readonly string[], options = {}): Promise<Page> => {
  const visitor = await visit(runtime, browser, "sarah", { reducedMotion: "reduce", ...options });
  visitors.push(visitor);
  const { page } = visitor;
  for (const part of blocked) await page.route(part, (route) => route.abort("internetdisconnected"));
  await page.goto(CHAT);
  await page.getByText(/people here|Only you are here/).waitFor();
  return page;
};
const composer = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const search = (page: Page) => page.getByRole("button", { name: "Search", exact: true });

it("a panel that cannot be fetched waits in its place, can be left, and comes by itself", async () => {
  for (const viewport of [
    { width: 360, height: 760 },
    { width: 1280, height: 800 },
  ]) {
    const page = await come([PANELS], { viewport });
    await search(page).click();
    const waiting = page.getByRole("dialog", { name: "One moment" });
    await waiting.getByText("It’ll load as soon as you’re back online.").waitFor();
    expect(await violations(page)).toEqual([]);
    await waiting.getByRole("button", { name: "Close" }).click();
    await waiting.waitFor({ state: "hidden" });
    await composer(page).fill("Written without panels.");
    await search(page).click();
    await page.unroute(PANELS);
    await page.getByRole("dialog", { name: "Search" }).waitFor({ timeout: 20_000 });
    expect(await composer(page).inputValue()).toBe("Written without panels.");
  }
});

it("what a room offers beyond text comes as soon as the room is reached again", async () => {
  const page = await come([INTERACTIONS]);
  const attach = page.getByRole("button", { name: "Attach files" });
  // After so many tries, each of which asks what is published, the pause is longer than the patience below.
  let tries = 0;
  page.on("request", (request) => {
    if (request.url() === `${runtime.url}/`) tries++;
  });
  await expect.poll(() => tries, { timeout: 40_000 }).toBeGreaterThanOrEqual(4);
  expect(await attach.count()).toBe(0);
  await composer(page).fill("**Plain** text goes anyway.");
  await composer(page).press("Enter");
  const message = page.locator("[data-message]").filter({ hasText: "text goes anyway." });
  // It reads as it will.
  await message.locator("strong", { hasText: "Plain" }).waitFor();
  await page.context().setOffline(true);
  await page.getByText(/^You’re offline/).waitFor();
  await page.unroute(INTERACTIONS);
  await page.context().setOffline(false);
  await attach.waitFor({ timeout: 5_000 });
  await message.focus();
  await message.press("m");
  await page.getByRole("menu", { name: /^Message from/ }).waitFor();
});

it("panels are there before they are wanted, even where there is no connection any more", async () => {
  const page = await come([]);
  await page.waitForResponse("**/assets/side-panels-*.js").catch(() => undefined);
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
});

it("after an update the page offers to load itself again, and keeps the draft", async () => {
  const page = await come([]);
  await page.waitForLoadState("networkidle");
  const gone = "**/assets/sessions-page-*.js";
  await page.route(gone, (route) => route.fulfill({ status: 404 }));
  await page.route(`${runtime.url}/`, (route) =>
    route.fulfill({ contentType: "text/html", body: '<script src="/assets/app-newer.js"></script>' }),
  );
  await composer(page).fill("Half a thought");
  await page.getByRole("link", { name: "Sessions" }).filter({ visible: true }).click();
  await page.getByRole("heading", { name: "Can’t load this page" }).waitFor();
  await page.getByText("PeerLoop was updated.", { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goBack();
  await page.getByText(/people here|Only you are here/).waitFor();
  expect(await composer(page).inputValue()).toBe("Half a thought");
  await page.unroute(gone);
  await page.unroute(`${runtime.url}/`);
  await page.getByRole("status").getByRole("button", { name: "Reload" }).click();
  await page.getByText(/people here|Only you are here/).waitFor();
  expect(await page.getByText("PeerLoop was updated.", { exact: true }).count()).toBe(0);
  expect(await composer(page).inputValue()).toBe("Half a thought");
});
