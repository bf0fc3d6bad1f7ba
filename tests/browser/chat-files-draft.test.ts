import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { signIn } from "../support/running/people.ts";
import { composer, interactionsLoaded, row, say, threadOf } from "./support/chat-page.ts";
import { openChatStage } from "./support/chat-stage.ts";
import { chooseFiles, dropFile, pdf, picture } from "./support/files.ts";

const stage = openChatStage();

const chosen = (page: Page) =>
  page.getByRole("list", { name: "Files of this message" }).getByRole("listitem");
const uploaded = async (page: Page, count: number) => {
  await expect.poll(() => chosen(page).count()).toBe(count);
  await expect.poll(() => page.getByRole("progressbar").count()).toBe(0);
};
/** Holds uploads up, until the returned function is called; those that are held up end with their page. */
const holdUploads = async (page: Page): Promise<() => void> => {
  let isHeld = true;
  await page.route("**/attachments/**", (route) => (isHeld ? undefined : route.continue()));
  return () => {
    isHeld = false;
  };
};

it("files that were uploaded and not sent are there after a reload and a way round, and go with the message", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await chooseFiles(sarah, [pdf("kept plan.pdf", "%PDF-1.4 Monday"), picture("kept.png", 60, 40)]);
  await uploaded(sarah, 2);
  await composer(sarah).fill("The plan of before the reload.");
  await sarah.reload();
  await interactionsLoaded(sarah);
  await uploaded(sarah, 2);
  expect(await chosen(sarah).allInnerTexts()).toEqual([
    "PDF\nkept plan.pdf\n15 B",
    expect.stringMatching(/^kept\.png\n\d+ B$/),
  ]);
  await expect
    .poll(() =>
      chosen(sarah)
        .locator("img")
        .evaluate((one: HTMLImageElement) => one.naturalWidth),
    )
    .toBe(60);
  expect(await violations(sarah)).toEqual([]);

  await sarah.getByRole("link", { name: "Home", exact: true }).first().click();
  await composer(sarah).waitFor({ state: "detached" });
  await sarah.goBack();
  await interactionsLoaded(sarah);
  await uploaded(sarah, 2);
  await composer(sarah).press("Enter");
  const message = row(lee, "The plan of before the reload.");
  await message.getByRole("link", { name: /^kept plan\.pdf/ }).waitFor();
  await message.getByRole("img", { name: "kept.png" }).waitFor();
  await sarah.reload();
  await interactionsLoaded(sarah);
  expect(await chosen(sarah).count()).toBe(0);
});

it("an upload that a reload breaks off goes on, and nothing goes without it", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  const begun = sarah.waitForRequest((request) => request.method() === "PUT");
  const letUpload = await holdUploads(sarah);
  await chooseFiles(sarah, [pdf("half way.pdf", "%PDF-1.4 half way")]);
  await begun;
  await composer(sarah).fill("With what was half way.");
  await sarah.reload();
  // As soon as there is a field, and whenever the files are there.
  await composer(sarah).press("Enter");
  await interactionsLoaded(sarah);
  await expect.poll(() => chosen(sarah).count()).toBe(1);
  await composer(sarah).press("Enter");
  expect(await composer(sarah).inputValue()).toBe("With what was half way.");
  letUpload();
  await sarah.reload();
  await interactionsLoaded(sarah);
  await uploaded(sarah, 1);
  await composer(sarah).press("Enter");
  await row(lee, "With what was half way.")
    .getByRole("link", { name: /^half way\.pdf/ })
    .waitFor();
  const kept = await stage.runtime.sql`
    select message_id is not null as sent from chat_attachments where name = 'half way.pdf'`;
  expect(kept).toEqual([{ sent: true }]);
});

