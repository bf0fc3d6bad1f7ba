import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { openSocket, signIn } from "../support/running/people.ts";
import { openPanel, row } from "./support/chat-page.ts";
import { openChatStage, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("what somebody wants to hear of, and when, is kept", async () => {
  const sarah = await stage.enter("sarah");
  const level = () => stage.runtime.sql<{ level: string }[]>`
    select s.level from chat_room_settings s join users u on u.id = s.user_id
    where u.handle = 'sarah' and s.room_id = ${stage.roomId}`;
  const settings = await openPanel(sarah, "Notifications");
  await settings.getByRole("radio", { name: /^Mentions and threads/ }).check();
  await expect.poll(level).toEqual([{ level: "mentions" }]);
  expect(await violations(sarah)).toEqual([]);

  await settings.getByRole("link", { name: "Quiet hours" }).click();
  await sarah.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  const quiet = () => stage.runtime.sql<{ quiet_from: string; quiet_to: string }[]>`
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

it("a room of which nothing is to be heard shows in no badge and no title, and one of which all is shows its number", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.join("lee")]);
  const hear = async (level: RegExp) => {
    const settings = await openPanel(sarah, "Notifications");
    const saved = sarah.waitForResponse(/\/settings$/);
    await settings.getByRole("radio", { name: level }).check();
    expect((await saved).status()).toBe(200);
    await settings.getByRole("button", { name: "Close Notifications" }).click();
  };
  const inbox = sarah
    .locator("main")
    .getByText(/unread messages/)
    .filter({ visible: true });
  const { cookie, me } = await signIn(stage.runtime, "sarah@peerloop.test");
  const toCourse = async () => {
    const left = lee.next((frame) => frame._tag === "Presence" && frame.left.includes(me.id));
    await sarah.goto("/courses/intro-to-claude-code");
    await left;
  };
  await hear(/^All messages/);
  await stage.runtime.sql`
    insert into chat_room_settings (room_id, user_id, level)
    select id, ${me.id}, 'nothing' from chat_rooms where id <> ${stage.roomId}
    on conflict (room_id, user_id) do update set level = excluded.level`;
  await sarah.request.post("/api/notifications/read-all", { headers: { origin: stage.runtime.url } });
  await toCourse();
  await says(lee, "levels: one");
  await inbox.waitFor();
  const loud = await sarah.title();
  expect(loud).toMatch(/^• /);

  await sarah.getByRole("link", { name: /^Open chat/ }).click();
  await row(sarah, "levels: one").waitFor();
  await hear(/^Nothing/);
  await toCourse();
  await sarah.getByRole("link", { name: /^Open chat/ }).waitFor();
  const quiet = await sarah.title();
  // Another device of hers hears of the message, as the page does.
  const device = await openSocket(stage.runtime, cookie, "inbox", me.id);
  await device.next("Welcome");
  await says(lee, "levels: two");
  await device.next("Unread");
  await device.close();
  await sarah.evaluate(() => new Promise(requestAnimationFrame));
  expect(await inbox.count()).toBe(0);
  expect(await sarah.title()).toBe(quiet);
  expect(quiet).not.toMatch(/^[•(]/);
});
