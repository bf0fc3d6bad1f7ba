import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { pictureReader } from "../../domain/shared/pictures/rules.ts";
import { violations } from "../support/browser/accessibility.ts";
import { exifSegment, jpegWith, tiff } from "../support/browser/pictures.ts";
import { composer, row, say } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";
import { chooseFiles, dropFile, pasteFile, pdf, picture } from "./support/files.ts";

const TEN_MIB = 10 * 1024 * 1024;

const stage = openChatStage();

/** Files of the next message, each with what is said of it. */
const chosen = (page: Page) =>
  page.getByRole("list", { name: "Files of this message" }).getByRole("listitem");
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });
const uploaded = async (page: Page, count: number) => {
  await expect.poll(() => chosen(page).count()).toBe(count);
  await expect.poll(() => page.getByRole("progressbar").count()).toBe(0);
};
const stored = (name: string) => stage.runtime.sql<{ sent: boolean; size: number }[]>`
  select message_id is not null as sent, size from chat_attachments where name = ${name}`;

it("files are chosen, pasted and dropped; a picture is shown to others, a document is theirs to download", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  const plan = pdf("plan of the week.pdf", "%PDF-1.4 Monday: hooks. Tuesday: skills.");
  await chooseFiles(sarah, [plan]);
  await pasteFile(composer(sarah), picture("screenshot.png", 60, 40));
  expect(await dropFile(composer(sarah), picture("photo.png", 900, 300))).toBe(true);
  await uploaded(sarah, 3);
  expect(await violations(sarah)).toEqual([]);
  await say(sarah, "The plan, and two pictures of it.");
  expect(await chosen(sarah).count()).toBe(0);

  const message = row(lee, "The plan, and two pictures of it.");
  for (const [name, width, shownWidth] of [
    ["screenshot.png", 60, 60],
    ["photo.png", 900, 420],
  ] as const) {
    const image = message.getByRole("img", { name });
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(width);
    expect((await image.boundingBox())?.width).toBe(shownWidth);
  }
  const [download] = await Promise.all([
    lee.waitForEvent("download"),
    message.getByRole("link", { name: /^plan of the week\.pdf/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(plan.name);
  expect(await readFile(await download.path())).toEqual(plan.buffer);
});

it("an upload that breaks off says so, keeps what was typed, and goes on once the room is reached again", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await composer(sarah).fill("The log of my failed run.");
  await sarah.context().setOffline(true);
  await chooseFiles(sarah, [pdf("failed run.pdf", "%PDF-1.4 exit code 1")]);
  const file = chosen(sarah).filter({ hasText: "failed run.pdf" });
  await file.getByText(/^Connection lost/).waitFor();
  await sarah.getByText("Your files upload once you’re back online.").waitFor();
  expect(await violations(sarah)).toEqual([]);
  expect(await send(sarah).isDisabled()).toBe(true);
  await composer(sarah).press("Enter");
  expect(await composer(sarah).inputValue()).toBe("The log of my failed run.");

  await sarah.context().setOffline(false);
  await file.getByText(/^Connection lost/).waitFor({ state: "hidden", timeout: 20_000 });
  await uploaded(sarah, 1);
  await composer(sarah).press("Enter");
  await row(lee, "The log of my failed run.")
    .getByRole("link", { name: /^failed run\.pdf/ })
    .waitFor();
  expect(await stored("failed run.pdf")).toEqual([{ sent: true, size: 20 }]);
  expect(stage.problems(sarah)).not.toEqual([]);
});

it("an upload that broke off while the room stayed is tried again by hand, and no second file is made", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await sarah.route("**/attachments/**", (route) => route.abort("connectionreset"));
  await chooseFiles(sarah, [pdf("reset.pdf", "%PDF-1.4 once more")]);
  const file = chosen(sarah).filter({ hasText: "reset.pdf" });
  await file.getByText(/^Connection lost/).waitFor();
  await file.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => stage.problems(sarah).length).toBeGreaterThan(0);
  await file.getByText(/^Connection lost/).waitFor();
  await sarah.unroute("**/attachments/**");
  await file.getByRole("button", { name: "Try again" }).click();
  await uploaded(sarah, 1);
  await expect.poll(() => send(sarah).isEnabled()).toBe(true);
  await send(sarah).click();
  await row(lee, "reset.pdf").waitFor();
  expect(await stored("reset.pdf")).toEqual([{ sent: true, size: 18 }]);
  stage.problems(sarah);
});

