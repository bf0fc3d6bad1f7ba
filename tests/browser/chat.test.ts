import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { digTunnel, type Tunnel } from "../support/network/tunnel.ts";
import { signIn } from "../support/running/people.ts";
import { composer, lines, order, replyField, say, threadOf } from "./support/chat-page.ts";
import { openStage } from "./support/stage.ts";

const COURSE = "/courses/intro-to-claude-code";

const stage = openStage();
let tunnel: Tunnel;

beforeAll(async () => {
  tunnel = await digTunnel(stage.runtime.url);
});
afterEach(() => tunnel.leave());
afterAll(() => tunnel?.close());

const line = (page: Page, text: string | RegExp) => lines(page).filter({ hasText: text });
/** A message that the room has confirmed, and nothing that waits. */
const confirmed = (page: Page, text: string) => line(page, text).and(page.locator("[data-message]"));
const enterChat = async (handle: string, options?: BrowserContextOptions): Promise<Page> => {
  const page = await stage.come(handle, `${COURSE}/chat`, options);
  await page.getByText(/people here|Only you are here/).waitFor();
  return page;
};

it("who comes back on a phone begins where they left off, and has read only what they saw", async () => {
  const unread = () => stage.runtime.sql<{ count: number }[]>`
    select (r.last_seq - m.last_read_seq)::int as count from chat_rooms r
    join courses c on c.id = r.course_id and c.slug = 'intro-to-claude-code'
    join chat_read_markers m on m.room_id = r.id join users u on u.id = m.user_id and u.handle = 'lee'`;
  const behind = (await unread())[0]?.count;
  expect(behind).toBeGreaterThanOrEqual(7);
  // Of those, what others wrote and what is there still is new to him.
  const [fresh] = await stage.runtime.sql<{ count: number }[]>`
    select count(*)::int as count from chat_messages n join chat_rooms r on r.id = n.room_id
    join courses c on c.id = r.course_id and c.slug = 'intro-to-claude-code'
    join users u on u.handle = 'lee' join chat_read_markers m on m.room_id = r.id and m.user_id = u.id
    where n.seq > m.last_read_seq and n.user_id <> u.id and not n.is_deleted and n.is_in_room`;
  const pill = `${fresh?.count} new messages`;
  const lee = await stage.come("lee", `${COURSE}/chat`, { viewport: { width: 360, height: 760 } });
  await lee.getByRole("button", { name: pill }).waitFor();
  const list = await lee.getByRole("region", { name: /^Messages/ }).boundingBox();
  const divider = await line(lee, /^New$/).boundingBox();
  expect(divider?.y).toBeGreaterThan(list?.y ?? 0);
  expect(divider?.y).toBeLessThan((list?.y ?? 0) + (list?.height ?? 0));
  expect(await unread()).toEqual([{ count: behind }]);
  await lee.getByRole("button", { name: pill }).click();
  await lee.getByRole("button", { name: pill }).waitFor({ state: "hidden" });
  await expect.poll(unread, { timeout: 10_000 }).toEqual([{ count: 0 }]);
});

it("two students find each other in their course's chat", async () => {
  const [sarah, lee] = await Promise.all([stage.come("sarah", COURSE), stage.come("lee", COURSE)]);
  for (const page of [sarah, lee]) {
    await page
      .getByRole("link", { name: /^Open chat/ })
      .filter({ visible: true })
      .click();
    await page.getByRole("heading", { level: 1, name: "Intro to Claude Code" }).waitFor();
  }

  // What Sarah has not read begins after a line; it was four messages.
  await line(sarah, /^New$/).waitFor();
  expect(await sarah.locator("[data-unread] ~ [data-message]").count()).toBe(4);

  await sarah.getByText("2 people here").waitFor();
  await sarah.getByRole("complementary", { name: "Who’s here" }).getByText(/^Lee /).waitFor();

  await composer(lee).pressSequentially("Does anybody");
  await sarah.getByText(/^Lee.* is typing…$/).waitFor();
  await say(lee, "Does anybody keep a CLAUDE.md per folder?");
  await confirmed(sarah, "Does anybody keep a CLAUDE.md per folder?").waitFor();
  await sarah.getByText(/is typing…$/).waitFor({ state: "hidden" });

  const thread = await threadOf(sarah, "Does anybody keep");
  await thread.getByRole("checkbox", { name: "Also send to room" }).check();
  await replyField(thread).fill("One for the whole project is enough for me.");
  await replyField(thread).press("Enter");
  const answer = confirmed(lee, "One for the whole project is enough for me.");
  await answer.getByRole("button", { name: /^Replied to Lee.*Does anybody keep/ }).waitFor();
  await confirmed(lee, "Does anybody keep")
    .first()
    .getByRole("button", { name: /^1 reply/ })
    .waitFor();
  expect(await confirmed(sarah, "One for the whole project").count()).toBe(1);
});

