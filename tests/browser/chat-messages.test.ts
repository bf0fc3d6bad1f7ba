import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { violations } from "../support/accessibility.ts";
import { type Visitor, visit } from "../support/browsing.ts";
import { launchChromium } from "../support/chromium.ts";
import { type TestRuntime, testRuntime } from "../support/runtime.ts";

const COURSE = "/courses/intro-to-claude-code";

let runtime: TestRuntime;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [runtime, browser] = await Promise.all([testRuntime({ client: true }), launchChromium()]);
});
afterEach(async () => {
  for (const { context } of visitors.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
});

const enter = async (handle: string, path = `${COURSE}/chat`, options = {}): Promise<Page> => {
  const visitor = await visit(runtime, browser, handle, options);
  visitors.push(visitor);
  await visitor.page.goto(path);
  await visitor.page.getByText(/people here|Only you are here/).waitFor();
  await visitor.page.getByRole("button", { name: "Attach files" }).waitFor();
  return visitor.page;
};
const composer = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const say = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press("Enter");
};
const row = (page: Page, text: string | RegExp): Locator =>
  page.locator("[data-message]").filter({ hasText: text });
const menuOf = async (page: Page, text: string) => {
  await row(page, text).hover();
  await row(page, text).getByRole("button", { name: "More to do with this message" }).click();
  return page.getByRole("dialog", { name: /^Message of/ });
};

it("a message is reacted to, edited and deleted before everybody's eyes", async () => {
  const [sarah, lee] = await Promise.all([enter("sarah"), enter("lee")]);
  await say(sarah, "Hooks run **twice** for me.");
  await row(lee, "Hooks run twice").locator("strong", { hasText: "twice" }).waitFor();

  const menu = await menuOf(lee, "Hooks run twice");
  expect(await violations(lee)).toEqual([]);
  await menu.getByRole("button", { name: "React with 🎉" }).click();
  const party = row(sarah, "Hooks run twice").getByRole("button", { name: /^🎉 by / });
  await party.waitFor();
  await party.click();
  await expect
    .poll(() => row(lee, "Hooks run twice").getByRole("button", { name: /^🎉/ }).textContent())
    .toMatch(/2/);

  await composer(sarah).press("ArrowUp");
  const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("Hooks run once for me.");
  await editor.press("Enter");
  await row(lee, "Hooks run once").getByText("edited").waitFor();
  expect(await row(lee, "Hooks run twice").count()).toBe(0);

  const last = await menuOf(sarah, "Hooks run once");
  await last.getByRole("button", { name: "Delete" }).click();
  await sarah
    .getByRole("dialog", { name: "Delete this message?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await row(lee, "This message was deleted.").waitFor();
  expect(await row(lee, "Hooks run once").count()).toBe(0);
});

it("an answer is marked by who asked, and pins are the teachers' to set", async () => {
  const [sarah, marcus] = await Promise.all([enter("sarah"), enter("marcus")]);
  await say(sarah, "Which folder do skills live in?");
  await row(marcus, "Which folder do skills").hover();
  await row(marcus, "Which folder do skills")
    .getByRole("button", { name: /^Reply to Sarah/ })
    .click();
  await say(marcus, "In the folder named after them.");
  await row(sarah, "Which folder do skills").getByRole("button", { name: "1 answer" }).waitFor();
  await (await menuOf(sarah, "In the folder named"))
    .getByRole("button", { name: "Mark as the answer" })
    .click();
  await row(marcus, "In the folder named").getByText("Answer", { exact: true }).waitFor();
  expect(
    await (await menuOf(sarah, "In the folder named")).getByRole("button", { name: "Pin" }).count(),
  ).toBe(0);
  await sarah.keyboard.press("Escape");
  await (await menuOf(marcus, "In the folder named")).getByRole("button", { name: "Pin" }).click();
  await row(sarah, "In the folder named").getByText("Pinned").waitFor();
});

it("Markdown becomes elements, code gets its colours, and nothing in it runs", async () => {
  const page = await enter("sarah");
  const code = ["function add(a, b) {", "  const sum = a + b;", "  return sum;", "}"].join("\n");
  await composer(page).focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, code);
  expect(await composer(page).inputValue()).toBe(`\`\`\`\n${code}\n\`\`\`\n`);
  await composer(page).fill(`See:\n\`\`\`js\n${code}\n\`\`\``);
  await composer(page).press("Enter");
  await row(page, "See:").locator("pre .hljs-keyword", { hasText: "function" }).waitFor();

  await say(
    page,
    "<img src=x onerror=alert(1)> [here](javascript:alert(1)) [there](https://example.org/a) ![pic](https://example.org/p.png)",
  );
  const shown = row(page, "<img src=x onerror=alert(1)>");
  await shown.getByRole("link", { name: "there" }).waitFor();
  expect(await shown.getByRole("link", { name: "there" }).getAttribute("rel")).toBe(
    "noopener noreferrer nofollow ugc",
  );
  expect(await shown.locator("a[href^=javascript], img[src^='http'], img[onerror]").count()).toBe(0);
});

it("an edit made in a tunnel is shown at once, and made when there is light", async () => {
  const [sarah, lee] = await Promise.all([enter("sarah"), enter("lee")]);
  await say(sarah, "Written in the light.");
  await row(lee, "Written in the light.").waitFor();
  await sarah.context().setOffline(true);
  await sarah.getByText("You are offline.", { exact: true }).waitFor();
  await composer(sarah).press("ArrowUp");
  const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("Written in the dark.");
  await editor.press("Enter");
  await row(sarah, "Written in the dark.").waitFor();
  await sarah.context().setOffline(false);
  await row(lee, "Written in the dark.").waitFor({ timeout: 20_000 });
});

it("thousands of messages scroll with few rows in the document, and a permalink leads into their midst", async () => {
  await runtime.sql`
    insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash, created_at)
    select gen_random_uuid(), r.id, u.id, 'Old line ' || n, r.last_seq + n, r.last_rev + n, sha256(convert_to('Old line ' || n, 'UTF8')), now() - interval '1 hour' + n * interval '1 second'
    from courses c join chat_rooms r on r.course_id = c.id join users u on u.handle = 'marcus', generate_series(1, 3000) n
    where c.slug = 'claude-code-for-teams'`;
  await runtime.sql`
    update chat_rooms r set last_seq = last_seq + 3000, last_rev = last_rev + 3000
    from courses c where r.course_id = c.id and c.slug = 'claude-code-for-teams'`;
  const [{ id } = { id: "" }] = await runtime.sql<{ id: string }[]>`
    select m.id from chat_messages m where m.content = 'Old line 1500'`;
  const page = await enter("gabriel", `/courses/claude-code-for-teams/chat?message=${id}`);
  await page.locator(`#message-${id}`).waitFor();
  await expect
    .poll(() => page.locator(`#message-${id}`).evaluate((row) => row === document.activeElement))
    .toBe(true);
  const list = page.getByRole("region", { name: /^Messages/ });
  for (let turn = 0; turn < 60; turn++) {
    await list.evaluate((element) => element.scrollBy(0, -2_500));
    await page.waitForTimeout(40);
  }
  const seqs = await page
    .locator("[data-message]")
    .evaluateAll((rows) => rows.map((one) => Number((one as HTMLElement).dataset.seq)));
  expect(seqs.length).toBeLessThan(200);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  await page.getByRole("button", { name: /Newest|new message/ }).click();
  await row(page, "Old line 3000").waitFor();
});
