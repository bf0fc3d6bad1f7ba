import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { composer, isFocused, lines, menu, openPanel, replyField, row, say } from "./support/chat-page.ts";
import { openChatStage, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("the list of shortcuts names the keys that the room knows", async () => {
  const sarah = await stage.enter("sarah");
  const panel = await openPanel(sarah, "Keyboard shortcuts");
  const keys = await panel
    .locator("dl > div")
    .evaluateAll((entries) =>
      entries.map((entry) => [...entry.querySelectorAll("kbd")].map((key) => key.textContent).join("+")),
    );
  expect(keys).toEqual(expect.arrayContaining(["Ctrl+F", "Esc", "?", "Enter", "Shift+Enter", "@"]));
  expect(keys).toEqual(expect.arrayContaining(["↑", "↓", "R", "T", "M", "E"]));
  expect(await violations(sarah)).toEqual([]);
});

it("search, the list of keys and what is read are a key away, wherever the focus is", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah")]);
  const search = sarah.getByRole("dialog", { name: "Search" });
  await composer(sarah).focus();
  await sarah.keyboard.press("Control+f");
  await search.waitFor();
  await expect.poll(() => isFocused(search.getByRole("searchbox", { name: "Search messages" }))).toBe(true);
  await sarah.keyboard.press("Escape");
  await search.waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(composer(sarah))).toBe(true);

  // In the field it is a question mark.
  await sarah.keyboard.type("?");
  expect(await composer(sarah).inputValue()).toBe("?");
  await composer(sarah).fill("");
  const list = sarah.getByRole("region", { name: /^Messages/ });
  await list.focus();
  await sarah.keyboard.type("?");
  const help = sarah.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.waitFor();
  await sarah.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });

  const readAll = async () => {
    const [row] = await stage.runtime.sql<{ unread: number }[]>`
      select (r.last_seq - m.last_read_seq)::int as unread from chat_rooms r
      join chat_read_markers m on m.room_id = r.id join users u on u.id = m.user_id and u.handle = 'sarah'
      where r.id = ${stage.roomId}`;
    return row?.unread;
  };
  await list.press("End");
  await expect.poll(readAll, { timeout: 10_000 }).toBe(0);
  for (let turn = 0; turn < 3; turn++) await list.press("PageUp");
  await sarah.getByRole("button", { name: "Newest" }).waitFor();
  await says(lee, "A stork that was not read.");
  await sarah.getByRole("button", { name: "1 new message" }).waitFor();
  expect(await readAll()).toBe(1);
  await composer(sarah).focus();
  await sarah.keyboard.press("Escape");
  await expect.poll(readAll, { timeout: 10_000 }).toBe(0);
});

it("messages are gone through, answered, opened, edited and deleted by keys alone", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah")]);
  await says(lee, "A heron by Lee.");
  await say(sarah, "An egret of my own.");
  await row(sarah, "An egret of my own.").waitFor();
  const list = sarah.getByRole("region", { name: /^Messages/ });
  const own = row(sarah, "An egret of my own.");
  const other = row(sarah, "A heron by Lee.");
  await list.focus();
  await sarah.keyboard.press("ArrowUp");
  expect(await isFocused(own)).toBe(true);
  await sarah.keyboard.press("ArrowUp");
  expect(await isFocused(other)).toBe(true);
  await sarah.keyboard.press("ArrowDown");
  expect(await isFocused(own)).toBe(true);

  await other.focus();
  await sarah.keyboard.press("r");
  const thread = sarah.getByRole("dialog", { name: "Thread" });
  await expect.poll(() => isFocused(replyField(thread))).toBe(true);
  await sarah.keyboard.type("A reply by keys,");
  await sarah.keyboard.press("Shift+Enter");
  await sarah.keyboard.type("in two lines.");
  await sarah.keyboard.press("Enter");
  await thread.locator("[data-thread-message]", { hasText: /A reply by keys,\s+in two lines\./ }).waitFor();
  await sarah.keyboard.press("Escape");
  await thread.waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(other)).toBe(true);
  expect(await row(sarah, "A reply by keys,").count()).toBe(0);

  await other.focus();
  await sarah.keyboard.press("t");
  await thread.getByText("A heron by Lee.").waitFor();
  await thread.getByText("A reply by keys,").waitFor();
  await sarah.keyboard.press("Escape");
  await thread.waitFor({ state: "hidden" });
  await other.focus();
  await sarah.keyboard.press("m");
  await menu(sarah).waitFor();
  // What comes into the room meanwhile takes no focus from the menu.
  await says(lee, "A plover by Lee.");
  await row(sarah, "A plover by Lee.").waitFor();
  await sarah.keyboard.press("ArrowDown");
  await sarah.keyboard.press("End");
  expect(await isFocused(menu(sarah).getByRole("menuitem").last())).toBe(true);
  await sarah.keyboard.press("Escape");
  await expect.poll(() => isFocused(other)).toBe(true);
  // Another's message is not theirs to edit or delete.
  await sarah.keyboard.press("e");
  await sarah.keyboard.press("Delete");
  expect(await sarah.getByRole("textbox", { name: /^Edit your message/ }).count()).toBe(0);
  expect(await sarah.getByRole("dialog").count()).toBe(0);

  await own.focus();
  await sarah.keyboard.press("e");
  const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
  await editor.waitFor();
  await editor.fill("An egret, edited by keys.");
  await sarah.keyboard.press("Enter");
  const edited = row(sarah, "An egret, edited by keys.");
  await edited.getByText("edited", { exact: true }).waitFor();
  await edited.focus();
  await sarah.keyboard.press("Delete");
  const question = sarah.getByRole("dialog", { name: "Delete this message?" });
  await question.waitFor();
  await question.getByRole("button", { name: "Delete", exact: true }).focus();
  await sarah.keyboard.press("Enter");
  await lines(sarah).filter({ hasText: "This message was deleted." }).first().waitFor();
  expect(await edited.count()).toBe(0);

  await composer(sarah).focus();
  await sarah.keyboard.press("ArrowUp");
  await editor.waitFor();
  await sarah.keyboard.press("Escape");
  await editor.waitFor({ state: "hidden" });
});
