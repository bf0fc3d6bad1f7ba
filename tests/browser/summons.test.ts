import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { person } from "./support/help-room.ts";
import { openStage } from "./support/stage.ts";

const COURSE = "/courses/intro-to-claude-code";
const QUESTION = "My hook runs twice after every edit, and I cannot see why.";
const POINTS = 15;

/** Milliseconds from the answer to a call for help until it is seen by those who can help. */
const OFFER_WITHIN_MS = 1_000;

const stage = openStage({ staying: true });
let sarah: Page;
let marcus: Page;

beforeAll(async () => {
  [sarah, marcus] = await Promise.all([come("sarah", COURSE), come("marcus", "/settings")]);
});

const come = async (handle: string, path: string): Promise<Page> => {
  const page = await stage.come(handle, path);
  await page.getByRole("button", { name: /^Goodwill: \d/ }).waitFor();
  return page;
};
const balance = async (page: Page) => {
  const name = await page.getByRole("button", { name: /^Goodwill: / }).getAttribute("aria-label");
  return Number(name?.match(/\d+/)?.[0]);
};
const offer = (page: Page) =>
  page
    .getByRole("region", { name: "Help requests" })
    .getByRole("article", { name: "Sarah Lindqvist needs help" });
const ready = (page: Page) => page.getByRole("switch", { name: "Ready to help", checked: true }).waitFor();
const say = async (page: Page, text: string) => {
  const composer = page.getByRole("textbox", { name: "Your message" });
  await composer.fill(text);
  await composer.press("Enter");
};
const said = (page: Page, text: string) =>
  page.getByRole("region", { name: "Transcript" }).getByText(text, { exact: true });

it("Sarah calls for help, Marcus is first, they talk, and the points move", async () => {
  const nadia = await come("nadia", "/courses");
  await Promise.all([ready(marcus), ready(nadia)]);
  const before = { sarah: await balance(sarah), marcus: await balance(marcus) };

  await sarah.getByRole("button", { name: "Get live help" }).filter({ visible: true }).click();
  const form = sarah.getByRole("dialog", { name: "Get live help" });
  await form.getByRole("button", { name: "Send request" }).click();
  await form.getByText("Say in a sentence where you’re stuck.").waitFor();
  await form.getByLabel("Where are you stuck?").fill(QUESTION);
  const slider = form.getByRole("slider", { name: "Goodwill you offer" });
  for (let points = 10; points < POINTS; points += 1) await slider.press("ArrowRight");
  const answered = sarah
    .waitForResponse((response) => response.url().endsWith("/api/summons"))
    .then(() => performance.now());
  const seen = [marcus, nadia].map(async (page) => {
    await offer(page).waitFor();
    return performance.now();
  });
  await form.getByRole("button", { name: "Send request" }).click();
  const start = await answered;
  for (const each of seen) expect((await each) - start).toBeLessThan(OFFER_WITHIN_MS);

  await sarah.getByRole("heading", { level: 1, name: "Your request" }).waitFor();
  await sarah.getByRole("button", { name: `Goodwill: ${before.sarah - POINTS} points` }).waitFor();
  await offer(marcus).getByText(QUESTION).waitFor();
  await offer(marcus).getByText(`${POINTS} points`).waitFor();

  await offer(marcus).getByRole("button", { name: "Accept" }).click();
  await marcus.getByRole("heading", { level: 1, name: "Help for Sarah Lindqvist" }).waitFor();
  await nadia.getByText("Marcus Bell got there first. Thanks for being ready!").waitFor();
  expect(await offer(nadia).count()).toBe(0);

  await person(sarah, "Marcus Bell, helper").getByText("Here", { exact: true }).waitFor();
  await person(marcus, "Sarah Lindqvist").getByText("Here", { exact: true }).waitFor();
  await say(sarah, "It is the PostToolUse one.");
  await said(marcus, "It is the PostToolUse one.").waitFor();
  await say(marcus, "Is it in both settings files?");
  await said(sarah, "Is it in both settings files?").waitFor();

  await sarah.getByRole("button", { name: "Finish", exact: true }).click();
  await sarah
    .getByText(`Points are awarded after 5:00: your ${POINTS} points come back to you.`, { exact: false })
    .waitFor();
  await sarah.getByRole("button", { name: "Keep talking" }).click();
  await stage.runtime.sql`update summon_attendance set joined_at = joined_at - interval '5 minutes'`;
  await sarah.reload();
  await sarah.getByText(`${POINTS} points go to the helper when you finish.`).waitFor();
  await sarah.getByRole("button", { name: "Finish", exact: true }).click();
  await sarah.getByText(`${POINTS} points go to Marcus Bell.`).waitFor();
  await sarah.getByRole("button", { name: "Yes, finish" }).click();

  await sarah.getByRole("heading", { name: "You thanked Marcus Bell" }).waitFor();
  await marcus.getByRole("heading", { name: "Sarah Lindqvist says thank you" }).waitFor();
  await marcus.getByRole("button", { name: `Goodwill: ${before.marcus + POINTS} points` }).waitFor();
  await sarah.getByRole("button", { name: `Goodwill: ${before.sarah - POINTS} points` }).waitFor();
  await said(sarah, "Is it in both settings files?").waitFor();
  const [summon] = await stage.runtime.sql`
    select status, points_awarded from help_summons where message = ${QUESTION}`;
  expect(summon).toMatchObject({ status: "completed", points_awarded: POINTS });
});

it("a call that is taken back leaves everybody's screen, and the points return", async () => {
  const before = await balance(sarah);
  await sarah.goto(`${COURSE}/chat`);
  await marcus.goto("/sessions");
  await ready(marcus);
  await sarah.getByRole("button", { name: "Get live help" }).click();
  await sarah.getByLabel("Where are you stuck?").fill("Never mind this one.");
  await sarah.getByRole("button", { name: "Send request" }).click();
  await offer(marcus).waitFor();
  await sarah.getByRole("button", { name: "Cancel request" }).click();
  await offer(marcus).waitFor({ state: "hidden" });
  await sarah.getByRole("heading", { name: "The request was canceled" }).waitFor();
  await sarah.getByRole("button", { name: `Goodwill: ${before} points` }).waitFor();
});
