import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { slowDown } from "../../../tests/support/browser/slow-device.ts";
import { comeTo, type DemoSite } from "./demo-site.ts";
import { readNotes, takeNotes } from "./page-record.ts";

/** Milliseconds between two keys, and between two other things that somebody does. */
const KEY_MS = 120;
const PAUSE_MS = 700;

const CHAT = "/courses/intro-to-claude-code/chat";

/** How long each interaction of a walk took to the next picture; those that were too quick to be told count as `QUICK_MS`. */
export interface Walked {
  readonly durations: readonly number[];
  readonly rounds: number;
}

/** What Chromium rounds an interaction to that it does not tell: the shortest that it tells is 16 ms. */
const QUICK_MS = 8;

/** Goes to a place of the rail, as every member does. */
const go = async (page: Page, path: string): Promise<void> => {
  await page.locator(`a[href="${path}"]`).filter({ visible: true }).first().click();
  await page.waitForURL((url) => url.pathname + url.search === path);
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector(".skeleton"));
  await setTimeout(PAUSE_MS);
};

const press = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key);
  await setTimeout(PAUSE_MS);
};

const type = (page: Page, text: string) => page.keyboard.type(text, { delay: KEY_MS });

/** Once through the app: a room, its search, help, lists, settings and the catalogue, by mouse and by keys. */
async function round(page: Page, number: number): Promise<void> {
  await go(page, CHAT);
  await page.getByRole("textbox", { name: /^Message/ }).click();
  const words = `Round ${number}: does plan mode keep my open files?`;
  await type(page, words);
  await press(page, "Enter");
  await page.locator("[data-message]").filter({ hasText: words }).last().waitFor();
  await press(page, "Control+f");
  await type(page, "plan mode");
  await press(page, "Enter");
  await press(page, "Escape");
  await press(page, "Control+k");
  await type(page, "sett");
  await press(page, "ArrowDown");
  await press(page, "Escape");
  await go(page, "/sessions");
  await page
    .getByRole("link", { name: /Past/ })
    .or(page.getByRole("tab", { name: /Past/ }))
    .first()
    .click();
  await setTimeout(PAUSE_MS);
  await go(page, "/notifications");
  await press(page, "Control+k");
  await type(page, "settings");
  await press(page, "Enter");
  await page.waitForURL(/\/settings\b/);
  await go(page, "/settings/preferences");
  for (const theme of ["Dark", "Auto"]) {
    await page.getByText(theme, { exact: true }).filter({ visible: true }).first().click();
    await setTimeout(PAUSE_MS);
  }
  await go(page, "/courses");
  await page.getByRole("searchbox").click();
  await type(page, "claude");
  await page.waitForURL(/q=claude/);
  await setTimeout(PAUSE_MS);
  await page.locator('a[href="/courses/intro-to-claude-code"]').filter({ visible: true }).first().click();
  await page.waitForURL("**/courses/intro-to-claude-code");
  for (const module of await page.locator("summary").filter({ visible: true }).all()) {
    await module.click();
    await setTimeout(PAUSE_MS);
  }
  await go(page, "/");
}

/** Walks through the app as a student for so long, on a slow processor. */
export async function walk(site: DemoSite, browser: Browser, milliseconds: number): Promise<Walked> {
  const { page, context } = await comeTo(site, browser, "sarah", { viewport: { width: 1_280, height: 860 } });
  try {
    await takeNotes(context, { ofMessages: false });
    await slowDown(page, "processor");
    await page.goto("/");
    await page.locator("h1").waitFor();
    const end = performance.now() + milliseconds;
    let rounds = 0;
    do await round(page, ++rounds);
    while (performance.now() < end);
    const { interactions, interactionCount } = await readNotes(page);
    const quick = Math.max(0, interactionCount - interactions.length);
    return { durations: [...interactions, ...Array<number>(quick).fill(QUICK_MS)], rounds };
  } finally {
    await context.close();
  }
}
