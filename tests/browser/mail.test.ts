import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { mails } from "../../domain/contexts.ts";
import { demoPassword } from "../../domain/identity/demo/rules.ts";
import { violations } from "../support/browser/accessibility.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage({ strict: true });
const { come } = stage;

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

it("somebody whose mails come back is asked for another address, on every page, until they have confirmed one", async () => {
  const setStatus = (status: "bounced" | null) =>
    stage.runtime.sql`update users set email_status = ${status} where handle = 'lee'`;
  await setStatus("bounced");
  const page = await come("lee", "/courses");
  const notice = page.getByText("Emails to lee@peerloop.test aren’t getting through.");
  await notice.waitFor();
  await page.goto("/sessions");
  await notice.waitFor();
  await page.getByRole("link", { name: "Update your email so you don’t lose access" }).click();
  await heading(page, "Settings").waitFor();

  await page.getByLabel("New email").fill("lee@elsewhere.test");
  await page.getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("We sent a link to lee@elsewhere.test").waitFor();
  await page.getByRole("link", { name: "local mailbox" }).click();
  await page.getByText("To lee@elsewhere.test").waitFor();
  await page.getByRole("link", { name: /verify-email/ }).click();
  await heading(page, "Email confirmed").waitFor();
  await page.goto("/settings/account");
  await page.getByText("Your address is lee@elsewhere.test").waitFor();
  expect(await notice.count()).toBe(0);
  expect(await page.getByText("getting through").count()).toBe(0);
});

it("says beside the field what is wrong with a change of address", async () => {
  const page = await come("sarah", "/settings/account");
  await page.getByRole("button", { name: "Change email" }).click();
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("Enter your email.").waitFor();
  await page.getByLabel("New email").fill("sarah@peerloop.test");
  await page.getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("This is already your email.").waitFor();
  // What the server refused is no fault of the page.
  stage.problems(page);
});

it("every mail can be seen on one's own machine, narrow and wide and as text, in its own style", async () => {
  const page = await come("nadia", "/local-mails");
  await page.getByRole("link", { name: "See every mail" }).click();
  await heading(page, "Every mail").waitFor();
  for (const { example } of mails) {
    await page.getByRole("heading", { level: 2, name: example.subject, exact: true }).waitFor();
    for (const width of ["wide", "narrow"]) {
      const frame = page.frameLocator(`iframe[title="${example.subject}, ${width}"]`);
      const brand = frame.getByText("PeerLoop", { exact: true }).first();
      await expect.poll(() => brand.evaluate((cell) => getComputedStyle(cell).color)).toBe("rgb(20, 89, 78)");
    }
  }
  expect(await page.locator("iframe").count()).toBe(2 * mails.length);
  expect(await violations(page)).toEqual([]);
});
