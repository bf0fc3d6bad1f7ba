import { beforeAll, expect, it } from "vitest";
import { slowDown } from "../support/browser/slow-device.ts";
import { phone, wide } from "./support/chat-stage.ts";
import { expectStill, watchShifts } from "./support/layout-shift.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage({ strict: true });

beforeAll(async () => {
  // A session is on in Gabriel's course by the demo data.
  await stage.runtime.sql`update users set email_status = 'bounced' where handle = 'marcus'`;
});

it.each([
  ["a creator’s home", "gabriel", "/", "Your courses"],
  ["a student-teacher’s home, with a notice", "marcus", "/", "Teaching"],
  ["a student’s home", "sarah", "/", "Learning"],
  ["what a teacher looks after", "marcus", "/teaching", "Your rooms"],
  ["a course that one learns", "sarah", "/courses/intro-to-claude-code/learn", "Your people"],
  ["a creator’s students", "gabriel", "/students?course=intro-to-claude-code", "Where they are"],
  ["the catalogue, narrowed and in order", null, "/courses?level=beginner&sort=price", "Results"],
  ["a course that a stranger looks at", null, "/courses/intro-to-claude-code", "What graduates say"],
] as const)("%s stands still while it comes", async (_, handle, path, last) => {
  for (const viewport of [wide, phone]) {
    const page = await stage.come(handle, "/robots.txt", { viewport });
    await watchShifts(page);
    await slowDown(page, "both");
    await page.goto(path);
    await page.getByRole("heading", { name: last }).first().waitFor();
    await page.waitForLoadState("networkidle");
    await expectStill(page);
  }
});

it("what comes when a stranger goes to the end of a course's page moves nothing that is seen", async () => {
  for (const viewport of [wide, phone]) {
    const page = await stage.come(null, "/robots.txt", { viewport });
    await watchShifts(page);
    await slowDown(page, "both");
    await page.goto("/courses/intro-to-claude-code");
    const last = page.getByRole("heading", { name: "You may also like" });
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 600);
        return last.isVisible();
      })
      .toBe(true);
    await page.waitForLoadState("networkidle");
    await expectStill(page);
  }
});
