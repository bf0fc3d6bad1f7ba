import { expect, it } from "vitest";
import { choose, menuOf, row, say } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";
import { person } from "./support/help-room.ts";

const QUESTION = "My walrus hook runs twice after every edit, and I cannot see why.";

const stage = openChatStage();

it("one press on a question of one's own calls for help with it, and who can help reads it at once", async () => {
  const [sarah, marcus] = await Promise.all([stage.enter("sarah"), stage.come("marcus", "/settings")]);
  await marcus.getByRole("switch", { name: "Ready to help", checked: true }).waitFor();
  await say(sarah, QUESTION);
  await row(sarah, QUESTION).waitFor();
  await choose(sarah, QUESTION, /^Get live help with this/);

  await sarah.getByRole("heading", { level: 1, name: "Your request" }).waitFor();
  await sarah.getByText(QUESTION).waitFor();
  const offer = marcus
    .getByRole("region", { name: "Help requests" })
    .getByRole("article", { name: "Sarah Lindqvist needs help" });
  await offer.getByText(QUESTION).waitFor();
  await offer.getByText("10 points").waitFor();
  const summons = await stage.runtime.sql`
    select s.status, s.points_offered, m.content from help_summons s
    join chat_messages m on m.id = s.chat_message_id where m.content = ${QUESTION}`;
  expect(summons).toEqual([{ status: "pending", points_offered: 10, content: QUESTION }]);
  await offer.getByRole("button", { name: "Accept" }).click();
  await marcus.getByRole("heading", { level: 1, name: "Help for Sarah Lindqvist" }).waitFor();
  await person(sarah, "Marcus Bell, helper").getByText("Here", { exact: true }).waitFor();
});

it("with what others wrote, and as who teaches, nobody calls for help", async () => {
  const [lee, marcus] = await Promise.all([stage.enter("lee"), stage.enter("marcus")]);
  await say(lee, "A question of Lee's own.");
  await say(marcus, "A remark of Marcus.");
  await row(lee, "A remark of Marcus.").waitFor();
  const summon = { name: /^Get live help with this/ };
  expect(await (await menuOf(lee, "A remark of Marcus.")).getByRole("menuitem", summon).count()).toBe(0);
  await lee.keyboard.press("Escape");
  expect(await (await menuOf(lee, "A question of Lee's own.")).getByRole("menuitem", summon).count()).toBe(1);
  expect(await (await menuOf(marcus, "A remark of Marcus.")).getByRole("menuitem", summon).count()).toBe(0);
});
