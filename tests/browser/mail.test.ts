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
  const notice = page.getByText("Our mails to lee@peerloop.test come back.");
  await notice.waitFor();
  await page.goto("/sessions");
  await notice.waitFor();
  await page.getByRole("link", { name: "Give us another address" }).click();
  await heading(page, "Settings").waitFor();

  await page.getByLabel("New address").fill("lee@elsewhere.test");
  await page.getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("A link is on its way to lee@elsewhere.test").waitFor();
  await page.getByRole("link", { name: "local mailbox" }).click();
  await page.getByText("To lee@elsewhere.test").waitFor();
  await page.getByRole("link", { name: /verify-email/ }).click();
  await heading(page, "Address confirmed").waitFor();
  await page.goto("/settings");
  await page.getByText("Your address is lee@elsewhere.test").waitFor();
  expect(await notice.count()).toBe(0);
  expect(await page.getByText("come back").count()).toBe(0);
});

it("says beside the field what is wrong with a change of address", async () => {
  const page = await come("sarah", "/settings");
  await page.getByRole("button", { name: "Change address" }).click();
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("Enter your e-mail address.").waitFor();
  await page.getByLabel("New address").fill("sarah@peerloop.test");
  await page.getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("This is your address already.").waitFor();
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
