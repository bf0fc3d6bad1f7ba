import type { BrowserContext, Page } from "playwright-core";

/** One move of what was on the screen already. Milliseconds since the navigation. */
export interface Shift {
  readonly value: number;
  readonly at: number;
}

/** What a page noted of itself. Times are milliseconds since the navigation. */
export interface PageRecord {
  readonly shifts: readonly Shift[];
  /** When the largest thing had been painted. */
  readonly largestPaint: number;
  /** When the messages of a chat were last changed; 0 where there are none. */
  readonly messagesFinal: number;
  /** Each interaction with how long it took to the next picture; those under 16 ms are not told one by one. */
  readonly interactions: readonly number[];
  /** Interactions in all. */
  readonly interactionCount: number;
  /** JavaScript that was asked for, each file once, with its bytes as they were transferred. */
  readonly scripts: readonly { readonly name: string; readonly bytes: number; readonly at: number }[];
}

/** Runs in the page before anything else does; keeps its notes in `peerloopRecord`. */
const NOTES = `((ofMessages) => {
  if (self !== top) return;
  const record = { shifts: [], largestPaint: 0, messagesFinal: 0, interactions: new Map() };
  self.peerloopRecord = record;
  const watch = (type, take, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  watch("layout-shift", ({ value, startTime, hadRecentInput }) => {
    if (!hadRecentInput) record.shifts.push({ value, at: startTime });
  });
  watch("largest-contentful-paint", ({ startTime }) => { record.largestPaint = startTime; });
  watch("event", ({ interactionId, duration }) => {
    if (interactionId) record.interactions.set(interactionId, Math.max(duration, record.interactions.get(interactionId) ?? 0));
  }, { durationThreshold: 16 });
  if (!ofMessages) return;
  const isOfMessages = (node) => node instanceof Element && (node.closest("[data-message]") || node.querySelector("[data-message]"));
  new MutationObserver((changes) => {
    if (changes.some(({ target, addedNodes }) => (target instanceof Element && target.closest("[data-message]")) || [...addedNodes].some(isOfMessages)))
      record.messagesFinal = performance.now();
  }).observe(document, { childList: true, subtree: true, attributes: true });
})`;

/** Has every page of a browser take notes from its beginning; of when its messages were last changed, only where that is asked for. */
export const takeNotes = (
  context: BrowserContext,
  { ofMessages }: { readonly ofMessages: boolean },
): Promise<unknown> => context.addInitScript(`${NOTES}(${ofMessages})`);

const READ = `(() => {
  const record = self.peerloopRecord;
  const scripts = new Map();
  for (const { name, encodedBodySize, startTime } of performance.getEntriesByType("resource")) {
    if (!new URL(name).pathname.endsWith(".js")) continue;
    const known = scripts.get(name) ?? { bytes: 0, at: startTime };
    scripts.set(name, { bytes: Math.max(known.bytes, encodedBodySize), at: Math.min(known.at, startTime) });
  }
  return {
    ...record,
    interactions: [...record.interactions.values()],
    interactionCount: performance.interactionCount ?? record.interactions.size,
    scripts: [...scripts].map(([name, script]) => ({ name: new URL(name).pathname, ...script })),
  };
})()`;

/** What a page has noted up to now. */
export const readNotes = (page: Page): Promise<PageRecord> => page.evaluate<PageRecord>(READ);
