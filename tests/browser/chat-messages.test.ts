import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { choose, composer, menuOf, reply, row, say } from "./support/chat-page.ts";
import { changed, openChatStage, says, wide } from "./support/chat-stage.ts";

/** Milliseconds that a page of history takes on a slow line. */
const SLOW_MS = 400;

const stage = openChatStage();

it("a message is reacted to, edited and deleted before everybody's eyes", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await say(sarah, "Hooks run **twice** for me.");
  await row(lee, "Hooks run twice").locator("strong", { hasText: "twice" }).waitFor();

  // Whoever reacted is named, whether they are here or have written or not.
  await lee
    .getByRole("button", { name: /^\S+ \d+, by / })
    .first()
    .waitFor();
  expect(await lee.getByRole("button", { name: /, by .*somebody/ }).count()).toBe(0);
  const menu = await menuOf(lee, "Hooks run twice");
  expect(await violations(lee)).toEqual([]);
  await menu.getByRole("menuitem", { name: "React with 🎉" }).click();
  const party = row(sarah, "Hooks run twice").getByRole("button", { name: /^🎉/ });
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

  await choose(sarah, "Hooks run once", "Delete");
  await sarah
    .getByRole("dialog", { name: "Delete this message?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await row(lee, "This message was deleted.").waitFor();
  expect(await row(lee, "Hooks run once").count()).toBe(0);
});

it("an answer is marked by whoever asked, and pins are the teachers' to set", async () => {
  const [sarah, marcus] = await Promise.all([stage.enter("sarah"), stage.enter("marcus")]);
  await say(sarah, "Which folder do skills live in?");
  const thread = await reply(marcus, "Which folder do skills", "In the folder named after them.");
  await row(sarah, "Which folder do skills")
    .getByRole("button", { name: /^1 reply/ })
    .click();
  await sarah.getByRole("button", { name: "Mark as answer" }).click();
  await thread.getByText("Answer", { exact: true }).waitFor();
  await sarah.getByText(/^Marcus Bell gets 5 goodwill points\.$/).waitFor();
  await say(sarah, "And where does its script go?");
  await reply(marcus, "And where does its script", "Beside its description.");
  await row(sarah, "And where does its script")
    .getByRole("button", { name: /^1 reply/ })
    .click();
  await sarah.getByRole("button", { name: "Mark as answer" }).click();
  await sarah.getByText("No points this time: answers between you and Marcus Bell earn 5 a day.").waitFor();
  expect(
    await (await menuOf(sarah, "Which folder do skills")).getByRole("menuitem", { name: "Pin" }).count(),
  ).toBe(0);
  await sarah.keyboard.press("Escape");
  await choose(marcus, "Which folder do skills", "Pin");
  await row(sarah, "Which folder do skills").getByText("Pinned").waitFor();
});

it("an edit made in a tunnel is shown at once, and made when there is light", async () => {
  const [sarah, lee] = await Promise.all([stage.enter("sarah"), stage.enter("lee")]);
  await say(sarah, "Written in the light.");
  await say(sarah, "Written by mistake.");
  await row(lee, "Written by mistake.").waitFor();
  await sarah.context().setOffline(true);
  await sarah.getByText(/^You’re offline/).waitFor();
  await row(sarah, "Written by mistake.").press("Delete");
  await sarah.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await row(sarah, "Written by mistake.").waitFor({ state: "detached" });
  // What is deleted here is not one's last message, though the room has not heard of it.
  await composer(sarah).press("ArrowUp");
  const editor = sarah.getByRole("textbox", { name: /^Edit your message/ });
  await editor.fill("Written in the dark.");
  await editor.press("Enter");
  await row(sarah, "Written in the dark.").waitFor();
  await sarah.context().setOffline(false);
  await row(lee, "Written in the dark.").waitFor({ timeout: 20_000 });
  await row(lee, "Written by mistake.").waitFor({ state: "detached" });
  stage.problems(sarah);
});

it("thousands of messages scroll with few rows in the document, and a permalink leads into their midst", async () => {
  await stage.runtime.sql`
    insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash, created_at)
    select gen_random_uuid(), r.id, u.id, 'Old line ' || n, r.last_seq + n, r.last_rev + n, sha256(convert_to('Old line ' || n, 'UTF8')), now() - interval '1 hour' + n * interval '1 second'
    from courses c join chat_rooms r on r.course_id = c.id join users u on u.handle = 'marcus', generate_series(1, 3000) n
    where c.slug = 'claude-code-for-teams'`;
  await stage.runtime.sql`
    update chat_rooms r set last_seq = last_seq + 3000, last_rev = last_rev + 3000
    from courses c where r.course_id = c.id and c.slug = 'claude-code-for-teams'`;
  const [{ id } = { id: "" }] = await stage.runtime.sql<{ id: string }[]>`
    select m.id from chat_messages m where m.content = 'Old line 1500'`;
  const page = await stage.come("gabriel", "/courses", { viewport: wide, reducedMotion: "reduce" });
  // On a slow line the page before the newest one is still being read when the permalink is followed.
  await page.route(/messages\?before=/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    await route.continue();
  });
  await page.goto(`/courses/claude-code-for-teams/chat?message=${id}`);
  await page.locator(`#message-${id}`).waitFor();
  await expect
    .poll(() => page.locator(`#message-${id}`).evaluate((row) => row === document.activeElement))
    .toBe(true);
  const list = page.getByRole("region", { name: /^Messages/ });
  for (let turn = 0; turn < 60; turn++) {
    // The rows of where it comes to are drawn before it goes on.
    await list.evaluate(
      (element) =>
        new Promise((drawn) => {
          element.scrollBy(0, -2_500);
          requestAnimationFrame(() => requestAnimationFrame(drawn));
        }),
    );
  }
  const drawn = page.locator("[data-message]");
  expect(await drawn.count()).toBeLessThan(200);
  // Where it has come to the beginning: before these, replies stand in their threads alone.
  const seqs = await drawn
    .filter({ hasText: "Old line" })
    .evaluateAll((rows) => rows.map((one) => Number((one as HTMLElement).dataset.seq)));
  expect(seqs.length).toBeGreaterThan(10);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  await page.getByRole("button", { name: /Newest|new message/ }).click();
  await row(page, "Old line 3000").waitFor();
});

it("no text takes the page from others, and who moderates removes it", async () => {
  const lee = await stage.join("lee");
  const poison = ["- ".repeat(400), ">".repeat(500), "1. ".repeat(400), "> - ".repeat(300)];
  const ids: string[] = [];
  for (const marks of poison) ids.push(await says(lee, `${marks}poison`));
  const question = await says(lee, "Who reads this?");
  await says(lee, `${">".repeat(500)}answered`, question);

  const gabriel = await stage.enter("gabriel");
  await row(gabriel, "Who reads this?").waitFor();
  for (const id of ids) {
    const message = gabriel.locator(`[data-message="${id}"]`);
    await expect.poll(() => message.textContent()).toContain("poison");
    await message.press("Delete");
    await gabriel
      .getByRole("dialog", { name: "Delete this message?" })
      .getByRole("button", { name: "Delete" })
      .click();
    await changed(lee, "Deleted", id);
  }
  await row(gabriel, "Who reads this?")
    .getByRole("button", { name: /^1 reply/ })
    .click();
  await gabriel.locator("[data-thread-message]").filter({ hasText: "answered" }).waitFor();
});
