import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { choose, isFocused, menuOf, row, say } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

const editor = (page: Page) => page.getByRole("textbox", { name: /^Edit your message/ });

it("an edit is left by Escape and saved by Enter, and only what was edited says so", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await say(sarah, "The otter has four feet.");
  await row(lee, "The otter has four feet.").waitFor();
  const own = row(sarah, "The otter");
  await choose(sarah, "The otter", "Edit");
  await editor(sarah).fill("The otter has six feet.");
  await editor(sarah).press("Escape");
  await editor(sarah).waitFor({ state: "hidden" });
  await own.getByText("The otter has four feet.").waitFor();
  expect(await isFocused(own)).toBe(true);
  expect(await own.getByText("edited").count()).toBe(0);

  await choose(sarah, "The otter", "Edit");
  expect(await editor(sarah).inputValue()).toBe("The otter has four feet.");
  expect(await violations(sarah)).toEqual([]);
  await editor(sarah).fill("The otter has four feet.");
  await editor(sarah).press("Shift+Enter");
  await editor(sarah).pressSequentially("And a tail.");
  await editor(sarah).press("Enter");
  await row(lee, /four feet\.\s+And a tail\./)
    .getByText("edited")
    .waitFor();
  expect(await isFocused(own)).toBe(true);

  // Saved as it was, it is not edited.
  await say(sarah, "The heron has two.");
  await row(lee, "The heron has two.").waitFor();
  await choose(sarah, "The heron", "Edit");
  await editor(sarah).press("Enter");
  await editor(sarah).waitFor({ state: "hidden" });
  expect(await row(sarah, "The heron").getByText("edited").count()).toBe(0);
  expect(await (await menuOf(lee, "The heron")).getByRole("menuitem", { name: "Edit" }).count()).toBe(0);
});

it("the focus stays on what is left of a message that was deleted", async () => {
  const sarah = await stage.enter("sarah");
  await say(sarah, "The stork has said too much.");
  const own = sarah.locator(`[id="${await row(sarah, "The stork").getAttribute("id")}"]`);
  await choose(sarah, "The stork", "Delete");
  await sarah
    .getByRole("dialog", { name: "Delete this message?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await own.getByText("This message was deleted.").waitFor();
  expect(await isFocused(own)).toBe(true);
});

it("what a message said before each edit is read by whoever moderates, and by nobody else", async () => {
  const [sarah, gabriel] = await Promise.all([stage.enter("sarah"), stage.enter("gabriel")]);
  for (const [index, text] of ["Badgers are grey.", "Badgers are black.", "Badgers are both."].entries()) {
    if (index === 0) await say(sarah, text);
    else {
      await choose(sarah, "Badgers are", "Edit");
      await editor(sarah).fill(text);
      await editor(sarah).press("Enter");
    }
    await row(gabriel, text).waitFor();
  }
  expect(
    await (await menuOf(sarah, "Badgers are")).getByRole("menuitem", { name: "Earlier versions" }).count(),
  ).toBe(0);
  await choose(gabriel, "Badgers are", "Earlier versions");
  const dialog = gabriel.getByRole("dialog", { name: "Earlier versions" });
  const versions = dialog.getByRole("list", { name: "Versions" }).getByRole("listitem");
  await expect.poll(() => versions.count()).toBe(2);
  const texts = await versions.locator("p").allInnerTexts();
  expect(texts.filter((text) => text.startsWith("Badgers")).toSorted()).toEqual([
    "Badgers are black.",
    "Badgers are grey.",
  ]);
  expect(texts.filter((text) => text.includes("changed by Sarah Lindqvist"))).toHaveLength(2);
  expect(await violations(gabriel)).toEqual([]);
  await gabriel.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

it("a message is deleted only by whoever says yes, and its author may; others may not", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await say(sarah, "Nobody knew the mongoose.");
  await row(lee, "the mongoose").waitFor();
  expect(await (await menuOf(lee, "the mongoose")).getByRole("menuitem", { name: "Delete" }).count()).toBe(0);
  await lee.keyboard.press("Escape");

  const question = sarah.getByRole("dialog", { name: "Delete this message?" });
  await choose(sarah, "the mongoose", "Delete");
  await question.getByText("Nobody knew the mongoose.").waitFor();
  expect(await violations(sarah)).toEqual([]);
  await question.getByRole("button", { name: "Keep it" }).click();
  await question.waitFor({ state: "hidden" });
  await row(sarah, "the mongoose").press("Delete");
  await question.waitFor();
  await sarah.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  expect(await row(lee, "the mongoose").count()).toBe(1);

  const id = await row(sarah, "the mongoose").getAttribute("data-message");
  await row(sarah, "the mongoose").press("Delete");
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  const gone = lee.locator(`[data-message="${id}"]`);
  await gone.getByText("This message was deleted.").waitFor();
  expect(await row(lee, "the mongoose").count()).toBe(0);
});

it("a message's link and its text are there to be copied", async () => {
  const sarah = await stage.enter("sarah");
  await sarah.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await say(sarah, "A **lynx**, for example.");
  const id = await row(sarah, "A lynx, for example.").getAttribute("data-message");
  const copied = () => sarah.evaluate(() => navigator.clipboard.readText());
  await choose(sarah, "A lynx, for example.", "Copy text");
  await expect.poll(copied).toBe("A **lynx**, for example.");
  await choose(sarah, "A lynx, for example.", "Copy link");
  await expect.poll(copied).toMatch(/^http.*\?message=/);
  await sarah.goto(await copied());
  await expect.poll(() => isFocused(sarah.locator(`[data-message="${id}"]`))).toBe(true);
});
