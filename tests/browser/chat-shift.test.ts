import { expect, it } from "vitest";
import { slowDown } from "../support/browser/slow-device.ts";
import { CHAT, openChatStage, phone, says, wide } from "./support/chat-stage.ts";
import { expectStill, watchShifts } from "./support/layout-shift.ts";

const stage = openChatStage();

it.each([
  ["wide, as fast as it goes", wide, false],
  ["wide, on slow 4G with a slow processor", wide, true],
  ["a phone on slow 4G with a slow processor", phone, true],
] as const)("a room stands still while it opens: %s", async (_, viewport, isSlow) => {
  const lee = await stage.join("lee");
  const question = await says(lee, "**Which** `hook` runs\n\n- first\n- last\n\n```ts\nconst a = 1;\n```");
  await says(lee, "The one of the project.", question);
  const sarah = await stage.come("sarah", "/robots.txt", { viewport });
  await watchShifts(sarah);
  if (isSlow) await slowDown(sarah, "both");
  await sarah.goto(CHAT);
  const message = sarah.locator("[data-message]").filter({ hasText: "Which hook runs" }).last();
  await message.waitFor();
  // Its first frame is its last: what its marks mean, and the way to its thread.
  expect(await message.locator("strong, code, pre, li").count()).toBeGreaterThanOrEqual(5);
  expect(await message.getByRole("button", { name: /^1 reply/ }).count()).toBe(1);
  await sarah.getByRole("button", { name: "Attach files" }).first().waitFor();
  await sarah.waitForLoadState("networkidle");
  await expectStill(sarah);
});
