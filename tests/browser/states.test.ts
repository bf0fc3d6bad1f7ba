import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, inject, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { loaded } from "../support/browser/browsing.ts";
import { type DatabaseProxy, databaseProxy } from "../support/network/database-proxy.ts";
import { openStage } from "./support/stage.ts";

const CHAT = "/courses/intro-to-claude-code/chat";

let proxy: DatabaseProxy;
afterAll(() => proxy?.close());
const stage = openStage({
  settings: async () => {
    proxy = await databaseProxy(inject("databaseServer"));
    return { databaseUrl: proxy.urlFor };
  },
});
afterEach(() => proxy.restore());

const come = (handle: string | null, path: string): Promise<Page> =>
  stage.come(handle, path, { reducedMotion: "reduce" });

it("a page says that the database is away, and is back with it, without a reload", async () => {
  const sarah = await come("sarah", "/courses");
  await loaded(sarah);
  proxy.cut();
  await sarah.getByRole("link", { name: "Sessions" }).click();
  const alert = sarah.getByRole("alert");
  await alert.getByRole("heading", { name: "PeerLoop is catching its breath" }).waitFor();
  expect(await violations(sarah)).toEqual([]);
  proxy.restore();
  const join = sarah.getByRole("link", { name: "Join" });
  // A backend notices only when it is asked that the database is back.
  const retry = async () => {
    const again = alert.getByRole("button", { name: "Try again" });
    if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
    return join.isVisible();
  };
  await expect.poll(retry, { timeout: 20_000, interval: 250 }).toBe(true);
});

it("a stranger who comes while the database is away is told so", async () => {
  proxy.cut();
  const stranger = await come(null, "/courses");
  await stranger.getByRole("heading", { name: "PeerLoop is catching its breath" }).waitFor();
  await stranger.goto("/sign-in");
  await stranger.getByLabel("Email").fill("sarah@peerloop.test");
  await stranger.getByLabel("Password", { exact: true }).fill("learn-teach-earn");
  await stranger.getByRole("button", { name: "Sign in", exact: true }).click();
  await stranger.getByRole("alert").waitFor();
});

it("a chat sends nothing as done while the database is away, and all of it afterwards", async () => {
  const sarah = await come("sarah", CHAT);
  await sarah.getByText("Only you are here").waitFor();
  proxy.cut();
  const composer = sarah.getByRole("textbox", { name: /^Message to/ });
  await composer.fill("Written while nothing can be stored.");
  await composer.press("Enter");
  const line = sarah
    .getByRole("region", { name: /^Messages/ })
    .getByRole("listitem")
    .filter({ hasText: "Written while nothing can be stored." });
  await sarah.getByText(/1 message will send as soon as possible\.$/).waitFor();
  await line.getByText("Waiting to send").waitFor();
  expect(await violations(sarah)).toEqual([]);
  proxy.restore();
  await line.and(sarah.locator("[data-message]")).waitFor();
  await sarah.getByText(/will send as soon as possible/).waitFor({ state: "hidden" });
  expect(await line.count()).toBe(1);
});

it("a device without a network says so, keeps what it shows, and fetches the rest when it is back", async () => {
  const sarah = await come("sarah", "/courses");
  await sarah.getByRole("link", { name: "Claude Code for Teams" }).waitFor();
  await loaded(sarah);
  await sarah.context().setOffline(true);
  await sarah
    .getByRole("status")
    .getByText(/^You’re offline/)
    .waitFor();
  await sarah.getByRole("link", { name: "Claude Code for Teams" }).waitFor();
  await sarah.getByRole("link", { name: "Sessions" }).click();
  await sarah.getByRole("heading", { name: "Can’t load this page" }).waitFor();
  expect(await violations(sarah)).toEqual([]);
  await sarah.context().setOffline(false);
  await sarah.getByRole("link", { name: "Join" }).waitFor();
});

it("an address of a room that is not there, or not open to one, says so", async () => {
  const sarah = await come("sarah", "/help/00000000-0000-7000-8000-000000000000");
  await sarah.getByRole("heading", { name: "This request isn’t open to you" }).waitFor();
  await sarah.goto("/sessions/00000000-0000-7000-8000-000000000000");
  await sarah.getByRole("heading", { name: "Session not found" }).waitFor();
  await sarah.goto("/sessions/no-id");
  await sarah.getByRole("heading", { name: "Session not found" }).waitFor();
});
