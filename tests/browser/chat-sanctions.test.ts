import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { choose, composer, openPanel, row, say } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

/** Notes what a reload would forget; answers whether it is still known. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isSamePage: true }));
const isSamePage = (page: Page) => page.evaluate(() => "isSamePage" in window);
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });

const setPace = async (page: Page, label: string) => {
  const moderation = page.getByRole("dialog", { name: "Moderation" });
  if (!(await moderation.isVisible())) await openPanel(page, "Moderation");
  const answered = page.waitForResponse(/\/slow-mode$/);
  await moderation.getByLabel("Slow mode").selectOption({ label });
  expect((await answered).status()).toBe(200);
};
const sanction = async (page: Page, message: string, of: "Mute" | "Remove", name: string, reason: string) => {
  await choose(page, message, `${of} ${name}`);
  const dialog = page.getByRole("dialog", { name: `${of} ${name}?` });
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: of, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
};
const lift = async (page: Page, reason: string) => {
  const moderation = await openPanel(page, "Moderation");
  const sanctions = moderation.getByRole("list", { name: "Muted and removed" }).getByRole("listitem");
  await sanctions.filter({ hasText: reason }).getByRole("button", { name: /^Lift/ }).click();
  await moderation.getByText("Nobody is muted or removed.").waitFor();
  await moderation.getByRole("button", { name: "Close Moderation" }).click();
};

it("in slow mode a student waits and keeps what they typed, and who moderates does not wait", async () => {
  const [gabriel, sarah] = await Promise.all([stage.enter("gabriel"), stage.enter("sarah")]);
  await setPace(gabriel, "One message every 5 s");
  await say(sarah, "First, at the room's pace.");
  await row(gabriel, "First, at the room's pace.").waitFor();
  const pace = sarah.getByText(/^Slow mode: you can write again in \d s\.$/);
  await pace.waitFor();
  const seconds = async () => Number((await pace.textContent())?.match(/\d+/)?.[0]);
  const then = await seconds();
  expect(then).toBeLessThanOrEqual(5);
  await say(sarah, "Second, when it is time.");
  expect(await composer(sarah).inputValue()).toBe("Second, when it is time.");
  expect(await send(sarah).isDisabled()).toBe(true);
  expect(await violations(sarah)).toEqual([]);

  await say(gabriel, "I need not wait.");
  await say(gabriel, "Not at all.");
  await row(sarah, "Not at all.").waitFor();
  await expect.poll(async () => ((await pace.isVisible()) ? await seconds() : 0)).toBeLessThan(then);

  await pace.waitFor({ state: "hidden" });
  await composer(sarah).press("Enter");
  await row(gabriel, "Second, when it is time.").waitFor();
  const [apart] = await stage.runtime.sql<{ seconds: number }[]>`
    select extract(epoch from max(created_at) - min(created_at))::float as seconds from chat_messages
    where content in ('First, at the room''s pace.', 'Second, when it is time.')`;
  expect(apart?.seconds).toBeGreaterThanOrEqual(5);

  await pace.waitFor();
  await setPace(gabriel, "Off");
  await pace.waitFor({ state: "hidden" });
  await say(sarah, "Third, at my own pace.");
  await row(gabriel, "Third, at my own pace.").waitFor();
});

it("who is muted reads until when, keeps what they typed, and sends it once they may, without a reload", async () => {
  const [gabriel, sarah] = await Promise.all([stage.enter("gabriel"), stage.enter("sarah")]);
  await mark(sarah);
  await say(sarah, "A word too much.");
  await row(gabriel, "A word too much.").waitFor();
  await composer(sarah).fill("What I still wanted to say.");
  await sanction(gabriel, "A word too much.", "Mute", "Sarah Lindqvist", "Too many words.");

  const notice = sarah.getByText(/^You’re muted until .*\d:\d\d.*\.$/);
  await notice.waitFor();
  await composer(sarah).press("Enter");
  expect(await send(sarah).isDisabled()).toBe(true);
  expect(await composer(sarah).inputValue()).toBe("What I still wanted to say.");
  expect(await violations(sarah)).toEqual([]);
  // The room itself says no as well.
  await choose(sarah, "A word too much.", "React with 🎉");
  await sarah.getByText(/^You can’t write in this room for another /).waitFor();
  await say(gabriel, "Sarah can still read this.");
  await row(sarah, "Sarah can still read this.").waitFor();

  await lift(gabriel, "Too many words.");
  await notice.waitFor({ state: "hidden" });
  await composer(sarah).press("Enter");
  await row(gabriel, "What I still wanted to say.").waitFor();
  expect(await isSamePage(sarah)).toBe(true);
});

it("a mute that ends by itself gives the word back by itself", async () => {
  const [gabriel, sarah] = await Promise.all([stage.enter("gabriel"), stage.enter("sarah")]);
  await say(sarah, "One more word too much.");
  await row(gabriel, "One more word too much.").waitFor();
  await sarah.clock.install();
  await sanction(gabriel, "One more word too much.", "Mute", "Sarah Lindqvist", "For an hour.");
  const notice = sarah.getByText(/^You’re muted until /);
  await notice.waitFor();
  await stage.runtime.sql`update chat_sanctions set until = now() where reason = 'For an hour.'`;
  await sarah.clock.fastForward("01:00:01");
  await notice.waitFor({ state: "hidden" });
});

it("a room closes at once for whoever is removed, and is open again once that is lifted", async () => {
  const [gabriel, lee] = await Promise.all([stage.enter("gabriel"), stage.enter("lee")]);
  await say(lee, "The last straw.");
  await row(gabriel, "The last straw.").waitFor();
  const [{ name } = { name: "" }] = await stage.runtime.sql<{ name: string }[]>`
    select name from users where handle = 'lee'`;
  await composer(lee).fill("And another thing.");
  await sanction(gabriel, "The last straw.", "Remove", name, "Straws.");
  await lee.getByText("You no longer have access.").waitFor();
  expect(await composer(lee).isDisabled()).toBe(true);
  expect(await composer(lee).inputValue()).toBe("And another thing.");
  await gabriel.getByText("Only you are here").waitFor();
  await say(gabriel, "Not for everybody's ears.");
  await row(gabriel, "Not for everybody's ears.").waitFor();
  expect(await row(lee, "Not for everybody's ears.").count()).toBe(0);

  await lee.reload();
  await lee.getByText("You no longer have access.").waitFor();
  expect(await lee.getByText("Not for everybody's ears.").count()).toBe(0);
  await lift(gabriel, "Straws.");
  await lee.reload();
  await row(lee, "Not for everybody's ears.").waitFor();
  await composer(lee).press("Enter");
  await row(gabriel, "And another thing.").waitFor();
  expect(stage.problems(lee)).toContain(`404 GET /api/chat/rooms/${stage.roomId}/messages`);
});
