import { expect, it } from "vitest";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("who is in their quiet hours reads why they cannot be shown as ready", async () => {
  await stage.runtime
    .sql`update users set quiet_from = '00:00', quiet_to = '23:59:59' where handle = 'marcus'`;
  await stage.runtime.sql`update user_availability set is_available = false
    where user_id = (select id from users where handle = 'marcus')`;
  const marcus = await stage.come("marcus", "/courses");
  const ready = marcus.getByRole("switch", { name: "Ready to help" });
  await marcus.getByRole("button", { name: /^Goodwill: \d/ }).waitFor();
  await ready.click();
  await marcus.getByText("You’re not shown as ready to help").waitFor();
  await marcus.getByText(/You.re in quiet hours, so requests for help won.t reach you/).waitFor();
  expect(await ready.getAttribute("aria-checked")).toBe("false");
});
