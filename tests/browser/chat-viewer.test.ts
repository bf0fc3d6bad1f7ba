import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { PICTURES } from "../support/browser/pictures.ts";
import { isFocused, row, say } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

const attach = async (page: Page, files: readonly { name: string; mimeType: string; buffer: Buffer }[]) => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles([...files]);
  await expect.poll(() => page.getByRole("button", { name: /^Remove / }).count()).toBe(files.length);
};

const uploaded = async (page: Page) => {
  await expect.poll(() => page.getByRole("progressbar").count()).toBe(0);
};

it("a picture is seen before it is sent, though nothing is uploaded, with its name and a way to remove it", async () => {
  const sarah = await stage.enter("sarah");
  await sarah.route("**/attachments/**", () => undefined);
  await attach(sarah, [
    { name: "before.png", mimeType: "image/png", buffer: PICTURES.png },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Some notes.") },
  ]);
  const list = sarah.getByRole("list", { name: "Files of this message" });
  const picture = list.locator("img");
  expect(await picture.getAttribute("src")).toMatch(/^blob:/);
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await list.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringContaining("before.png"),
    expect.stringContaining("notes.txt"),
  ]);
  expect(await violations(sarah)).toEqual([]);
  await list.getByRole("button", { name: "Remove before.png" }).click();
  await picture.waitFor({ state: "detached" });
  await sarah.unrouteAll({ behavior: "ignoreErrors" });
});

it("pictures and texts are looked at over the room, one after the other, by keys and presses", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await attach(sarah, [
    { name: "first.png", mimeType: "image/png", buffer: PICTURES.png },
    { name: "second.webp", mimeType: "image/webp", buffer: PICTURES.webp },
    {
      name: "hostile.html",
      mimeType: "text/html",
      buffer: Buffer.from("<script>document.title = 'ran'</script><b>bold</b>"),
    },
    { name: "book.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 \0 pages") },
    { name: "wrong.txt", mimeType: "text/plain", buffer: Buffer.from([0, 1, 2, 255]) },
  ]);
  await uploaded(sarah);
  await say(sarah, "Five files to look at.");
  const message = row(lee, "Five files to look at.");
  const first = message.getByRole("link", { name: "first.png" });
  await first.click();
  const viewer = lee.getByRole("dialog", { name: "File viewer" });
  await viewer.getByRole("img", { name: "first.png" }).waitFor();
  expect(await violations(lee)).toEqual([]);
  await lee.keyboard.press("ArrowRight");
  await viewer.getByRole("img", { name: "second.webp" }).waitFor();
  await viewer.getByRole("button", { name: "Next file" }).click();
  // What would run elsewhere is letters here.
  await viewer.locator("code", { hasText: "<script>document.title = 'ran'</script><b>bold</b>" }).waitFor();
  expect(await viewer.locator("script, b").count()).toBe(0);
  expect(await lee.title()).not.toBe("ran");
  expect(await violations(lee)).toEqual([]);
  // What cannot be seen is passed by.
  await lee.keyboard.press("ArrowRight");
  await viewer.getByText("This file can’t be shown here.", { exact: false }).waitFor();
  expect(await viewer.getByRole("heading").textContent()).toContain("wrong.txt");
  await lee.keyboard.press("ArrowLeft");
  await lee.keyboard.press("ArrowLeft");
  await viewer.getByRole("img", { name: "second.webp" }).waitFor();
  const download = lee.waitForEvent("download");
  await viewer.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("second.webp");
  await lee.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  await expect.poll(() => isFocused(first)).toBe(true);

  await message.getByRole("button", { name: "View hostile.html" }).click();
  await viewer.locator("code", { hasText: "<b>bold</b>" }).waitFor();
  await viewer.getByRole("button", { name: "Close" }).click();
  await viewer.waitFor({ state: "detached" });
  expect(await message.getByRole("button", { name: "View book.pdf" }).count()).toBe(0);
  expect(await message.getByRole("link", { name: /^book\.pdf/ }).getAttribute("download")).toBe("book.pdf");
});
