import { expect, it } from "vitest";
import { loaded, visit } from "../support/browser/browsing.ts";
import { signIn } from "../support/running/people.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("every notification of the demo data leads to its subject, as whoever is told opens it", async () => {
  const rows = await stage.runtime.sql<{ handle: string; path: string }[]>`
    select distinct u.handle, n.action_url as path from notifications n join users u on u.id = n.user_id
    where n.action_url is not null order by 1, 2`;
  expect(rows.length).toBeGreaterThan(8);
  const [unled] = await stage.runtime.sql`
    select count(*)::int from notifications where action_url is null and type <> 'system'`;
  expect(unled).toEqual({ count: 0 });
  const lost: string[] = [];
  for (const handle of new Set(rows.map((row) => row.handle))) {
    const person = await signIn(stage.runtime, `${handle}@peerloop.test`);
    const { page, context } = await visit(stage.runtime, stage.browser, person);
    for (const { path } of rows.filter((row) => row.handle === handle)) {
      const answer = await page.goto(path);
      await loaded(page);
      const isLost = await page.getByRole("heading", { name: /^(Page not found|Nothing at this)/ }).count();
      if (answer?.status() !== 200 || isLost > 0) lost.push(`${handle} ${path} ${answer?.status()}`);
    }
    await context.close();
  }
  expect(lost).toEqual([]);
}, 240_000);

it("what the inbox shows leads to where it says, by one press", async () => {
  const marcus = await stage.come("marcus", "/notifications");
  const first = marcus.getByRole("main").getByRole("listitem").getByRole("link").first();
  const path = await first.getAttribute("href");
  await first.click();
  await expect.poll(() => new URL(marcus.url()).pathname + new URL(marcus.url()).search).toBe(path);
});
