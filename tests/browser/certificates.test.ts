import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { phone } from "./support/chat-stage.ts";
import { box, enrollButton, FREE, learnPath, makeFree } from "./support/learning.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage({ staying: true });
const { come } = stage;

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name, exact: true });
const isHidden = async (page: Page) => (await page.locator("meta[name=robots][content=noindex]").count()) > 0;

it("whoever completes a course shares the certificate; a stranger sees it, and that it was revoked", {
  timeout: 180_000,
}, async () => {
  const titles = await makeFree(stage);
  const [{ creator = "" } = {}] = await stage.runtime.sql<{ creator: string }[]>`
    update courses c set has_certificate = true, certificate_name = 'Prompt Engineer' from users u
    where c.slug = ${FREE} and u.id = c.creator_id returning u.handle as creator`;
  const lee = await come("lee", `/courses/${FREE}`, { viewport: phone });
  await enrollButton(lee).click();
  await lee.waitForURL((url) => url.pathname === learnPath(FREE));
  for (const title of titles) await box(lee, title).check();
  await lee.getByRole("link", { name: /See your certificate/ }).click();
  await heading(lee, "Prompt Engineer").waitFor();
  const { pathname } = new URL(lee.url());
  expect(pathname).toMatch(/^\/certificates\/[0-9a-f]{32}$/);
  expect(await violations(lee)).toEqual([]);

  // Nobody else yet.
  const stranger = await come(null, pathname);
  await heading(stranger, "There’s no certificate here").waitFor();

  await lee.getByRole("switch", { name: "Share this certificate" }).click();
  await lee.getByText("Whoever has the link can see this page.").waitFor();
  const linkedIn = await lee.getByRole("link", { name: /Add to LinkedIn/ }).getAttribute("href");
  expect(new URL(linkedIn ?? "").searchParams.get("certUrl")).toBe(`${stage.runtime.url}${pathname}`);
  await stranger.reload();
  await heading(stranger, "Prompt Engineer").waitFor();
  await stranger.getByText("Lee", { exact: false }).first().waitFor();
  await stranger.getByText("Valid", { exact: true }).waitFor();
  expect(await isHidden(stranger)).toBe(false);
  expect(await violations(stranger)).toEqual([]);

  const maker = await come(creator, pathname);
  await maker.getByRole("button", { name: "Revoke" }).click();
  const dialog = maker.getByRole("dialog");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await dialog.getByText("Say why, in a few words.").waitFor();
  await dialog.getByLabel("Reason").fill("Issued by mistake.");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await maker.getByRole("button", { name: "Award again" }).waitFor();
  await stranger.reload();
  await stranger.getByText("Issued by mistake.").waitFor();
  await stranger.getByText("Revoked", { exact: true }).waitFor();
  expect(await stranger.getByText("Valid", { exact: true }).count()).toBe(0);

  await maker.getByRole("button", { name: "Award again" }).click();
  await maker.getByText("Valid", { exact: true }).waitFor();
  await stranger.reload();
  await stranger.getByText("Valid", { exact: true }).waitFor();
});

it("a creator awards mastery on the page of the students", { timeout: 120_000 }, async () => {
  const gabriel = await come("gabriel", "/students?course=intro-to-claude-code");
  const row = gabriel.locator("[data-student=sarah]");
  await row.getByRole("button", { name: /^Award mastery/ }).click();
  await gabriel.getByRole("dialog").getByRole("button", { name: "Award mastery" }).click();
  await row.getByRole("link", { name: "Mastery" }).click();
  await heading(gabriel, "Certificate of Mastery").waitFor();
  const sarah = await come("sarah", "/me", { viewport: phone });
  await sarah.getByRole("link", { name: /Certificate of Mastery/ }).waitFor();
});
