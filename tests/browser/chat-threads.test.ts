import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { openPanel, press } from "./support/chat-page.ts";
import { changed, openChatStage, says } from "./support/chat-stage.ts";

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
  const [stored] = await stage.runtime.sql<{ thread_id: string }[]>`
    select thread_id from chat_messages where content = 'It does, thank you both.'`;
  expect(stored?.thread_id).toBe(question);

  await own.getByRole("button", { name: /^What to do with the message of/ }).click();
  await sarah.getByRole("dialog").getByRole("button", { name: "Edit", exact: true }).click();
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
  for (let count = 1; count <= 200; count++) await says(marcus, `Wombat number ${count}.`, question);
  const sarah = await stage.enter("sarah");
  await press(sarah, "Wombat number 200.", "Open the thread");
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  const answers = thread.getByRole("list", { name: "Answers" });
  const answer = (text: string) => answers.getByRole("listitem").filter({ hasText: text });
  const pixels = () =>
    answers.evaluate((list) => {
      const box = list.closest(".overflow-y-auto") as HTMLElement;
      return { above: box.scrollTop, below: box.scrollHeight - box.scrollTop - box.clientHeight };
    });
  await answer("Wombat number 200.").waitFor();
  await expect.poll(async () => (await pixels()).below).toBeLessThan(2);

  const earlier = thread.getByRole("button", { name: "Earlier answers" });
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

  await thread.getByRole("textbox", { name: "Answer in the thread" }).fill("Wombat number 202.");
  await sarah.keyboard.press("Enter");
  await answer("Wombat number 202.").waitFor();
  await expect.poll(async () => (await pixels()).below).toBeLessThan(2);
});
