import { expect, it } from "vitest";
import { violations } from "../support/accessibility.ts";
import { openPanel } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

it("what somebody wants to hear of, and when, is kept", async () => {
  const sarah = await stage.enter("sarah");
  const level = () => stage.runtime.sql<{ level: string }[]>`
    select s.level from chat_room_settings s join users u on u.id = s.user_id
    where u.handle = 'sarah' and s.room_id = ${stage.roomId}`;
  const settings = await openPanel(sarah, "Notifications of this room", "Notifications");
  await settings.getByRole("radio", { name: /^Mentions and threads/ }).check();
  await expect.poll(level).toEqual([{ level: "mentions" }]);
  expect(await violations(sarah)).toEqual([]);

  await settings.getByRole("link", { name: "quiet hours" }).click();
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
