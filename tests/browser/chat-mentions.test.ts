import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { composer, isFocused, row } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

it("people are offered for a mention, chosen by keyboard or by hand, and only by whoever wants them", async () => {
  const sarah = await stage.enter("sarah");
  const offered = sarah.getByRole("list", { name: "People to mention" });
  const names = offered.getByRole("listitem");
  const field = composer(sarah);
  await field.pressSequentially("Ask @ma");
  await names.filter({ hasText: "Marcus Bell" }).waitFor();
  const all = (await names.allInnerTexts()).map((text) => text.replace(/\n/g, " "));
  expect(all.every((name) => / @ma|\bMa/i.test(name))).toBe(true);
  expect(await violations(sarah)).toEqual([]);

  const choice = () =>
    sarah
      .getByRole("status")
      .filter({ hasText: / of \d/ })
      .textContent();
  const count = all.length;
  expect(await choice()).toMatch(new RegExp(`, 1 of ${count}$`));
  await field.press("ArrowUp");
  await expect.poll(choice).toMatch(new RegExp(`, ${count} of ${count}$`));
  await field.press("ArrowDown");
  await expect.poll(choice).toMatch(new RegExp(`, 1 of ${count}$`));

  await field.press("Escape");
  await offered.waitFor({ state: "hidden" });
  expect(await field.inputValue()).toBe("Ask @ma");
  await field.pressSequentially("rc");
  await expect.poll(() => names.allInnerTexts()).toHaveLength(1);
  await field.press("Enter");
  expect(await field.inputValue()).toBe("Ask @marcus ");
  await field.pressSequentially("or @nad");
  await names.filter({ hasText: "Nadia" }).getByRole("button").click();
  expect(await field.inputValue()).toBe("Ask @marcus or @nadia ");
  expect(await isFocused(field)).toBe(true);

  // No mention, no offer: an address, and code.
  await field.fill("");
  await field.pressSequentially("sarah@marcus.example ");
  await field.fill("");
  await field.pressSequentially("```");
  await field.press("Shift+Enter");
  const asked = sarah.waitForRequest(/\/members/, { timeout: 600 }).catch(() => null);
  await field.pressSequentially("@marcus");
  expect(await asked).toBe(null);
  expect(await offered.count()).toBe(0);
});

it("who is mentioned hears of it wherever they are, and is led to the message", async () => {
  const [sarah, marcus, nadia] = await Promise.all([
    stage.enter("sarah"),
    stage.come("marcus", "/courses"),
    stage.come("nadia", "/courses"),
  ]);
  const inboxOf = (page: Page) =>
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Inbox/ });
  const unread = async (page = marcus) => Number((await inboxOf(page).textContent())?.match(/\d+/)?.[0] ?? 0);
  // What the inbox brings comes after the page.
  const stored = async (handle: string) => {
    const [found] = await stage.runtime.sql<{ count: number }[]>`
      select count(*)::int as count from notifications n join users u on u.id = n.user_id
      where u.handle = ${handle} and not n.is_read and n.in_app and n.folded_into is null`;
    return found?.count ?? 0;
  };
  const [before, nadias] = await Promise.all([stored("marcus"), stored("nadia")]);
  await expect.poll(() => unread()).toBe(before);
  await expect.poll(() => unread(nadia)).toBe(nadias);

  await composer(sarah).fill("Could @marcus look at my pelican hook?");
  await composer(sarah).press("Enter");
  await row(sarah, "pelican hook").getByRole("link", { name: "@marcus" }).waitFor();
  await expect.poll(() => unread()).toBe(before + 1);
  await inboxOf(marcus).click();
  const notice = marcus
    .getByRole("main")
    .getByRole("link", { name: /Sarah Lindqvist mentioned you in .*pelican hook/ });
  expect(await violations(marcus)).toEqual([]);
  await notice.click();
  await marcus.getByRole("heading", { level: 1, name: "Intro to Claude Code" }).waitFor();
  const message = row(marcus, "pelican hook");
  await expect.poll(() => isFocused(message)).toBe(true);
  await message.locator("mark", { hasText: "@marcus" }).waitFor();
  await expect.poll(() => unread()).toBe(before);
  expect(await unread(nadia)).toBe(nadias);
});
