import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { loaded, visit } from "../support/browser/browsing.ts";
import { signIn } from "../support/running/people.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

const signOutLink = { name: /^Your account/ } as const;

/** Whether a page has asked who is signed in, each time that it did. */
const askedOf = (page: Page): string[] => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/me") asked.push(request.method());
  });
  return asked;
};

const hintOf = async (page: Page) =>
  (await page.context().cookies()).some(({ name }) => name === "peerloop.member");

it("pages for strangers ask nobody who they are, and leave the console empty", async () => {
  const { page, problems } = await visit(stage.runtime, stage.browser, null);
  const asked = askedOf(page);
  for (const path of [
    "/",
    "/courses",
    "/courses/intro-to-claude-code",
    "/u/gabriel",
    "/sign-in",
    "/settings",
  ]) {
    await page.goto(path);
    await loaded(page);
  }
  expect([asked, problems]).toEqual([[], []]);
  await page.context().close();
});

it("a stranger who comes with a hint of nothing is asked for by no page", async () => {
  const { page, context, problems } = await visit(stage.runtime, stage.browser, null);
  await context.addCookies([{ name: "peerloop.member", value: "1", url: stage.runtime.url }]);
  const asked = askedOf(page);
  await page.goto("/courses");
  await loaded(page);
  expect([asked, problems, await hintOf(page)]).toEqual([[], [], false]);
  await context.close();
});

it("a member whose browser knows no hint is shown as one all the same", async () => {
  const { cookie } = await signIn(stage.runtime, "sarah@peerloop.test");
  const [session = ""] = cookie.split("; ");
  const at = session.indexOf("=");
  const { page, context } = await visit(stage.runtime, stage.browser, null);
  await context.addCookies([
    { name: session.slice(0, at), value: session.slice(at + 1), url: stage.runtime.url, httpOnly: true },
  ]);
  await page.goto("/courses");
  await page.getByRole("button", signOutLink).waitFor();
  expect(await hintOf(page)).toBe(true);
  await context.close();
});

it("signing in and out in one tab is seen by another when one comes back to it", async () => {
  const { page, context } = await visit(stage.runtime, stage.browser, null);
  await page.goto("/courses");
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  const other = await context.newPage();
  await other.goto("/sign-in");
  await other.getByRole("button", { name: /^Sarah/ }).click();
  await other.getByRole("button", signOutLink).waitFor();
  // Headless pages are all visible: the event that comes with coming back is told by hand.
  const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await comeBack();
  await page.getByRole("button", signOutLink).waitFor();

  await other.evaluate(() =>
    fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }),
  );
  expect(await hintOf(other)).toBe(false);
  await comeBack();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await context.close();
});

it("one who has signed out is a stranger when going back and after loading anew", async () => {
  const { page, context } = await visit(stage.runtime, stage.browser, "sarah");
  await page.goto("/courses");
  await page.getByRole("button", signOutLink).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  const asked = askedOf(page);
  await page.goto("/courses/intro-to-claude-code");
  await loaded(page);
  await page.goBack();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await page.reload();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  expect(asked).toEqual([]);
  await context.close();
});
