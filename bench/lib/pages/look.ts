import type { Browser } from "playwright-core";
import { loaded } from "../../../tests/support/browser/browsing.ts";
import type { Place } from "../../../tests/support/browser/places.ts";
import { slowDown } from "../../../tests/support/browser/slow-device.ts";
import type { SignedInPerson } from "../../../tests/support/running/people.ts";
import { comeTo, type DemoSite } from "./demo-site.ts";
import { layoutShiftOf } from "./layout-shift.ts";
import { readNotes, takeNotes } from "./page-record.ts";

export type Speed = "fast" | "slow";

/** What a page cost on its first visit, with nothing in the browser's cache. */
export interface Look {
  readonly scriptBytes: number;
  readonly layoutShift: number;
  /** Milliseconds from the navigation to the largest paint. */
  readonly largestPaint: number;
}

/** Whether a place is a chat: its JavaScript counts until its messages have their final look. */
export const isChat = ({ path }: Pick<Place, "path">): boolean => path.endsWith("/chat");

/** Opens a place for the first time, and waits until it asks for nothing more. */
export async function look(
  site: DemoSite,
  browser: Browser,
  { place, who, speed }: { place: Place; who: SignedInPerson | null; speed: Speed },
): Promise<Look> {
  const { page, context } = await comeTo(site, browser, who, { viewport: { width: 1_280, height: 860 } });
  try {
    // What is told of messages costs a slow processor as much as they do.
    await takeNotes(context, { ofMessages: speed === "fast" });
    if (speed === "slow") await slowDown(page, "both");
    await page.goto(place.path, { timeout: 120_000 });
    await loaded(page);
    await page.waitForLoadState("networkidle", { timeout: 120_000 });
    const { scripts, shifts, largestPaint, messagesFinal } = await readNotes(page);
    const until = messagesFinal > 0 ? messagesFinal : Number.POSITIVE_INFINITY;
    const counted = scripts.filter(({ at }) => at <= until);
    return {
      scriptBytes: counted.reduce((sum, { bytes }) => sum + bytes, 0),
      layoutShift: layoutShiftOf(shifts),
      largestPaint,
    };
  } finally {
    await context.close();
  }
}
