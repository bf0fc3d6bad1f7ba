import type { Browser, Locator, Page } from "playwright-core";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { violations } from "../support/accessibility.ts";
import { type Visitor, visit } from "../support/browsing.ts";
import { launchChromium } from "../support/chromium.ts";
import { openSocket, signIn, type TestSocket } from "../support/people.ts";
import { type TestRuntime, testRuntime } from "../support/runtime.ts";

const CHAT = "/courses/intro-to-claude-code/chat";
const phone = { width: 360, height: 760 };
const wide = { width: 1280, height: 800 };

let runtime: TestRuntime;
let browser: Browser;
let roomId: string;
const visitors: Visitor[] = [];
const sockets: TestSocket[] = [];

beforeAll(async () => {
  [runtime, browser] = await Promise.all([testRuntime({ client: true }), launchChromium()]);
  const [room] = await runtime.sql<{ id: string }[]>`
    select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'intro-to-claude-code'`;
  roomId = room?.id ?? "";
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close();
  for (const { context, problems } of visitors.splice(0)) {
    await context.close();
    expect(problems).toEqual([]);
  }
});
afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
});

/** Somebody at a browser, in the room. */
const come = async (handle: string, options = {}): Promise<Page> => {
  const visitor = await visit(runtime, browser, handle, {
    viewport: wide,
    reducedMotion: "reduce",
    ...options,
  });
  visitors.push(visitor);
  await visitor.page.goto(CHAT);
  await visitor.page.getByText(/people here|Only you are here/).waitFor();
  return visitor.page;
};
/** Somebody in the room without a browser. */
const join = async (handle: string): Promise<TestSocket> => {
  const { cookie } = await signIn(runtime, `${handle}@peerloop.test`);
  const socket = await openSocket(runtime, cookie, "chat", roomId);
  sockets.push(socket);
  await socket.next("Welcome");
  return socket;
};
const says = async (socket: TestSocket, content: string, replyToId: string | null = null) => {
  const id = uuidv7();
  socket.send({ _tag: "Send", id, content, replyToId });
  await socket.next(
    (frame) =>
      frame._tag === "Messages" && frame.messages.some((message: { id: string }) => message.id === id),
  );
  return id;
};
const changed = (socket: TestSocket, tag: string, id: string) =>
  socket.next(
    (frame) =>
      frame._tag === "Changes" &&
      frame.changes.some((change: { _tag: string; id: string }) => change._tag === tag && change.id === id),
  );
/** A panel of the room, opened by its button or out of the menu. */
const open = async (page: Page, item: string, title = item): Promise<Locator> => {
  await page.getByRole("button", { name: "More of this room" }).click();
  await page.getByRole("dialog").getByRole("button", { name: item, exact: true }).click();
  const panel = page.getByRole("dialog", { name: title, exact: true });
  await panel.waitFor();
  return panel;
};
const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);

