import { expect, it } from "vitest";
import { firstLoadLimit, firstLoads, memberChunks } from "../../scripts/lib/checks/bundle-size.ts";
import { buildClient } from "../../scripts/lib/runtime/builds.ts";
import { exclusively } from "../support/database.ts";

it("no page needs more JavaScript at first than the limit", async () => {
  const loads = firstLoads(await exclusively("builds", buildClient), memberChunks);
  expect(loads.length).toBeGreaterThan(5);
  expect(loads.filter(({ page, bytes }) => bytes > firstLoadLimit(page))).toEqual([]);
});
