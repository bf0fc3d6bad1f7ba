import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openStage } from "./support/stage.ts";

const stage = openStage();

/** Two zones in which it is never the same day. */
const ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago"] as const;
const DAY = 24 * 60 * 60_000;

const formatIn = (timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
const dateIn = (timeZone: string, instant: number) =>
  Date.parse(new Intl.DateTimeFormat("sv", { timeZone }).format(instant));

/** What the dashboard is to say of when a session is. */
const whenIn = (zone: string, from: number, to: number, now: number): string => {
  const days = (dateIn(zone, from) - dateIn(zone, now)) / DAY;
  const names = ["Yesterday", "Today", "Tomorrow"];
  const day =
    names[days + 1] ?? formatIn(zone, { weekday: "short", day: "numeric", month: "short" }).format(from);
  const clock = formatIn(zone, { hour: "numeric", minute: "2-digit" });
  // Over midnight a range itself would name both days.
  const range =
    dateIn(zone, from) === dateIn(zone, to)
      ? clock.formatRange(from, to)
      : `${clock.format(from)} – ${clock.format(to)}`;
  return `${day}, ${range}`.replaceAll(/\s/gu, " ");
};

const plainText = async (page: Page) =>
  ((await page.getByRole("main").textContent()) ?? "").replaceAll(/\s/gu, " ");

it.each([
  [ZONES[0], ZONES[1]],
  [ZONES[1], ZONES[0]],
])("days and times are those of the creator's own zone, %s, on a device in %s", async (own, device) => {
  await stage.runtime.sql`update users set time_zone = ${own} where handle = 'gabriel'`;
  const page = await stage.come("gabriel", "/dashboard", { timezoneId: device, locale: "en-GB" });
  await page.getByRole("region", { name: "Upcoming" }).waitFor();
  await page.getByText(`Times shown in ${own.replaceAll("_", " ")}`).waitFor();
  const [clock] = await stage.runtime.sql<{ now: Date }[]>`select now() as now`;
  const now = Number(clock?.now);
  const sessions = await stage.runtime.sql<{ from: Date; to: Date }[]>`
    select s.scheduled_start as "from", s.scheduled_end as "to" from sessions s
    join enrollments e on e.id = s.enrollment_id join courses c on c.id = e.course_id
    join users u on u.id = c.creator_id and u.handle = 'gabriel'
    where s.scheduled_start between now() - interval '20 hours' and now() + interval '6 days'`;
  expect(sessions.length).toBeGreaterThan(2);
  const text = await plainText(page);
  for (const { from, to } of sessions) expect(text).toContain(whenIn(own, Number(from), Number(to), now));

  // Of what is earlier today, all is of today.
  const today = page.getByRole("region", { name: "Earlier today" }).getByRole("article");
  for (const card of await today.allTextContents()) expect(card).toContain("Today, ");
  const before = page.getByRole("region", { name: "Past" }).getByRole("article");
  for (const card of await before.allTextContents()) expect(card).not.toContain("Today, ");
});
