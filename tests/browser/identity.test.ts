import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openStage } from "./support/stage.ts";

const EMAIL = "zoe@example.test";

const stage = openStage();
const { come } = stage;

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const password = (page: Page, label = "Password") => page.getByLabel(label, { exact: true });
const signIn = async (page: Page, secret: string) => {
  await page.getByLabel("Email").fill(EMAIL);
  await password(page).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};
const signOut = async (page: Page) => {
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("link", { name: "Sign in", exact: true }).first().waitFor();
};
/** What stands next to a field to say what is wrong with it. */
const mistake = async (page: Page, label: string) => {
  const field = page.getByRole("textbox", { name: label });
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  const [id] = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
  return page.locator(`[id="${id}"]`).textContent();
};

it("an account: made, confirmed by mail, left, its password lost and found", async () => {
  const page = await come(null, "/sign-up");
  await page.getByLabel("Name").fill("Zoë O’Neill");
  expect(await page.getByLabel("Handle").inputValue()).toBe("zoe_oneill");
  await page.getByLabel("Handle").fill("Sarah");
  await page.getByLabel("Email").fill(EMAIL);
  await password(page).fill("too short");
  await page.getByRole("button", { name: "Create account" }).click();
  expect(await mistake(page, "Password")).toBe("This is too short.");
  await password(page).fill("the first of her passwords");
  await page.getByRole("button", { name: "Create account" }).click();
  expect(await mistake(page, "Handle")).toMatch(/taken/);
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.getByLabel("Handle").fill("zoe_learns");
  await page.getByRole("button", { name: "Create account" }).click();

  await heading(page, "Check your inbox").waitFor();
  await page.getByRole("button", { name: "Goodwill: 0 points" }).waitFor();
  await page.getByRole("link", { name: "local mailbox" }).click();
  await page.getByText(`To ${EMAIL}`).waitFor();
  await page.getByRole("link", { name: /verify-email/ }).click();
  await heading(page, "Email confirmed").waitFor();
  await page.getByRole("link", { name: "Continue" }).click();
  await heading(page, "Hi, Zoë").waitFor();
  await page.getByRole("button", { name: "Goodwill: 50 points" }).waitFor();
  expect(await page.getByText("not confirmed").count()).toBe(0);

  await signOut(page);
  await page.goto("/settings");
  await heading(page, "Sign in").waitFor();
  await signIn(page, "not her password");
  await page.getByRole("alert").getByText("Wrong email or password.").waitFor();

  await page.getByRole("link", { name: "Forgot password?" }).click();
  await heading(page, "Forgot your password?").waitFor();
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByRole("button", { name: "Send link" }).click();
  await heading(page, "Check your inbox").waitFor();
  await page.getByRole("link", { name: "local mailbox" }).click();
  await page.getByRole("link", { name: /reset-password/ }).click();
  await heading(page, "Choose a new password").waitFor();
  const resetLink = page.url();
  await password(page, "New password").fill("the second of her passwords");
  await page.getByRole("button", { name: "Change password" }).click();

  await page.getByText("Password changed").waitFor();
  await signIn(page, "the first of her passwords");
  await page.getByRole("alert").getByText("Wrong email or password.").waitFor();
  await signIn(page, "the second of her passwords");
  await heading(page, "Hi, Zoë").waitFor();

  // The link was good for once.
  await page.goto(resetLink);
  await password(page, "New password").fill("a third of her passwords");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByRole("alert").waitFor();
});

it("a time zone is taken from the browser, whatever it calls it, and chosen from what the server takes", async () => {
  const page = await come(null, "/sign-up", { timezoneId: "America/Coyhaique" });
  await page.getByLabel("Name").fill("Paz");
  await page.getByLabel("Handle").fill("paz_in_aysen");
  await page.getByLabel("Email").fill("paz@example.test");
  await password(page).fill("the only one of her passwords");
  await page.getByRole("button", { name: "Create account" }).click();
  await heading(page, "Check your inbox").waitFor();
  await page.goto("/settings/preferences");
  const zone = page.getByLabel("Your time zone");
  await expect.poll(() => zone.inputValue()).toBe("America/Coyhaique");
  await expect.poll(() => zone.locator("option").count()).toBeGreaterThan(400);
  const use = page.getByRole("button", { name: "Use this device’s" });
  expect(await use.count()).toBe(0);
  expect(await zone.locator("option[value='Asia/Calcutta']").count()).toBe(0);
  await zone.selectOption("Asia/Kolkata");
  await page.getByText("Time zone saved").waitFor();
  await use.waitFor();
  await page.reload();
  await expect.poll(() => zone.inputValue()).toBe("Asia/Kolkata");

  // Chromium says Asia/Calcutta: the same zone, and nothing to be asked.
  const lee = await come("lee", "/settings/preferences", { timezoneId: "Asia/Calcutta" });
  await lee.getByLabel("Your time zone").selectOption("Asia/Kolkata");
  await expect.poll(() => lee.getByLabel("Your time zone").locator("option").count()).toBeGreaterThan(400);
  expect(await lee.getByRole("button", { name: "Use this device’s" }).count()).toBe(0);
});

it("signing out everywhere closes what is open on another device", async () => {
  const [phone, desk] = await Promise.all([
    come("sarah", "/courses/intro-to-claude-code/chat"),
    come("sarah", "/settings/account"),
  ]);
  await phone.getByText("Only you are here").waitFor();
  await desk.getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = desk.getByRole("dialog", { name: "Sign out everywhere?" });
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await heading(desk, /Learn it/).waitFor();
  await heading(phone, "Sign in").waitFor();
  await phone.getByText("Sign in to continue.").waitFor();
  const [open] = await stage.runtime.sql`
    select count(*)::int from auth_sessions s join users u on u.id = s.user_id and u.handle = 'sarah'`;
  expect(open).toEqual({ count: 0 });
});

it("a private profile is there for people of the same course alone", async () => {
  const [lee] = await stage.runtime.sql<{ name: string }[]>`
    update users set privacy_public = false where handle = 'lee' returning name`;
  const name = lee?.name ?? "";
  const stranger = await come(null, "/u/lee");
  await heading(stranger, "No profile to see").waitFor();
  expect(await stranger.content()).not.toContain(name);
  const outsider = await come("employer", "/u/lee");
  await heading(outsider, "No profile to see").waitFor();
  expect(await outsider.content()).not.toContain(name);
  const sarah = await come("sarah", "/u/lee");
  await heading(sarah, name).waitFor();
  await sarah.getByText("You see this because you’re in a course together.").waitFor();
});