it("the history is read back to the room's first message", async () => {
  const lee = await enterChat("lee");
  const [room] = await stage.runtime.sql<{ count: number; first: string }[]>`
    select (select count(*)::int from chat_messages n where n.room_id = r.id and n.is_in_room),
      m.content as first from chat_rooms r
    join courses c on c.id = r.course_id and c.slug = 'intro-to-claude-code'
    join chat_messages m on m.room_id = r.id and m.seq = 1`;
  const list = lee.getByRole("region", { name: /^Messages/ });
  const beginning = lee.getByText(/^This is where .* begins\.$/);
  await list.focus();
  const atBeginning = async () => {
    await list.press("Home");
    return beginning.isVisible();
  };
  await expect.poll(atBeginning, { timeout: 20_000 }).toBe(true);
  const ids = await lee.locator("[data-message]").evaluateAll((rows) => rows.map((row) => row.id));
  expect(ids.length).toBe(room?.count);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await lines(lee).nth(1).textContent()).toContain(room?.first.split("\n")[0]);
  // How it is called depends on what he has read before.
  const newest = lee.getByRole("button", { name: /^Newest$|new messages?$/ });
  await newest.click();
  await newest.waitFor({ state: "hidden" });
});

it("what one person typed is never sent by the next one who signs in on the device", async () => {
  const page = await enterChat("sarah", { baseURL: tunnel.url });
  const context = page.context();
  const sarahs = await context.cookies();
  tunnel.enter();
  await context.setOffline(true);
  await page.getByText(/^You’re offline/).waitFor();
  await say(page, "Only Sarah says this.");
  await line(page, "Only Sarah says this.").getByText("Waiting to send").waitFor();

  const marcus = await signIn(stage.runtime, "marcus@peerloop.test");
  const [name = "", value = ""] = marcus.cookie.split("; ")[0]?.split("=", 2) ?? [];
  await context.addCookies([{ name, value, url: tunnel.url, httpOnly: true }]);
  const authors = () => stage.runtime.sql`
    select u.handle from chat_messages m join users u on u.id = m.user_id where m.content = 'Only Sarah says this.'`;
  tunnel.leave();
  await context.setOffline(false);
  // The page has become the other one's.
  await page.getByRole("button", { name: /^Your account, Marcus/ }).waitFor();
  await page.getByText("Waiting to send").waitFor({ state: "detached" });
  await say(page, "And Marcus this.");
  await confirmed(page, "And Marcus this.").waitFor();
  expect(await authors()).toEqual([]);

  await context.addCookies(sarahs);
  await page.reload();
  await confirmed(page, "Only Sarah says this.").waitFor();
  expect(await authors()).toEqual([{ handle: "sarah" }]);
});

it("what is typed in a tunnel outlives a reload, and is sent once, in order", async () => {
  const [sarah, lee] = await Promise.all([enterChat("sarah", { baseURL: tunnel.url }), enterChat("lee")]);
  await sarah.getByText("2 people here").waitFor();

  tunnel.enter();
  await sarah.context().setOffline(true);
  await sarah.getByText(/^You’re offline/).waitFor();
  await say(sarah, "First, out of the dark.");
  await line(sarah, "First, out of the dark.").getByText("Waiting to send").waitFor();
  await sarah.getByText(/1 message will send when you’re back online/).waitFor();
  await say(lee, "Sarah must be in the tunnel.");

  tunnel.pagesOnly();
  await sarah.context().setOffline(false);
  await sarah.reload();
  await line(sarah, "First, out of the dark.").getByText("Waiting to send").waitFor();
  await say(sarah, "Second, out of the dark.");
  await line(sarah, "Second, out of the dark.").getByText("Waiting to send").waitFor();
  expect(await line(lee, "out of the dark").count()).toBe(0);

  tunnel.leave();
  const all = ["Sarah must be in the tunnel.", "First, out of the dark.", "Second, out of the dark."];
  for (const page of [lee, sarah]) {
    await confirmed(page, "Second, out of the dark.").waitFor();
    expect(await order(page, all)).toEqual(all);
    expect(await page.getByText("Waiting to send").count()).toBe(0);
  }
  await lee.getByText("2 people here").waitFor();
});

it("a killed server loses nothing that it confirmed, and nothing twice", async () => {
  const [sarah, lee] = await Promise.all([enterChat("sarah"), enterChat("lee")]);
  await sarah.getByText("2 people here").waitFor();
  const texts = Array.from({ length: 14 }, (_, index) => `Line ${index + 10} of the night shift.`);
  const [before, during] = [texts.slice(0, 8), texts.slice(8)];

  for (const text of before) await say(sarah, text);
  await confirmed(sarah, before[3] ?? "").waitFor();
  const seenByLee = await order(lee, texts);
  await stage.runtime.kill();
  for (const text of during) await say(sarah, text);
  await say(lee, "Is anybody else cut off?");
  await stage.runtime.restarted();

  for (const page of [sarah, lee]) {
    await confirmed(page, texts.at(-1) ?? "").waitFor({ timeout: 40_000 });
    await confirmed(page, "Is anybody else cut off?").waitFor({ timeout: 40_000 });
    expect(await order(page, texts)).toEqual(texts);
    expect(await line(page, "Is anybody else cut off?").count()).toBe(1);
    await page.getByText("2 people here").waitFor();
  }
  expect(texts.slice(0, seenByLee.length)).toEqual(seenByLee);
  const stored = await stage.runtime.sql<{ content: string }[]>`
    select content from chat_messages where content like '% of the night shift.' order by seq`;
  expect(stored.map(({ content }) => content)).toEqual(texts);
});
