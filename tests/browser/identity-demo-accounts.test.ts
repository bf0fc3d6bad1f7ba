import { expect, it } from "vitest";
import { demoAccounts } from "../../domain/identity/demo/rules.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("the sign-in page offers every demo account, and one press signs in", async () => {
  const stranger = await stage.come(null, "/sign-in");
  for (const { name, does } of demoAccounts)
    await stranger.getByRole("button", { name: `${name} ${does}` }).waitFor();
  await stranger.getByRole("button", { name: /^Marcus/ }).click();
  await expect.poll(() => new URL(stranger.url()).pathname).toBe("/");
});
