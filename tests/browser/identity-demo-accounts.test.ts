import { expect, it } from "vitest";
import { demoAccounts, demoEmail } from "../../domain/identity/demo/rules.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("the sign-in page offers every demo account, and signs in with the one that is chosen", async () => {
  const stranger = await stage.come(null, "/sign-in");
  for (const { name, does } of demoAccounts)
    await stranger.getByRole("button", { name: `${name} ${does}` }).waitFor();
  await stranger.getByRole("button", { name: /^Marcus/ }).click();
  expect(await stranger.getByLabel("E-mail").inputValue()).toBe(demoEmail("marcus"));
  await stranger.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect.poll(() => new URL(stranger.url()).pathname).toBe("/");
});
