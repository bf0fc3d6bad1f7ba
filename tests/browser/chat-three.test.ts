import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { digTunnel, type Tunnel } from "../support/network/tunnel.ts";
import { choose, composer, lines, menu, order, reply, row, say, threadOf } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const QUESTION = "Where does a condor hook read its settings?";
const ANSWER = "From settings.json in the project, then from your own.";
const THANKS = "The project's wins. Thank you, Marcus.";

const stage = openChatStage();
let tunnel: Tunnel;

beforeAll(async () => {
  tunnel = await digTunnel(stage.runtime.url);
});
afterEach(() => tunnel.leave());
afterAll(() => tunnel?.close());

/** What a page shows of a message besides its text: reactions, marks, the count of its thread. */
const signs = (message: Locator) =>
  message.locator("button, span").evaluateAll((all) =>
    all
      .map((one) => one.textContent.trim())
      .filter((words) =>
        /^(\p{Emoji_Presentation}\d+|Pinned|Answer|✓ Answered|\d+ repl(y|ies))$/u.test(words),
      )
      .toSorted(),
  );
const balance = async (page: Page) => {
  const name = await page.getByRole("button", { name: /^Goodwill: \d/ }).getAttribute("aria-label");
  return Number(name?.match(/\d+/)?.[0]);
};
const inThread = (thread: Locator, text: string) =>
  thread.locator("[data-thread-message]").filter({ hasText: text });
/** Presses an entry of the menu of a reply. */
const chooseOf = async (thread: Locator, text: string, entry: string) => {
  await inThread(thread, text)
    .getByRole("button", { name: /^More actions/ })
    .click();
  await menu(thread.page()).getByRole("menuitem", { name: entry }).click();
};

it("a question is asked, answered in its thread, thanked for with five points and pinned, before three pairs of eyes", async () => {
  const [gabriel, marcus, sarah] = await Promise.all([
    stage.enter("gabriel"),
    stage.enter("marcus"),
    stage.enter("sarah"),
  ]);
  const all = [gabriel, marcus, sarah];
  for (const page of all) await page.getByText("3 people here").waitFor();
  const before = await balance(marcus);

  await say(sarah, QUESTION);
  await reply(marcus, QUESTION, ANSWER);
  const threads = [await threadOf(gabriel, QUESTION), await threadOf(marcus, QUESTION)];
  const own = await reply(sarah, QUESTION, THANKS);
  await inThread(own, ANSWER).waitFor();
  await chooseOf(threads[0] as Locator, ANSWER, "React with 🎉");
  await chooseOf(own, ANSWER, "React with 🎉");
  await choose(marcus, QUESTION, "React with 👍");
  await chooseOf(own, ANSWER, "Mark as answer");
  await chooseOf(threads[0] as Locator, ANSWER, "Pin");

  for (const [index, page] of all.entries()) {
    const thread = [...threads, own][index] as Locator;
    await expect
      .poll(() => signs(row(page, QUESTION)))
      .toEqual(["2 replies", "✓ Answered", "👍1"].toSorted());
    await expect.poll(() => signs(inThread(thread, ANSWER))).toEqual(["Answer", "Pinned", "🎉2"].toSorted());
    expect(await order(page, [QUESTION, ANSWER, THANKS])).toEqual([QUESTION]);
    const replies = await thread.getByRole("list", { name: "Replies" }).getByRole("listitem").allInnerTexts();
    expect(replies.flatMap((text) => [ANSWER, THANKS].filter((words) => text.includes(words)))).toEqual([
      ANSWER,
      THANKS,
    ]);
  }
  await expect.poll(() => balance(marcus)).toBe(before + 5);
  const [points] = await stage.runtime.sql`
    select t.points from goodwill_transactions t join users u on u.id = t.to_user_id and u.handle = 'marcus'
    where t.reason = 'question_answer' order by t.created_at desc limit 1`;
  expect(points).toEqual({ points: 5 });
});

it("whoever was in a tunnel finds everything once, in order, after a line, as the others see it", async () => {
  const [gabriel, marcus, sarah] = await Promise.all([
    stage.enter("gabriel"),
    stage.enter("marcus"),
    stage.enter("sarah", { baseURL: tunnel.url }),
  ]);
  for (const page of [gabriel, marcus, sarah]) await page.getByText("3 people here").waitFor();
  const kept = ["A plover before the tunnel.", "A curlew before the tunnel.", "A godwit before the tunnel."];
  for (const text of kept) await say(marcus, text);
  await row(sarah, kept[2] ?? "").waitFor();

  tunnel.enter();
  await sarah.context().setOffline(true);
  await sarah.getByText(/^You’re offline/).waitFor();
  await say(sarah, "Typed in the tunnel.");
  const missed = Array.from({ length: 12 }, (_, index) => `Line ${index + 10} of the world outside.`);
  for (const [index, text] of missed.entries()) {
    const author = index % 2 ? gabriel : marcus;
    await say(author, text);
    // Two authors are in order only if each waits for what the other said.
    await row(author, text).waitFor();
  }
  await choose(gabriel, "A plover before", "React with 👀");
  await choose(marcus, "A curlew before", "Edit");
  const editor = marcus.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("A whimbrel before the tunnel.");
  await editor.press("Enter");
  await choose(gabriel, "A godwit before", "Delete");
  await gabriel
    .getByRole("dialog", { name: "Delete this message?" })
    .getByRole("button", { name: "Delete", exact: true })
    .click();
  await row(marcus, "A whimbrel before the tunnel.").waitFor();
  await expect.poll(() => row(marcus, "A godwit before").count()).toBe(0);
  expect(await row(sarah, "of the world outside").count()).toBe(0);

  tunnel.leave();
  await sarah.context().setOffline(false);
  const now = [kept[0] ?? "", "A whimbrel before the tunnel.", ...missed, "Typed in the tunnel."];
  for (const page of [sarah, marcus, gabriel]) {
    await row(page, "Typed in the tunnel.").waitFor();
    expect(await order(page, [...now, ...kept.slice(1)])).toEqual(now);
    await expect.poll(() => signs(row(page, "A plover before"))).toEqual(["👀1"]);
    await page.getByText("3 people here").waitFor();
  }
  const shown = (await lines(sarah).allInnerTexts()).map((text) => text.trim());
  expect(shown.filter((text) => text === "New")).toHaveLength(1);
  expect(shown[shown.indexOf("New") + 1]).toContain(missed[0]);
  expect(await composer(sarah).inputValue()).toBe("");
  stage.problems(sarah);
});
