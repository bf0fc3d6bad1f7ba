import { expect, it } from "vitest";
import { visit } from "../support/browser/browsing.ts";
import { signIn } from "../support/running/people.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("a page whose browser somebody else has signed in to saves nothing in their name, and becomes theirs", async () => {
  const { page, context } = await visit(stage.runtime, stage.browser, "sarah");
  await page.goto("/settings");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Sarah With Another Name");
  const marcus = await signIn(stage.runtime, "marcus@peerloop.test");
  const [cookie = "", value = ""] = marcus.cookie.split("; ")[0]?.split("=", 2) ?? [];
  await context.addCookies([{ name: cookie, value, url: stage.runtime.url, httpOnly: true }]);
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await page.getByRole("button", { name: /^Your account, Marcus/ }).waitFor();
  await expect.poll(() => name.inputValue()).toBe(marcus.me.name);
  const names = await stage.runtime.sql<{ handle: string; name: string }[]>`
    select handle, name from users where handle in ('marcus', 'sarah') order by handle`;
  expect(names.map((row) => row.name)).not.toContain("Sarah With Another Name");
  expect(names[0]).toEqual({ handle: "marcus", name: marcus.me.name });
});