it("a search finds by words, author and day, and leads to the message where it stands", async () => {
  const lee = await join("lee");
  const found = await says(lee, "The zeppelin hook runs before every commit.");
  const sarah = await come("sarah");
  const button = sarah.getByRole("button", { name: "Search", exact: true });
  await button.click();
  const panel = sarah.getByRole("dialog", { name: "Search" });
  const field = panel.getByRole("searchbox", { name: "Search messages" });
  await expect.poll(() => isFocused(field)).toBe(true);

  const results = panel.getByRole("list", { name: "Messages found" }).getByRole("listitem");
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
  await panel.getByRole("button", { name: /^From anybody/ }).click();
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

it("a thread is read and answered beside the room, live, and followed", async () => {
  const [lee, marcus] = await Promise.all([join("lee"), join("marcus")]);
  const question = await says(lee, "Why does my quokka test fail only in the pipeline?");
  const answer = await says(marcus, "Because the quokka fixture reads the time zone.", question);
  lee.send({ _tag: "MarkAnswer", id: answer, is: true });
  await changed(lee, "Answered", question);

  const sarah = await come("sarah");
  const answers = await open(sarah, "Answered questions");
  await answers.getByRole("searchbox").fill("quokka pipeline");
  const item = answers.getByRole("listitem").filter({ hasText: "Why does my quokka test fail" });
  await item.getByText("Because the quokka fixture").waitFor();
  await item.getByRole("button", { name: "Thread" }).click();

  const thread = sarah.getByRole("dialog", { name: "Thread" });
  const lines = thread.getByRole("list", { name: "Answers" }).getByRole("listitem");
  await lines
    .filter({ hasText: "Because the quokka fixture" })
    .getByText("Answer", { exact: true })
    .waitFor();
  await says(marcus, "Setting TZ in the quokka job settles it.", answer);
  await lines.filter({ hasText: "Setting TZ" }).waitFor();

  await thread.getByRole("textbox", { name: "Answer in the thread" }).fill("It does, thank you both.");
  await sarah.keyboard.press("Enter");
  const own = lines.filter({ hasText: "It does, thank you both." });
  await own.and(sarah.locator("[data-thread-message]")).waitFor();
  await thread.getByText("3 answers").waitFor();
  const [stored] = await runtime.sql<{ thread_id: string }[]>`
    select thread_id from chat_messages where content = 'It does, thank you both.'`;
  expect(stored?.thread_id).toBe(question);

  await own.getByRole("button", { name: /^What to do with the message of/ }).click();
  await sarah.getByRole("dialog").getByRole("button", { name: "Edit", exact: true }).click();
  const editor = thread.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("It does, **thank you** all.");
  await editor.press("Enter");
  await lines.getByText("thank you", { exact: true }).and(sarah.locator("strong")).waitFor();
  const edited = () => runtime.sql`select 1 from chat_messages where content = 'It does, **thank you** all.'`;
  await expect.poll(edited).toHaveLength(1);

  await thread.getByRole("button", { name: /^Follow/ }).click();
  await expect
    .poll(
      () => runtime.sql`
        select f.is_following from chat_thread_follows f join users u on u.id = f.user_id
        where f.thread_id = ${question} and u.handle = 'sarah'`,
    )
    .toHaveLength(1);
  expect(await violations(sarah)).toEqual([]);
  await thread.getByRole("button", { name: "Close Thread" }).click();
  await thread.waitFor({ state: "hidden" });
});

it("a message that is pinned shows among the pins at once, and is gone when it is unpinned", async () => {
  const gabriel = await join("gabriel");
  const id = await says(gabriel, "Office hours are on Thursdays.");
  const sarah = await come("sarah");
  const pins = await open(sarah, "Pinned messages");
  const pinned = pins.getByRole("listitem").filter({ hasText: "Office hours are on Thursdays." });
  expect(await pinned.count()).toBe(0);
  gabriel.send({ _tag: "Pin", id, is: true });
  await pinned.waitFor();
  expect(await violations(sarah)).toEqual([]);
  gabriel.send({ _tag: "Pin", id, is: false });
  await pinned.waitFor({ state: "detached" });
});

it("who moderates slows the room, mutes a member and lifts it again; all of it is on record", async () => {
  const lee = await join("lee");
  const gabriel = await come("gabriel");
  const members = await open(gabriel, "Members");
  await members.getByRole("searchbox").fill("lee");
  const person = members.getByRole("listitem").filter({ hasText: "@lee" });
  await person.getByText(/here now/).waitFor();
  await person.getByRole("button", { name: /^Mute / }).click();

  const dialog = gabriel.getByRole("dialog", { name: /^Mute Lee/ });
  await dialog.getByRole("button", { name: "Mute", exact: true }).click();
  await dialog.getByText("Say why, in a few words.").waitFor();
  await dialog.getByLabel("For how long").selectOption({ label: "10 minutes" });
  await dialog.getByLabel("Reason").fill("Advertises a zoo.");
  expect(await violations(gabriel)).toEqual([]);
  await dialog.getByRole("button", { name: "Mute", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await lee.next((frame) => frame._tag === "RoomRules" && frame.mutedUntil !== null);
  expect(await members.isVisible()).toBe(true);

  const moderation = await open(gabriel, "Moderation");
  const muted = moderation.getByRole("list", { name: "Muted and removed" }).getByRole("listitem");
  await muted.filter({ hasText: "Advertises a zoo." }).waitFor();
  expect(await violations(gabriel)).toEqual([]);
  await muted.getByRole("button", { name: /^Lift/ }).click();
  await moderation.getByText("Nobody is muted or removed.").waitFor();
  await lee.next((frame) => frame._tag === "RoomRules" && frame.mutedUntil === null);

  await moderation.getByLabel("Slow mode").selectOption({ label: "One message every 30 s" });
  await lee.next((frame) => frame._tag === "RoomRules" && frame.slowModeSeconds === 30);
  await moderation.getByLabel("Slow mode").selectOption({ label: "Off" });
  await lee.next((frame) => frame._tag === "RoomRules" && frame.slowModeSeconds === 0);

  await moderation.getByRole("tab", { name: "What was done" }).click();
  const record = moderation.getByRole("list", { name: "Audit trail" }).getByRole("listitem");
  await record
    .filter({ hasText: /ended slow mode/ })
    .first()
    .waitFor();
  const lines = await record.allInnerTexts();
  const acts = [/ended slow mode/, /every 30 s/, /let Lee.* write again/, /muted Lee.*: Advertises a zoo\./];
  expect(acts.map((act) => lines.findIndex((line) => act.test(line)))).toEqual([0, 1, 2, 3]);
});

it("a message is reported once, and what it said before it was deleted is read by who moderates", async () => {
  const [lee, moderator] = await Promise.all([join("lee"), join("moderator")]);
  const id = await says(lee, "Buy a wombat from me.");
  const sarah = await come("sarah");
  const row = sarah.locator(`[data-message="${id}"]`);
  const report = async () => {
    await row.press("m");
    await sarah.getByRole("dialog").getByRole("button", { name: "Report", exact: true }).click();
    const dialog = sarah.getByRole("dialog", { name: "Report this message?" });
    await dialog.getByLabel("What is wrong with it?").fill("It sells animals.");
    await dialog.getByRole("button", { name: "Report", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  };
  await report();
  await sarah.getByText("Reported", { exact: true }).waitFor();
  await report();
  await sarah.getByText("You have reported this before").waitFor();
  const flags = await runtime.sql`select reason from content_flags where target_id = ${id}`;
  expect(flags).toEqual([{ reason: "It sells animals." }]);
  // The second report was refused, as it should be.
  const visitor = visitors.find(({ page }) => page === sarah);
  expect(visitor?.problems.splice(0)).toEqual([`409 POST /api/chat/messages/${id}/flags`]);

  moderator.send({ _tag: "Delete", id });
  await changed(moderator, "Deleted", id);
  const gabriel = await come("gabriel");
  const moderation = await open(gabriel, "Moderation");
  await moderation.getByRole("tab", { name: "What was done" }).click();
  const record = moderation.getByRole("list", { name: "Audit trail" }).getByRole("listitem");
  await record.filter({ hasText: "It sells animals." }).waitFor();
  const deleted = record.filter({ hasText: /deleted a message of Lee/ }).first();
  await deleted.getByRole("button", { name: "What it said before" }).click();
  const versions = gabriel.getByRole("dialog", { name: "What it said before" });
  await versions.getByText("Buy a wombat from me.").waitFor();
  expect(await violations(gabriel)).toEqual([]);
  await gabriel.keyboard.press("Escape");
  await versions.waitFor({ state: "hidden" });
  expect(await moderation.isVisible()).toBe(true);
});

it("a search over all rooms leads into the other room, to the message", async () => {
  const [other] = await runtime.sql<{ slug: string; title: string; content: string; id: string }[]>`
    select c.slug, c.title, m.content, m.id from chat_messages m join chat_rooms r on r.id = m.room_id
    join courses c on c.id = r.course_id
    where c.slug = 'business-analytics-that-decides' and not m.is_deleted and m.content ~ '^[[:alpha:] ,.]+$'
    order by m.seq limit 1`;
  if (!other) throw new Error("the demo data has no message in the other room");
  const sarah = await come("sarah");
  const panel = await open(sarah, "Search");
  await panel.getByText("All my rooms").click();
  await panel.getByRole("searchbox", { name: "Search messages" }).fill(`"${other.content}"`);
  const result = panel.getByRole("listitem").filter({ hasText: `in ${other.title}` });
  await result.getByRole("link").first().click();
  await sarah.getByRole("heading", { level: 1, name: other.title }).waitFor();
  await expect.poll(() => isFocused(sarah.locator(`[data-message="${other.id}"]`))).toBe(true);
});

it("who does not moderate is offered nothing of it", async () => {
  const sarah = await come("sarah");
  const members = await open(sarah, "Members");
  await members.getByRole("listitem").first().waitFor();
  expect(await members.getByRole("button", { name: /^(Mute|Remove) / }).count()).toBe(0);
  await sarah.getByRole("button", { name: "More of this room" }).click();
  await sarah.getByRole("dialog").getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
  expect(await sarah.getByRole("button", { name: "Moderation" }).count()).toBe(0);
});

it("what somebody wants to hear of, and when, is kept", async () => {
  const sarah = await come("sarah");
  const level = () => runtime.sql<{ level: string }[]>`
    select s.level from chat_room_settings s join users u on u.id = s.user_id
    where u.handle = 'sarah' and s.room_id = ${roomId}`;
  const settings = await open(sarah, "Notifications of this room", "Notifications");
  await settings.getByRole("radio", { name: /^Mentions and threads/ }).check();
  await expect.poll(level).toEqual([{ level: "mentions" }]);
  expect(await violations(sarah)).toEqual([]);

  await settings.getByRole("link", { name: "quiet hours" }).click();
  await sarah.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  const quiet = () => runtime.sql<{ quiet_from: string; quiet_to: string }[]>`
    select quiet_from::text, quiet_to::text from users where handle = 'sarah'`;
  await sarah.getByRole("switch", { name: "Quiet hours" }).click();
  await expect.poll(quiet).toEqual([{ quiet_from: "22:00:00", quiet_to: "07:00:00" }]);
  await sarah.getByLabel("From", { exact: true }).fill("23:30");
  await sarah.getByRole("button", { name: "Save quiet hours" }).click();
  await expect.poll(quiet).toEqual([{ quiet_from: "23:30:00", quiet_to: "07:00:00" }]);
  expect(await violations(sarah)).toEqual([]);
  await sarah.getByRole("switch", { name: "Quiet hours" }).click();
  await expect.poll(quiet).toEqual([{ quiet_from: null, quiet_to: null }]);
});

it("on a phone every panel covers the room, fits, and axe finds nothing in it", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await come("gabriel", { viewport: phone, colorScheme });
    for (const item of [
      "Search",
      "Pinned messages",
      "Answered questions",
      "Members",
      "Notifications of this room",
      "Keyboard shortcuts",
      "Moderation",
    ]) {
      const title = item === "Notifications of this room" ? "Notifications" : item;
      const panel = await open(page, item, title);
      await expect.poll(() => panel.locator(".skeleton").count()).toBe(0);
      const box = await panel.boundingBox();
      expect(box).toMatchObject({ x: 0, y: 0, height: phone.height });
      // A scroll bar of the page keeps its place beside it.
      expect(box?.width).toBeGreaterThanOrEqual(phone.width - 16);
      const overflow = await panel.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect([item, overflow]).toEqual([item, 0]);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "hidden" });
      expect(await isFocused(page.getByRole("button", { name: "More of this room" }))).toBe(true);
    }
  }
});
