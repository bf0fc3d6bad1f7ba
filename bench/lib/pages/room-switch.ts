import type { Browser } from "playwright-core";
import { comeTo, type DemoSite } from "./demo-site.ts";

const SWITCHES = 30;

/**
 * Presses the link to a room in the page, and waits for the first picture with messages of that room; answers the
 * milliseconds to it.
 */
const SWITCH = `(path) => new Promise((resolve, reject) => {
  const before = new Set(document.querySelectorAll("[data-message]"));
  const link = [...document.querySelectorAll(\`a[href="\${path}"]\`)].find((each) => each.checkVisibility());
  if (!link) return reject(new Error("Nothing leads from room to room."));
  const began = performance.now();
  const look = () => {
    const rows = [...document.querySelectorAll("[data-message]")];
    if (location.pathname === path && rows.some((row) => !before.has(row))) resolve(performance.now() - began);
    else if (performance.now() - began > 10000) reject(new Error("The other room does not show."));
    else requestAnimationFrame(look);
  };
  link.click();
  requestAnimationFrame(look);
})`;

/**
 * Milliseconds from pressing the link to a room, from another one, both of which were visited before, to the first
 * picture with its messages.
 */
export async function roomSwitches(site: DemoSite, browser: Browser): Promise<readonly number[]> {
  const rooms = await site.sql<{ slug: string }[]>`
    select c.slug from enrollments e join courses c on c.id = e.course_id join users u on u.id = e.student_id
    where u.handle = 'sarah' and e.status <> 'cancelled' and exists (
      select from chat_rooms r join chat_messages m on m.room_id = r.id where r.course_id = c.id)
    order by c.slug = 'intro-to-claude-code' desc, c.slug limit 2`;
  const [one = "", other = ""] = rooms.map(({ slug }) => `/courses/${slug}/chat`);
  if (other === "") throw new Error("The demo data has no member of two rooms.");
  const { page, context } = await comeTo(site, browser, "sarah", { viewport: { width: 1_280, height: 860 } });
  const shown = () => page.locator("[data-message]").first().waitFor();
  try {
    await page.goto(one);
    await shown();
    await page.locator(`a[href="${other}"]`).filter({ visible: true }).first().waitFor();
    const times: number[] = [];
    // The first way to each of the two is no way back.
    for (let count = -2; count < SWITCHES; count++) {
      const took = await page.evaluate<number>(
        `(${SWITCH})(${JSON.stringify(count % 2 === 0 ? other : one)})`,
      );
      if (count >= 0) times.push(took);
      await page.waitForLoadState("networkidle");
    }
    return times;
  } finally {
    await context.close();
  }
}
