import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Where messages to the room are written. */
export const composer = (page: Page): Locator => page.getByRole("textbox", { name: /^Message to/ });

/** Waits until a page has everything that a room offers beyond reading and writing plain text. */
export const interactionsLoaded = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Attach files" }).first().waitFor();

/** Writes a message and sends it by Enter. */
export const say = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text);
  await composer(page).press("Enter");
};

/** Everything in the list of messages: those confirmed, those that wait, and the lines between them. */
export const lines = (page: Page): Locator =>
  page.getByRole("region", { name: /^Messages/ }).getByRole("listitem");

/** A message that the room has confirmed; itself and not those that quote it, which come after it. */
export const row = (page: Page, text: string | RegExp): Locator =>
  page.locator("[data-message]").filter({ hasText: text }).first();

/** Presses one of the buttons that show while the pointer is over a message, though what comes in may move it away. */
const press = async (page: Page, text: string | RegExp, name: string | RegExp): Promise<void> => {
  const button = row(page, text).getByRole("button", { name });
  const attempt = async () => {
    await row(page, text).hover();
    await button.click({ timeout: 1_000 });
    return true;
  };
  await expect.poll(() => attempt().catch(() => false), { timeout: 15_000 }).toBe(true);
};

/** Opens everything that can be done with a message. */
export const menuOf = async (page: Page, text: string | RegExp): Promise<Locator> => {
  await press(page, text, "More actions");
  return menu(page);
};

/** The menu of a message that is open. */
export const menu = (page: Page): Locator => page.getByRole("menu", { name: /^Message from/ });

/** Opens the thread of a message, and answers its panel. */
export const threadOf = async (page: Page, text: string | RegExp): Promise<Locator> => {
  await press(page, text, "Reply in thread");
  const thread = page.getByRole("dialog", { name: "Thread", exact: true });
  await replyField(thread).waitFor();
  return thread;
};

/** Where one replies in a thread. */
export const replyField = (thread: Locator): Locator =>
  thread.getByRole("textbox", { name: "Reply in thread" });

/** Replies to a message in its thread, and answers the thread's panel. */
export const reply = async (page: Page, text: string | RegExp, words: string): Promise<Locator> => {
  const thread = await threadOf(page, text);
  await replyField(thread).fill(words);
  await replyField(thread).press("Enter");
  await thread.locator("[data-thread-message]").filter({ hasText: words }).waitFor();
  return thread;
};

/** Presses an entry of a message's menu. */
export const choose = async (page: Page, text: string | RegExp, entry: string | RegExp): Promise<void> => {
  await (await menuOf(page, text)).getByRole("menuitem", { name: entry }).click();
};

/** Which of these texts a page shows, in its order, as often as it shows them. */
export const order = async (page: Page, texts: readonly string[]): Promise<string[]> =>
  (await lines(page).allInnerTexts()).flatMap((shown) => texts.filter((text) => shown.includes(text)));

/** Opens a panel of the room out of its menu. */
export const openPanel = async (page: Page, item: string, title = item): Promise<Locator> => {
  await page.getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  const panel = page.getByRole("dialog", { name: title, exact: true });
  await panel.waitFor();
  return panel;
};

export const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === document.activeElement);
