import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Most of the layout that may shift without anybody's doing, as browsers count it. */
const MOST = 0.05;

interface Shift {
  readonly value: number;
  readonly of: readonly string[];
}

/** Has a page note what shifts in it, from its next address on. */
export const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const shifts: { value: number; of: string[] }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Element }[];
      }[])
        if (!entry.hadRecentInput)
          shifts.push({
            value: entry.value,
            of: entry.sources.map(({ node }) => `${node?.nodeName} ${node?.className}`),
          });
    }).observe({ type: "layout-shift", buffered: true });
  });

/** A page stood still while it came; else it says what shifted. */
export const expectStill = async (page: Page): Promise<void> => {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  expect(sum < MOST ? [] : shifts).toEqual([]);
};