it("what is too large, empty or too much is refused in words, and what is removed is not sent", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  const film = { name: "film.mov", mimeType: "video/quicktime", buffer: Buffer.alloc(TEN_MIB + 1) };
  await chooseFiles(sarah, [film, pdf("nothing.pdf", "")]);
  await sarah.getByText("film.mov is larger than 10.5 MB.").waitFor();
  await sarah.getByText("nothing.pdf is empty.").waitFor();
  expect(await chosen(sarah).count()).toBe(0);

  const many = Array.from({ length: 9 }, (_, index) => pdf(`page ${index + 1}.pdf`, `%PDF-1.4 ${index}`));
  await chooseFiles(sarah, many);
  await sarah.getByText("A message can have up to 8 files.").waitFor();
  await uploaded(sarah, 8);
  for (const index of [1, 2, 3, 4, 5, 6, 7])
    await sarah.getByRole("button", { name: `Remove page ${index}.pdf` }).click();
  await uploaded(sarah, 1);
  await say(sarah, "Only the last page.");
  const message = row(lee, "Only the last page.");
  await message.getByRole("link", { name: /^page 8\.pdf/ }).waitFor();
  expect(await message.getByRole("link", { name: /\.pdf/ }).count()).toBe(1);
  expect(await stored("page 1.pdf")).toEqual([{ sent: false, size: 10 }]);

  // A file is a message by itself.
  await chooseFiles(sarah, [pdf("alone.pdf", "%PDF-1.4 alone")]);
  await uploaded(sarah, 1);
  await send(sarah).click();
  await row(lee, "alone.pdf").waitFor();
});

it("a picture goes without where it was taken, and stays turned as it was", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  const buffer = jpegWith([exifSegment(tiff({ orientation: 6 }))]);
  await chooseFiles(sarah, [{ name: "at home.jpg", mimeType: "image/jpeg", buffer }]);
  await uploaded(sarah, 1);
  await say(sarah, "Where I live.");
  const image = row(lee, "Where I live.").getByRole("img", { name: "at home.jpg" });
  await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() => image.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight]))
    .toEqual([4, 6]);
  const bytes = await image.evaluate(async (one: HTMLImageElement) => [
    ...new Uint8Array(await (await fetch(one.src)).arrayBuffer()),
  ]);
  const reader = pictureReader();
  reader.push(new Uint8Array(bytes));
  expect(reader.end()).toMatchObject({ width: 4, height: 6, orientation: 6, hasLocation: false });
  expect(Buffer.from(bytes).includes("Cam")).toBe(false);
});

it("what is removed, or whose room is left, while it is still being read is not uploaded", async () => {
  const sarah = await stage.enter("sarah");
  /** From now on pictures are read only after `letRead` was called. */
  const holdReading = () =>
    sarah.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const read = Blob.prototype.arrayBuffer;
      const measure = window.createImageBitmap;
      Blob.prototype.arrayBuffer = async function () {
        await promise;
        return read.call(this);
      };
      window.createImageBitmap = (async (image: ImageBitmapSource) => {
        await promise;
        return measure(image);
      }) as typeof createImageBitmap;
      Object.assign(window, {
        letRead: async () => {
          Blob.prototype.arrayBuffer = read;
          window.createImageBitmap = measure;
          resolve();
          // What waited goes on before the answer to a request that begins now.
          await measure(new ImageData(1, 1));
          await fetch("/api/health");
        },
      });
    });
  const letRead = () =>
    sarah.evaluate(() => (window as unknown as { letRead: () => Promise<void> }).letRead());
  const begun: string[] = [];
  sarah.on("request", (request) => {
    if (request.method() === "PUT") begun.push(new URL(request.url()).searchParams.get("name") ?? "");
  });

  await holdReading();
  await chooseFiles(sarah, [picture("removed.png", 20, 20), picture("kept.png", 20, 20)]);
  await sarah.getByRole("button", { name: "Remove removed.png" }).click();
  await letRead();
  await uploaded(sarah, 1);
  expect(begun).toEqual(["kept.png"]);

  await holdReading();
  await chooseFiles(sarah, [picture("left.png", 20, 20)]);
  await expect.poll(() => chosen(sarah).count()).toBe(2);
  await sarah.getByRole("link", { name: "Home", exact: true }).first().click();
  await composer(sarah).waitFor({ state: "detached" });
  await letRead();
  expect(begun).toEqual(["kept.png"]);
});
