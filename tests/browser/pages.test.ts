import { expect, it } from "vitest";
import { visit } from "../support/browser/browsing.ts";
import { places } from "../support/browser/places.ts";
import { faultsOfPages } from "./support/page-faults.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("every page is sound on a phone in the dark and on a laptop in the light, for axe, the console and the network", async () => {
  // The other way round is for `npm run test:faults`: each width and each theme is looked at here.
  const faults = await faultsOfPages(stage, [
    { width: "narrow", theme: "dark" },
    { width: "wide", theme: "light" },
  ]);
  expect(faults).toEqual([]);
}, 600_000);

it("pages for members ask a stranger to sign in, and lead there afterwards", async () => {
  const { page } = await visit(stage.runtime, stage.browser, null);
  const forMembers = /^\/(help|sessions|dashboard|notifications|settings)\b|\/chat$/;
  const all = await places(stage.runtime);
  const members = all.filter(({ as, path }) => as === "sarah" && forMembers.test(path));
  expect(members.length).toBeGreaterThan(7);
  for (const { path } of members) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(new URL(page.url()).searchParams.get("next")).toBe(path);
  }
  await page.getByRole("button", { name: /^Sarah/ }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === members.at(-1)?.path);
});
