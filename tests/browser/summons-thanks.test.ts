import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, it } from "vitest";
import { type CallsForHelp, callsForHelp } from "../support/running/calls-for-help.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();
let calls: CallsForHelp;

beforeAll(async () => {
  calls = await callsForHelp(() => stage.runtime, ["sarah", "marcus"]);
});
afterEach(() => calls.clear());

/** A help of Sarah's, to which Marcus has come and in which both have said something for long enough. */
const helped = async (): Promise<string> => {
  const id = await calls.call();
  const [sarah, marcus] = [await calls.room("sarah", id), await calls.room("marcus", id)];
  marcus.socket.send({ _tag: "Accept" });
  await sarah.socket.next((frame) => frame._tag === "State" && frame.summon.status === "responded");
  sarah.socket.send({ _tag: "Say", id: crypto.randomUUID(), content: "It stops at line 3." });
  await marcus.socket.next("Said");
  await stage.runtime.sql`update summon_attendance set joined_at = joined_at - interval '5 minutes'`;
  await calls.reload(id);
  return id;
};

/** Has the page note every point that is on its way. */
const watchPoints = (page: Page) =>
  page.addInitScript(() => {
    const seen = window as unknown as { points: number };
    seen.points = 0;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof Element && node.matches(".travelling-point")) seen.points++;
    }).observe(document, { childList: true, subtree: true });
  });
const points = (page: Page) => page.evaluate(() => (window as unknown as { points: number }).points);

const finish = async (page: Page) => {
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.getByText("10 points go to Marcus Bell.").waitFor();
  await page.getByRole("button", { name: "Yes, finish" }).click();
  await page.getByRole("heading", { name: "You thanked Marcus Bell" }).waitFor();
  await page.getByRole("img", { name: "10 points from Sarah Lindqvist to Marcus Bell" }).waitFor();
};

it("points travel to the helper when a help ends, and not when one reads of it later", async () => {
  const id = await helped();
  const sarah = await stage.come("sarah", "about:blank");
  await watchPoints(sarah);
  await sarah.goto(`/help/${id}`);
  await finish(sarah);
  await expect.poll(() => points(sarah)).toBe(2);
  await sarah.locator(".travelling-point").first().waitFor({ state: "detached" });
  await sarah.reload();
  await sarah.getByRole("heading", { name: "You thanked Marcus Bell" }).waitFor();
  expect(await points(sarah)).toBe(0);
});

it("they do not travel for who asks for less motion", async () => {
  const id = await helped();
  const sarah = await stage.come("sarah", "about:blank", { reducedMotion: "reduce" });
  await watchPoints(sarah);
  await sarah.goto(`/help/${id}`);
  await finish(sarah);
  expect(await points(sarah)).toBe(0);
});
