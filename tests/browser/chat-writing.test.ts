import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import {
  composer,
  interactionsLoaded,
  isFocused,
  replyField,
  row,
  say,
  threadOf,
} from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";
import { pasteText } from "./support/files.ts";

const stage = openChatStage();

const functionOf = (lines: number) =>
  ["function add(a, b) {", ...Array.from({ length: lines - 3 }, (_, at) => `  const part${at} = a + b;`)]
    .concat(["  return part0;", "}"])
    .join("\n");

it("pasted code is fenced between what stands around it, and writing goes on after it", async () => {
  const page = await stage.enter("sarah");
  await composer(page).fill("Why does this fail? Thank you.");
  await composer(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(19, 20));
  await pasteText(composer(page), functionOf(4));
  expect(await composer(page).inputValue()).toBe(
    `Why does this fail?\n\`\`\`\n${functionOf(4)}\n\`\`\`\nThank you.`,
  );
  expect(await isFocused(composer(page))).toBe(true);
  await page.keyboard.type("I ran it twice. ");
  expect(await composer(page).inputValue()).toMatch(/\n```\nI ran it twice\. Thank you\.$/);

  // A sentence of several lines, and a line of code, stay as they are.
  for (const text of ["One line.\nAnother line.\nA third line.\nA fourth.", "const a = 1;"]) {
    await composer(page).fill("");
    await pasteText(composer(page), text);
    expect(await composer(page).inputValue()).toBe(text);
  }
});

it("long code is folded, opened, coloured and copied as it was written", async () => {
  const page = await stage.enter("sarah");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const code = functionOf(60);
  await say(page, `Look:\n\`\`\`js\n${code}\n\`\`\``);
  const message = row(page, "Look:");
  await message.locator("pre .hljs-keyword", { hasText: "function" }).waitFor();
  const block = message.locator("pre");
  const folded = (await block.boundingBox())?.height ?? 0;
  await message.getByRole("button", { name: "Show all 60 lines" }).click();
  await expect.poll(async () => (await block.boundingBox())?.height).toBeGreaterThan(folded * 1.5);
  expect(await violations(page)).toEqual([]);
  await block.hover();
  await message.getByRole("button", { name: "Copy" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await message.getByRole("button", { name: "Show less" }).click();
  await expect.poll(async () => (await block.boundingBox())?.height).toBe(folded);
});

it("nothing that somebody writes runs, tells another site of its readers, or leads where it does not say", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  const asked: string[] = [];
  lee.on("request", (request) => asked.push(request.url()));
  await lee.evaluate(() => Object.assign(window, { alert: () => Object.assign(window, { ran: true }) }));
  const texts = [
    "<img src=x onerror=alert(1)> <script>alert(1)</script>",
    "[one](javascript:alert(1)) [two](JaVaScRiPt:alert(1)) [three](data:text/html,<script>alert(1)</script>)",
    "[four](vbscript:alert(1)) [five](file:///etc/passwd) [six](//beacon.example.org/a) <javascript:alert(1)>",
    "![beacon](https://beacon.example.org/p.png) ![](http://beacon.example.org/q.gif?of=lee)",
    "<iframe src=https://beacon.example.org></iframe> <style>@import url(https://beacon.example.org/s.css)</style>",
    "[there](https://example.org/a) https://example.org/b www.example.org/c <https://example.org/d>",
  ];
  await say(sarah, texts.join("\n\n"));
  const shown = row(lee, "<img src=x onerror=alert(1)>");
  await shown.getByRole("link", { name: "there", exact: true }).waitFor();
  const links = await shown.getByRole("link").evaluateAll((all) =>
    all
      .map((one) => one as HTMLAnchorElement)
      .filter(({ href }) => !href.includes("/u/"))
      .map(({ href, rel, target }) => ({ href, rel, target })),
  );
  const rel = "noopener noreferrer nofollow ugc";
  expect(links.map(({ href }) => href).toSorted()).toEqual([
    "http://beacon.example.org/q.gif?of=lee",
    "http://www.example.org/c",
    "https://beacon.example.org/p.png",
    "https://example.org/a",
    "https://example.org/b",
    "https://example.org/d",
  ]);
  expect(links.filter((link) => link.rel !== rel || link.target !== "_blank")).toEqual([]);
  expect(await shown.locator("img, script, iframe, style, object, embed, form, [onerror]").count()).toBe(0);
  const elsewhere = () => asked.filter((url) => new URL(url).origin !== stage.runtime.url);
  await lee.reload();
  await row(lee, "<img src=x onerror=alert(1)>").getByRole("link", { name: "there", exact: true }).waitFor();
  expect(elsewhere()).toEqual([]);
  expect(await lee.evaluate(() => "ran" in window)).toBe(false);
});

it("a picture of another type than it says it is, and a page as a file, run nowhere", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  const html = "<script>document.title = 'ran'</script>";
  const chooser = sarah.waitForEvent("filechooser");
  await sarah.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(
    ["image/svg+xml", "text/html", "image/png"].map((mimeType, index) => ({
      name: `page${index}.html`,
      mimeType,
      buffer: Buffer.from(html),
    })),
  );
  await expect.poll(() => sarah.getByRole("button", { name: /^Remove page/ }).count()).toBe(3);
  await expect.poll(() => sarah.getByRole("progressbar").count()).toBe(0);
  await say(sarah, "Three pages in disguise.");
  const files = row(lee, "Three pages in disguise.").getByRole("link", { name: /^page\d\.html/ });
  await expect.poll(() => files.count()).toBe(3);
  for (const link of await files.all()) {
    const answer = await lee.request.get((await link.getAttribute("href")) ?? "");
    const headers = answer.headers();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["content-type"]).not.toMatch(/html|svg/);
  }
});

