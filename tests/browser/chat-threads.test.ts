import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { isFocused, menu, openPanel, replyField, row } from "./support/chat-page.ts";
import { CHAT, changed, openChatStage, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("a thread is read and answered beside the room, live, and followed", async () => {
  const [lee, marcus] = await Promise.all([stage.join("lee"), stage.join("marcus")]);
  const question = await says(lee, "Why does my quokka test fail only in the pipeline?");
  const answer = await says(marcus, "Because the quokka fixture reads the time zone.", question);
  lee.send({ _tag: "MarkAnswer", id: answer, is: true });
  await changed(lee, "Answered", question);

  const sarah = await stage.enter("sarah");
  const answers = await openPanel(sarah, "Answered questions");
  await answers.getByRole("searchbox").fill("quokka pipeline");
  const item = answers.getByRole("listitem").filter({ hasText: "Why does my quokka test fail" });
  await item.getByText("Because the quokka fixture").waitFor();
  await item.getByRole("button", { name: "Thread" }).click();

  const thread = sarah.getByRole("dialog", { name: "Thread" });
  const lines = thread.getByRole("list", { name: "Replies" }).getByRole("listitem");
  await lines
    .filter({ hasText: "Because the quokka fixture" })
    .getByText("Answer", { exact: true })
    .waitFor();
  await says(marcus, "Setting TZ in the quokka job settles it.", answer);
  await lines.filter({ hasText: "Setting TZ" }).waitFor();

  await thread.getByRole("textbox", { name: "Reply in thread" }).fill("It does, thank you both.");
  await sarah.keyboard.press("Enter");
  const own = lines.filter({ hasText: "It does, thank you both." });
  await own.and(sarah.locator("[data-thread-message]")).waitFor();
  await thread.getByText("3 replies").waitFor();
  const [stored] = await stage.runtime.sql<{ thread_id: string }[]>`
    select thread_id from chat_messages where content = 'It does, thank you both.'`;
  expect(stored?.thread_id).toBe(question);

  await own.getByRole("button", { name: /^More actions/ }).click();
  await menu(sarah).getByRole("menuitem", { name: "Edit" }).click();
  const editor = thread.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("It does, **thank you** all.");
  await editor.press("Enter");
  await lines.getByText("thank you", { exact: true }).and(sarah.locator("strong")).waitFor();
  const edited = () =>
    stage.runtime.sql`select 1 from chat_messages where content = 'It does, **thank you** all.'`;
  await expect.poll(edited).toHaveLength(1);

  await thread.getByRole("button", { name: /^Follow/ }).click();
  await expect
    .poll(
      () => stage.runtime.sql`
        select f.is_following from chat_thread_follows f join users u on u.id = f.user_id
        where f.thread_id = ${question} and u.handle = 'sarah'`,
    )
    .toHaveLength(1);
  expect(await violations(sarah)).toEqual([]);
  await thread.getByRole("button", { name: "Close Thread" }).click();
  await thread.waitFor({ state: "hidden" });
});

it("a thread opens at its newest answer, and keeps its reader's place when answers join above and below", async () => {
  const [lee, marcus] = await Promise.all([stage.join("lee"), stage.join("marcus")]);
  const question = await says(lee, "Which wombat do you mean?");
  let last = "";
  for (let count = 1; count <= 200; count++) last = await says(marcus, `Wombat number ${count}.`, question);
  // So much that the room's newest page holds none of them.
  for (let count = 1; count <= 60; count++) await says(lee, `Not a wombat: ${count}.`);
  const sarah = await stage.enter("sarah", { path: `${CHAT}?message=${last}` });
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  const answers = thread.getByRole("list", { name: "Replies" });
  const answer = (text: string) => answers.getByRole("listitem").filter({ hasText: text });
  const pixels = () =>
    answers.evaluate((list) => {
      const box = list.closest(".overflow-y-auto") as HTMLElement;
      return { above: box.scrollTop, below: box.scrollHeight - box.scrollTop - box.clientHeight };
    });
  await answer("Wombat number 200.").waitFor();
  await expect.poll(async () => (await pixels()).below).toBeLessThan(2);

  const earlier = thread.getByRole("button", { name: "Earlier replies" });
  await earlier.scrollIntoViewIfNeeded();
  const count = await answers.getByRole("listitem").count();
  const read =
    (await answers
      .getByText(/^Wombat number/)
      .first()
      .textContent()) ?? "";
  const top = () => answer(read).evaluate((row) => row.getBoundingClientRect().top);
  const before = await top();
  await earlier.click();
  await expect.poll(() => answers.getByRole("listitem").count()).toBeGreaterThan(count);
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(2);
  expect((await pixels()).above).toBeGreaterThan(1_000);
  await says(marcus, "Wombat number 201.", question);
  await answer("Wombat number 201.").waitFor();
  expect(Math.abs((await top()) - before)).toBeLessThan(2);

  await thread.getByRole("textbox", { name: "Reply in thread" }).fill("Wombat number 202.");
  await sarah.keyboard.press("Enter");
  await answer("Wombat number 202.").waitFor();
  await expect.poll(async () => (await pixels()).below).toBeLessThan(2);
});

it("a reply is in its thread, and in the room only where its author says so; what waits to be read agrees", async () => {
  const [lee, marcus] = await Promise.all([stage.join("lee"), stage.join("marcus")]);
  const question = await says(lee, "Where does the numbat sleep?");
  const inThread = await says(marcus, "In a hollow log, alone.", question);
  const sarah = await stage.enter("sarah");
  await row(sarah, "Where does the numbat sleep?").waitFor();
  expect(await row(sarah, "In a hollow log, alone.").count()).toBe(0);
  const line = row(sarah, "Where does the numbat").getByRole("button", { name: /^1 reply/ });
  await line.click();
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  await thread.getByText("In a hollow log, alone.").waitFor();
  await thread.getByRole("checkbox", { name: "Also send to room" }).check();
  await replyField(thread).fill("The one beside the path, too.");
  await sarah.keyboard.press("Enter");
  const also = row(sarah, "The one beside the path, too.");
  await also.getByRole("button", { name: /^Replied to Lee.*Where does the numbat sleep/ }).waitFor();
  // It is for one message.
  expect(await thread.getByRole("checkbox", { name: "Also send to room" }).isChecked()).toBe(false);
  const stored = await stage.runtime.sql`
    select id = ${inThread} as "isInThread", is_in_room from chat_messages where thread_id = ${question} order by seq`;
  expect(stored).toEqual([
    { isInThread: true, is_in_room: false },
    { isInThread: false, is_in_room: true },
  ]);
  await thread.getByRole("button", { name: "Close Thread" }).click();
  await thread.waitFor({ state: "hidden" });

  // A link to a reply that is not in the room leads into its thread.
  await sarah.goto(`${CHAT}?message=${inThread}`);
  const found = thread.locator(`[data-thread-message="${inThread}"]`);
  await expect.poll(() => isFocused(found)).toBe(true);
  await thread.getByRole("button", { name: "Close Thread" }).click();
  // The list begins where she left off, which may be far from its end.
  await sarah.getByRole("region", { name: /^Messages/ }).press("End");
  await also.getByRole("button", { name: /^Replied to Lee/ }).click();
  await thread.getByText("In a hollow log, alone.").waitFor();
});

it("replies that stand in their threads alone move no badge and no divider, and their thread says that they are new", async () => {
  const [lee, marcus] = await Promise.all([stage.join("lee"), stage.join("marcus")]);
  const question = await says(lee, "What does the bilby dig for?");
  const sarah = await stage.enter("sarah");
  await row(sarah, "What does the bilby dig for?").waitFor();
  await expect
    .poll(async () => {
      const [marker] = await stage.runtime.sql<{ unread: number }[]>`
        select r.last_seq - m.last_read_seq as unread from chat_rooms r
        join chat_read_markers m on m.room_id = r.id join users u on u.id = m.user_id and u.handle = 'sarah'
        where r.id = ${stage.roomId}`;
      return Number(marker?.unread);
    })
    .toBe(0);
  await sarah.goto("/settings");
  await sarah.getByRole("heading", { level: 1 }).waitFor();
  await says(marcus, "Bulbs, mostly.", question);
  await says(marcus, "And termites.", question);
  await sarah.goto(CHAT);
  const line = row(sarah, "What does the bilby").getByRole("button", { name: /^2 replies/ });
  await line.getByText("New", { exact: true }).waitFor();
  expect(await sarah.locator("[data-unread]").count()).toBe(0);
  await line.click();
  await sarah.getByRole("dialog", { name: "Thread" }).getByText("And termites.").waitFor();
  await line.getByText("New", { exact: true }).waitFor({ state: "hidden" });
});
