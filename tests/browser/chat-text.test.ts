import { expect, it } from "vitest";
import { mentionsIn } from "../../domain/chat/message-text/message-text.ts";
import { randomFrom } from "../support/random.ts";
import { composer, interactionsLoaded, openPanel, row, say } from "./support/chat-page.ts";
import { changed, openChatStage, phone, says } from "./support/chat-stage.ts";

const stage = openChatStage();

it("a message whose drawing breaks costs its own row, which stands as typed and keeps its menu", async () => {
  const lee = await stage.join("lee");
  const id = await says(lee, "**Look** at this, @gabriel\n\n---");
  const plain = await says(lee, "Plain words.");
  const gabriel = await stage.come("gabriel", "/courses");
  // Whatever draws a line across a message is broken.
  await gabriel.addInitScript(() => {
    const breaking = <Clone extends (node: Node, ...rest: never[]) => Node>(clone: Clone) =>
      function (this: Node, ...args: Parameters<Clone>) {
        if ([this, args[0]].some((node) => node instanceof HTMLHRElement)) throw new Error("broken line");
        return clone.apply(this, args);
      };
    Node.prototype.cloneNode = breaking(Node.prototype.cloneNode as never) as never;
    Document.prototype.importNode = breaking(Document.prototype.importNode as never) as never;
  });
  await gabriel.goto("/courses/intro-to-claude-code/chat");
  await gabriel.locator(`[data-message="${plain}"]`, { hasText: "Plain words." }).waitFor();
  const broken = gabriel.locator(`[data-message="${id}"]`);
  await expect.poll(() => broken.textContent()).toContain("**Look** at this, @gabriel");
  await interactionsLoaded(gabriel);
  await gabriel.locator(`#message-${id}`).press("Delete");
  await gabriel
    .getByRole("dialog", { name: "Delete this message?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await changed(lee, "Deleted", id);
  await expect.poll(() => broken.textContent()).not.toContain("**Look**");
  const problems = stage.problems(gabriel);
  expect(problems).not.toEqual([]);
  expect(problems.filter((problem) => !problem.includes("broken line"))).toEqual([]);
});

it("a page shows as mentioned whom the room tells, whatever stands around", async () => {
  const marcus = await stage.join("marcus");
  const random = randomFrom(24);
  const around = [
    "",
    " ",
    "*",
    "_",
    "**",
    "__",
    "~~",
    "`",
    "``",
    "```",
    "\n```\n",
    "\n> ",
    "\n- ",
    "    ",
    "(",
    ")",
    "[",
    "](https://a.org)",
    " https://a.org/",
    "-",
    "_",
    "'s",
    "你",
    "é",
    "/",
    "\\",
    "|",
    "\n\n",
    "🎉",
  ];
  const texts = Array.from({ length: 40 }, (_, index) => {
    const parts = Array.from({ length: 5 }, () => random.pick(around));
    return `${index} ${parts.slice(0, 3).join("")}@lee${parts.slice(3).join("")}`;
  });
  const ids: string[] = [];
  for (const text of texts) ids.push(await says(marcus, text));
  expect(new Set(texts.map((text) => mentionsIn(text).length)).size).toBeGreaterThan(1);

  const lee = await stage.enter("lee");
  await lee.locator(`[data-message="${ids.at(-1)}"]`).waitFor();
  const shown = async () => {
    const found: string[] = [];
    for (const id of ids) if ((await lee.locator(`[data-message="${id}"] mark`).count()) > 0) found.push(id);
    return found;
  };
  const expected = ids.filter((_, index) => mentionsIn(texts[index] as string).length > 0);
  await expect.poll(shown).toEqual(expected);
});

it("lists keep their breaks and numbers, tables their sides, and nothing is wider than a phone", async () => {
  const marcus = await stage.join("marcus");
  const address = `https://example.org/${"a".repeat(300)}`;
  const list = await says(marcus, "- first line\n  second line\n\n7. seven\n9. nine\n\n1986. a year");
  const table = await says(marcus, `|Name|Points|\n|:--|--:|\n|${"wide ".repeat(30)}|12|`);
  const long = await says(marcus, `${"w".repeat(400)} ${address} \`${"c".repeat(300)}\``);
  const hebrew = await says(marcus, "**שלום** world\n\n- עברית");
  const lee = await stage.enter("lee", { viewport: phone });
  const of = (id: string) => lee.locator(`[data-message="${id}"]`);
  await of(hebrew).locator("li", { hasText: "עברית" }).waitFor();

  const [first, second] = await of(list)
    .locator("ul li p")
    .evaluate((p) =>
      [...p.childNodes]
        .filter((node) => node instanceof Text)
        .map((node) => {
          const range = document.createRange();
          range.selectNode(node);
          return range.getBoundingClientRect().top;
        }),
    );
  expect(second).toBeGreaterThan((first ?? 0) + 10);
  expect(
    await of(list)
      .locator("ol li")
      .evaluateAll((all) => all.map((one) => (one as HTMLLIElement).value)),
  ).toEqual([7, 9, 1986]);
  expect(
    await of(table)
      .locator("td")
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign)),
  ).toEqual(["left", "right"]);
  const sides = await of(hebrew)
    .locator("p")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  expect(sides).toEqual(["rtl", "rtl"]);
  await of(long).locator("code").waitFor();
  const tooWide = await lee.evaluate(() => {
    const room = document.querySelector('section[aria-label^="Messages"]') as HTMLElement;
    return [room.scrollWidth - room.clientWidth, document.documentElement.scrollWidth - innerWidth];
  });
  expect(tooWide).toEqual([0, 0]);
});

it("nothing to see is nothing to send, and the counter counts what people see", async () => {
  const sarah = await stage.enter("sarah");
  const send = sarah.getByRole("button", { name: "Send", exact: true });
  for (const blank of ["   ", "\u200b", "\u2800", "\u3164\n"]) {
    await composer(sarah).fill(blank);
    expect(await send.isDisabled()).toBe(true);
    await composer(sarah).press("Enter");
    expect(await sarah.locator("[data-waiting]").count()).toBe(0);
  }
  await composer(sarah).fill("🎉".repeat(4_001));
  await sarah.getByText("1 character too many").waitFor();
  expect(await send.isDisabled()).toBe(true);
  await composer(sarah).fill("👨‍👩‍👧".repeat(1_000));
  await sarah.getByText("These characters take too much room.").waitFor();
  const party = `Party ${"🎉".repeat(3_994)}`;
  await say(sarah, party);
  await row(sarah, "Party 🎉").waitFor();

  await composer(sarah).press("ArrowUp");
  const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
  const save = sarah.getByRole("button", { name: "Save" });
  await editor.fill("\u200b");
  expect(await save.isDisabled()).toBe(true);
  await editor.fill("x".repeat(4_001));
  await sarah.getByText("1 character too many").waitFor();
  expect(await save.isDisabled()).toBe(true);
  await editor.fill("Over **now**.");
  await editor.press("Enter");
  await row(sarah, "Over now.").locator("strong").waitFor();

  // What is pinned is drawn as where it stands.
  const gabriel = await stage.join("gabriel");
  const id = (await row(sarah, "Over now.").getAttribute("data-message")) ?? "";
  gabriel.send({ _tag: "Pin", id, is: true });
  await changed(gabriel, "Pinned", id);
  const pins = await openPanel(sarah, "Pinned messages");
  await pins.locator("strong", { hasText: "now" }).waitFor();
});
