import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { composer, isFocused, row } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

it("an emoji is found by words, picked by keys, put where the caret was, and remembered with its tone", async () => {
  const sarah = await stage.enter("sarah");
  const asked: string[] = [];
  sarah.on("request", (request) => asked.push(request.url()));
  await sarah.keyboard.type("Well done!");
  await composer(sarah).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(9, 9));
  const open = sarah.getByRole("button", { name: "Add emoji" });
  await open.click();
  const picker = sarah.getByRole("dialog", { name: "Pick an emoji" });
  const search = picker.getByRole("searchbox", { name: "Search emoji" });
  await expect.poll(() => isFocused(search)).toBe(true);
  const grid = picker.getByRole("grid", { name: "Emoji", exact: true });
  await grid.getByRole("button", { name: "grinning face", exact: true }).waitFor();
  expect(await violations(sarah)).toEqual([]);

  await search.fill("clap");
  await grid.getByRole("button", { name: "clapping hands" }).waitFor();
  await picker.getByRole("button", { name: "Medium", exact: true }).click();
  await search.focus();
  await sarah.keyboard.press("ArrowDown");
  expect(await isFocused(grid.getByRole("button").first())).toBe(true);
  await sarah.keyboard.press("Enter");
  await picker.waitFor({ state: "hidden" });
  expect(await composer(sarah).inputValue()).toBe("Well done👏🏽!");
  expect(await isFocused(composer(sarah))).toBe(true);
  await sarah.keyboard.press("Control+z");
  expect(await composer(sarah).inputValue()).toBe("Well done!");

  // What was used is at hand, and arrow keys go through it and out of it.
  await open.click();
  await grid.getByRole("button", { name: "clapping hands" }).waitFor();
  expect(await grid.getByRole("button").allInnerTexts()).toEqual(["👏🏽"]);
  await picker.getByRole("button", { name: "Smileys" }).click();
  await grid.getByRole("button", { name: "grinning face", exact: true }).waitFor();
  await search.focus();
  for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "Home"])
    await sarah.keyboard.press(key);
  expect(await grid.evaluate((all) => all.contains(document.activeElement))).toBe(true);
  await sarah.keyboard.press("ArrowUp");
  await sarah.keyboard.press("ArrowUp");
  expect(await isFocused(search)).toBe(true);
  await sarah.keyboard.press("Escape");
  await picker.waitFor({ state: "hidden" });
  expect(await isFocused(open)).toBe(true);
  expect(await composer(sarah).inputValue()).toBe("Well done!");
  expect(asked.filter((url) => new URL(url).origin !== stage.runtime.url)).toEqual([]);
});

it("a name after a colon offers its emoji, and between two becomes it; in code it stays as it is", async () => {
  const sarah = await stage.enter("sarah");
  await sarah.keyboard.type("Done :tad");
  const offered = sarah.getByRole("list", { name: "Matching emoji" });
  await offered.getByText(":tada:").waitFor();
  expect(await violations(sarah)).toEqual([]);
  await sarah.keyboard.press("Enter");
  expect(await composer(sarah).inputValue()).toBe("Done 🎉");
  await offered.waitFor({ state: "hidden" });
  await sarah.keyboard.type(" and :rocket:");
  await expect.poll(() => composer(sarah).inputValue()).toBe("Done 🎉 and 🚀");
  await sarah.keyboard.press("Enter");
  await row(sarah, "Done 🎉 and 🚀").waitFor();

  for (const plain of ["at 10:30", "`:rocket:`", ":xyzzy:", "http://a.org"]) {
    await composer(sarah).fill("");
    await sarah.keyboard.type(plain);
    expect(await offered.count()).toBe(0);
    expect(await composer(sarah).inputValue()).toBe(plain);
  }
});
