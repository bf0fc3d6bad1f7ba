import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, it } from "vitest";
import { type CallsForHelp, callsForHelp } from "../support/running/calls-for-help.ts";
import { openPanel, row } from "./support/chat-page.ts";
import { CHAT, openChatStage, phone, says } from "./support/chat-stage.ts";

const stage = openChatStage();
let calls: CallsForHelp;

beforeAll(async () => {
  calls = await callsForHelp(() => stage.runtime, ["sarah"]);
});
afterEach(() => calls.clear());

const offer = (page: Page) => page.getByRole("article", { name: "Sarah Lindqvist needs help" });

it("a request is answered over a panel that covers the room, and stays when that is closed", async () => {
  const marcus = await stage.enter("marcus", { viewport: phone, path: CHAT });
  const panel = await openPanel(marcus, "Members");
  await calls.call();
  await offer(marcus).waitFor();
  // What lies outside of a modal dialog gets no press: the browser would not let this one through.
  await offer(marcus).getByRole("button", { name: "Not now" }).click({ trial: true });
  await panel.getByRole("button", { name: "Close Members" }).click();
  await panel.waitFor({ state: "hidden" });
  await offer(marcus).getByRole("button", { name: "Not now" }).click({ trial: true });

  await openPanel(marcus, "Pinned messages");
  await offer(marcus).getByRole("button", { name: "Accept" }).click();
  await marcus.waitForURL(/\/help\//);
  await marcus.getByRole("textbox", { name: "Your message" }).waitFor();
  expect(await offer(marcus).count()).toBe(0);
});

it("a request that comes while a question is asked is announced, and answered before it", async () => {
  const marcus = await stage.enter("marcus");
  await marcus.keyboard.press("Control+k");
  const palette = marcus.getByRole("dialog", { name: "Search or jump to" });
  await palette.waitFor();
  await calls.call();
  await marcus.locator("[aria-live=assertive]").getByText("Sarah Lindqvist needs help").waitFor();
  expect(await palette.locator("[aria-live=assertive]").count()).toBe(1);
  await offer(marcus).getByRole("button", { name: "Not now" }).click();
  await offer(marcus).waitFor({ state: "hidden" });
  await palette.waitFor();
  await marcus.keyboard.press("Escape");
  await palette.waitFor({ state: "hidden" });
});

it("what goes wrong under a panel that covers the room is said over it, and dismissed there", async () => {
  const gabriel = await stage.enter("gabriel", { viewport: phone });
  const lee = await stage.join("lee");
  const id = await says(lee, "A question for the panel.");
  await says(lee, "A first reply.", id);
  await row(gabriel, "A question for the panel.")
    .getByRole("button", { name: /^1 reply/ })
    .click();
  const thread = gabriel.getByRole("dialog", { name: "Thread", exact: true });
  await gabriel.route("**/api/chat/threads/*/follow", (route) => route.abort());
  await thread.getByRole("button", { name: "Follow", exact: true }).click();
  const toast = gabriel.getByRole("log", { name: "Messages" }).getByText("That wasn’t saved");
  await toast.waitFor();
  await gabriel.getByRole("button", { name: "Dismiss" }).click();
  await toast.waitFor({ state: "hidden" });
  await thread.waitFor();
  stage.problems(gabriel);
});
