import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { menu, openPanel } from "./support/chat-page.ts";
import { changed, openChatStage, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("who moderates slows the room, mutes a member and lifts it again; all of it is on record", async () => {
  const lee = await stage.join("lee");
  const gabriel = await stage.enter("gabriel");
  const members = await openPanel(gabriel, "Members");
  await members.getByRole("searchbox").fill("lee");
  const person = members.getByRole("listitem").filter({ hasText: "@lee" });
  await person.getByText(/here now/).waitFor();
  await person.getByRole("button", { name: /^Mute / }).click();

  const dialog = gabriel.getByRole("dialog", { name: /^Mute Lee/ });
  await dialog.getByRole("button", { name: "Mute", exact: true }).click();
  await dialog.getByText("Say why in a few words.").waitFor();
  await dialog.getByLabel("For how long").selectOption({ label: "10 minutes" });
  await dialog.getByLabel("Reason").fill("Advertises a zoo.");
  expect(await violations(gabriel)).toEqual([]);
  await dialog.getByRole("button", { name: "Mute", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await lee.next((frame) => frame._tag === "RoomRules" && frame.mutedUntil !== null);
  expect(await members.isVisible()).toBe(true);

  const moderation = await openPanel(gabriel, "Moderation");
  const muted = moderation.getByRole("list", { name: "Muted and removed" }).getByRole("listitem");
  await muted.filter({ hasText: "Advertises a zoo." }).waitFor();
  expect(await violations(gabriel)).toEqual([]);
  await muted.getByRole("button", { name: /^Lift/ }).click();
  await moderation.getByText("Nobody is muted or removed.").waitFor();
  await lee.next((frame) => frame._tag === "RoomRules" && frame.mutedUntil === null);

  const paces = await moderation.getByLabel("Slow mode").getByRole("option").allInnerTexts();
  expect(paces.slice(-2)).toEqual(["One message every hour", "One message every 6 hours"]);
  await moderation.getByLabel("Slow mode").selectOption({ label: "One message every 30 s" });
  await lee.next((frame) => frame._tag === "RoomRules" && frame.slowModeSeconds === 30);
  await moderation.getByLabel("Slow mode").selectOption({ label: "Off" });
  await lee.next((frame) => frame._tag === "RoomRules" && frame.slowModeSeconds === 0);

  await moderation.getByRole("tab", { name: "Activity" }).click();
  const record = moderation.getByRole("list", { name: "Activity" }).getByRole("listitem");
  await record
    .filter({ hasText: /turned off slow mode/ })
    .first()
    .waitFor();
  const lines = await record.allInnerTexts();
  const acts = [/turned off slow mode/, /every 30 s/, /unmuted Lee/, /muted Lee.*: Advertises a zoo\./];
  expect(acts.map((act) => lines.findIndex((line) => act.test(line)))).toEqual([0, 1, 2, 3]);
});

it("a message is reported once, and what it said before it was deleted is read by whoever moderates", async () => {
  const [lee, moderator] = await Promise.all([stage.join("lee"), stage.join("moderator")]);
  const id = await says(lee, "Buy a wombat from me.");
  const sarah = await stage.enter("sarah");
  const row = sarah.locator(`[data-message="${id}"]`);
  const report = async () => {
    await row.press("m");
    await menu(sarah).getByRole("menuitem", { name: "Report" }).click();
    const dialog = sarah.getByRole("dialog", { name: "Report this message?" });
    await dialog.getByLabel("What’s wrong with it?").fill("It sells animals.");
    await dialog.getByRole("button", { name: "Report", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  };
  await report();
  await sarah.getByText("Reported", { exact: true }).waitFor();
  await report();
  await sarah.getByText("You’ve already reported this").waitFor();
  const flags = await stage.runtime.sql`select reason from content_flags where target_id = ${id}`;
  expect(flags).toEqual([{ reason: "It sells animals." }]);
  // The second report was refused, as it should be.
  expect(stage.problems(sarah)).toEqual([`409 POST /api/chat/messages/${id}/flags`]);

  moderator.send({ _tag: "Delete", id });
  await changed(moderator, "Deleted", id);
  const gabriel = await stage.enter("gabriel");
  const moderation = await openPanel(gabriel, "Moderation");
  await moderation.getByRole("tab", { name: "Activity" }).click();
  const record = moderation.getByRole("list", { name: "Activity" }).getByRole("listitem");
  await record.filter({ hasText: "It sells animals." }).waitFor();
  const deleted = record.filter({ hasText: /deleted a message from Lee/ }).first();
  await deleted.getByRole("button", { name: "Earlier versions" }).click();
  const versions = gabriel.getByRole("dialog", { name: "Earlier versions" });
  await versions.getByText("Buy a wombat from me.").waitFor();
  expect(await violations(gabriel)).toEqual([]);
  await gabriel.keyboard.press("Escape");
  await versions.waitFor({ state: "hidden" });
  expect(await moderation.isVisible()).toBe(true);
});

it("who does not moderate is offered nothing of it", async () => {
  const sarah = await stage.enter("sarah");
  const members = await openPanel(sarah, "Members");
  await members.getByRole("listitem").first().waitFor();
  expect(await members.getByRole("button", { name: /^(Mute|Remove) / }).count()).toBe(0);
  await sarah.getByRole("button", { name: "Room menu" }).click();
  await sarah.getByRole("menuitem", { name: "Keyboard shortcuts" }).waitFor();
  expect(await sarah.getByRole("menuitem", { name: "Moderation" }).count()).toBe(0);
});