it("where the device keeps nothing, it is said what became of an upload", async () => {
  const sarah = await stage.enter("sarah");
  await sarah.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The quota is exceeded.", "QuotaExceededError");
    };
  });
  const begun = sarah.waitForRequest((request) => request.method() === "PUT");
  await holdUploads(sarah);
  await chooseFiles(sarah, [pdf("too much.pdf", "%PDF-1.4 too much")]);
  await begun;
  await sarah.reload();
  await interactionsLoaded(sarah);
  await chosen(sarah)
    .getByText("This file wasn’t uploaded before the page reloaded. Choose it again.")
    .waitFor();
  expect(await chosen(sarah).getByRole("button").count()).toBe(1);
  expect(await violations(sarah)).toEqual([]);
  await composer(sarah).fill("Then without it.");
  await sarah.getByText("A file couldn’t be added. Remove it, or add it again.").waitFor();
  await sarah.getByRole("button", { name: "Remove too much.pdf" }).click();
  await composer(sarah).press("Enter");
  await row(sarah, "Then without it.").waitFor();
});

it("a file that the server has swept away meanwhile is dropped with a word", async () => {
  const sarah = await stage.enter("sarah");
  await chooseFiles(sarah, [pdf("old.pdf", "%PDF-1.4 old"), pdf("new.pdf", "%PDF-1.4 new")]);
  await uploaded(sarah, 2);
  await stage.runtime.sql`delete from chat_attachments where name = 'old.pdf'`;
  await sarah.reload();
  await sarah.getByText("old.pdf wasn’t sent within a day, so it’s gone. Choose it again.").waitFor();
  await uploaded(sarah, 1);
  await composer(sarah).fill("Only the new one.");
  await composer(sarah).press("Enter");
  await row(sarah, "Only the new one.")
    .getByRole("link", { name: /^new\.pdf/ })
    .waitFor();
  expect(stage.problems(sarah)).toEqual([expect.stringContaining("404")]);
});

it("what one person has chosen is not there for the next one on the device, and is for them again", async () => {
  const page = await stage.enter("sarah");
  const sarahs = await page.context().cookies();
  const letUpload = await holdUploads(page);
  const begun = page.waitForRequest((request) => request.method() === "PUT");
  await chooseFiles(page, [pdf("sarah's.pdf", "%PDF-1.4 hers")]);
  await begun;
  const marcus = await signIn(stage.runtime, "marcus@peerloop.test");
  const [name = "", value = ""] = marcus.cookie.split("; ")[0]?.split("=", 2) ?? [];
  await page.context().addCookies([{ name, value, url: stage.runtime.url, httpOnly: true }]);
  letUpload();
  await page.reload();
  await page.getByRole("button", { name: /^Your account, Marcus/ }).waitFor();
  await interactionsLoaded(page);
  expect(await chosen(page).count()).toBe(0);
  await page.context().addCookies(sarahs);
  await page.reload();
  await interactionsLoaded(page);
  await uploaded(page, 1);
  await page.getByRole("button", { name: "Remove sarah's.pdf" }).click();
  await page.reload();
  await interactionsLoaded(page);
  expect(await chosen(page).count()).toBe(0);
});

it("an answer in a thread keeps its files, and what is dropped beside the field belongs to the room's message", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await say(lee, "Who has the log?");
  const open = async () => {
    const panel = await threadOf(sarah, "Who has the log?");
    await panel.getByRole("button", { name: "Attach files" }).waitFor();
    return panel;
  };
  const answer = (await open()).getByRole("textbox", { name: "Reply in thread" });
  expect(await dropFile(answer, pdf("log.pdf", "%PDF-1.4 log"))).toBe(true);
  expect(
    await dropFile(sarah.getByRole("region", { name: /^Messages/ }), pdf("beside.pdf", "%PDF-1.4 beside")),
  ).toBe(true);
  await uploaded(sarah, 2);
  await sarah.reload();
  await interactionsLoaded(sarah);
  await uploaded(sarah, 1);
  expect(await chosen(sarah).textContent()).toContain("beside.pdf");
  const panel = await open();
  await uploaded(sarah, 2);
  await panel.getByRole("textbox", { name: "Reply in thread" }).fill("I have.");
  await panel.getByRole("textbox", { name: "Reply in thread" }).press("Enter");
  const read = await threadOf(lee, "Who has the log?");
  await read
    .locator("[data-thread-message]", { hasText: "I have." })
    .getByRole("link", { name: /^log\.pdf/ })
    .waitFor();
});
