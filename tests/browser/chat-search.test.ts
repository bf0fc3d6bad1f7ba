import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { isFocused, openPanel } from "./support/chat-page.ts";
import { openChatStage, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("a search finds by words, author and day, and leads to the message where it stands", async () => {
  const lee = await stage.join("lee");
  const found = await says(lee, "The zeppelin hook runs before every commit.");
  const sarah = await stage.enter("sarah");
  const button = sarah.getByRole("button", { name: "Search", exact: true });
  await button.click();
  const panel = sarah.getByRole("dialog", { name: "Search" });
  const field = panel.getByRole("searchbox", { name: "Search messages" });
  await expect.poll(() => isFocused(field)).toBe(true);

  const results = panel.getByRole("list", { name: "Search results" }).getByRole("listitem");
  const look = async (words: string) => {
    await field.fill("");
    await field.fill(words);
  };
  // What was just written is indexed within a second or so.
  await expect
    .poll(
      async () => {
        await look("zeppelin hook");
        await results.or(panel.getByText("Nothing found")).first().waitFor();
        return results.count();
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(1);
  expect(await results.locator("mark").allInnerTexts()).toEqual(["zeppelin", "hook"]);

  await panel.getByText("Author and dates").click();
  await panel.getByLabel("From", { exact: true }).fill("Marcus");
  await panel.getByRole("list", { name: "Members found" }).getByRole("button").first().click();
  await panel.getByText("Nothing found").waitFor();
  await panel.getByRole("button", { name: /^Remove author filter/ }).click();
  await results.first().waitFor();
  await panel.getByLabel("Until").fill("2020-01-01");
  await panel.getByText("Nothing found").waitFor();
  await panel.getByLabel("Until").fill("");

  await results.getByRole("link").click();
  const message = sarah.locator(`[data-message="${found}"]`);
  await expect.poll(() => isFocused(message)).toBe(true);
  expect(await violations(sarah)).toEqual([]);

  await field.focus();
  await sarah.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(button)).toBe(true);
});

it("a search over all rooms leads into the other room, to the message", async () => {
  const [other] = await stage.runtime.sql<{ slug: string; title: string; content: string; id: string }[]>`
    select c.slug, c.title, m.content, m.id from chat_messages m join chat_rooms r on r.id = m.room_id
    join courses c on c.id = r.course_id
    where c.slug = 'business-analytics-that-decides' and not m.is_deleted and m.content ~ '^[[:alpha:] ,.]+$'
    order by m.seq limit 1`;
  if (!other) throw new Error("the demo data has no message in the other room");
  const sarah = await stage.enter("sarah");
  const panel = await openPanel(sarah, "Search");
  await panel.getByText("All my rooms").click();
  await panel.getByRole("searchbox", { name: "Search messages" }).fill(`"${other.content}"`);
  const result = panel.getByRole("listitem").filter({ hasText: `in ${other.title}` });
  await result.getByRole("link").first().click();
  await sarah.getByRole("heading", { level: 1, name: other.title }).waitFor();
  await expect.poll(() => isFocused(sarah.locator(`[data-message="${other.id}"]`))).toBe(true);
});

it("a reply that is found opens its thread, from which one comes back to the results", async () => {
  const lee = await stage.join("lee");
  const question = await says(lee, "Who has seen the barnacle flag?");
  const reply = await says(lee, "The barnacle flag is in the settings.", question);
  const sarah = await stage.enter("sarah");
  const panel = await openPanel(sarah, "Search");
  const field = panel.getByRole("searchbox", { name: "Search messages" });
  const results = panel.getByRole("list", { name: "Search results" }).getByRole("listitem");
  await expect
    .poll(
      async () => {
        await field.fill("");
        await field.fill("barnacle settings");
        await results.or(panel.getByText("Nothing found")).first().waitFor();
        return results.count();
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(1);
  await results.getByRole("link").click();
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  await expect.poll(() => isFocused(thread.locator(`[data-thread-message="${reply}"]`))).toBe(true);
  await thread.getByRole("button", { name: "Back", exact: true }).click();
  await panel.waitFor();
  expect(await field.inputValue()).toBe("barnacle settings");
  await results.getByText("in the settings").waitFor();
});