/** What a keydown does that ends a composition: Chromium's says that it is one, Safari's comes after its end. */
const endComposition = (field: Locator, how: "chromium" | "safari") =>
  field.evaluate((element, order) => {
    const init = { key: "Enter", keyCode: 229, bubbles: true, cancelable: true };
    const ends = new CompositionEvent("compositionend", { data: "日本", bubbles: true });
    if (order === "safari") element.dispatchEvent(ends);
    element.dispatchEvent(new KeyboardEvent("keydown", { ...init, isComposing: order === "chromium" }));
    if (order === "chromium") element.dispatchEvent(ends);
  }, how);

it.each(["chromium", "safari"] as const)(
  "the Enter that ends a composed word sends nothing and saves no edit, in the order of %s",
  async (how) => {
    const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
    await composer(sarah).fill(`日本 ${how}`);
    await endComposition(composer(sarah), how);
    expect(await composer(sarah).inputValue()).toBe(`日本 ${how}`);
    await composer(sarah).press("Enter");
    await row(lee, `日本 ${how}`).waitFor();
    await composer(sarah).press("ArrowUp");
    const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
    await editor.fill(`東京 ${how}`);
    await endComposition(editor, how);
    expect(await editor.inputValue()).toBe(`東京 ${how}`);
    await editor.press("Enter");
    await row(lee, `東京 ${how}`).waitFor();
  },
);

it("a draft and an edit keep what was written across a reload and a way round, a reply's in its thread", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await say(lee, "Which port does it listen on?");
  await row(sarah, "Which port does it listen on?").waitFor();
  await replyField(await threadOf(sarah, "Which port")).fill("The one of old");
  await composer(sarah).fill("1999, unless");
  await sarah.reload();
  await interactionsLoaded(sarah);
  expect(await composer(sarah).inputValue()).toBe("1999, unless");
  expect(await replyField(await threadOf(sarah, "Which port")).inputValue()).toBe("The one of old");
  await sarah.getByRole("link", { name: "Home", exact: true }).first().click();
  await composer(sarah).waitFor({ state: "detached" });
  await sarah.goBack();
  await composer(sarah).fill("1999, unless PORT says otherwise.");
  await composer(sarah).press("Enter");
  await row(lee, "1999, unless PORT says otherwise.").waitFor();
  await sarah.reload();
  await row(sarah, "1999, unless PORT").waitFor();

  await interactionsLoaded(sarah);
  await composer(sarah).press("ArrowUp");
  const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("1999, unless PORT names another.");
  await sarah.reload();
  await editor.waitFor();
  expect(await editor.inputValue()).toBe("1999, unless PORT names another.");
  await editor.press("Enter");
  await row(lee, "1999, unless PORT names another.").waitFor();
  await sarah.reload();
  await row(sarah, "1999, unless PORT names").waitFor();
  await interactionsLoaded(sarah);
  expect(await editor.count()).toBe(0);
});
