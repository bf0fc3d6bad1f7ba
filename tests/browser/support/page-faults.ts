import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { violations } from "../../support/browser/accessibility.ts";
import { loaded, type Visitor, visit } from "../../support/browser/browsing.ts";
import { type Place, places } from "../../support/browser/places.ts";
import { type SignedInPerson, signIn } from "../../support/running/people.ts";
import type { Stage } from "./stage.ts";

/** What a page may load as JavaScript until it works: bytes, gzipped, the members' tools included. */
const SCRIPT_LIMIT = 60_000;

/** Pages that are looked at side by side. */
const AT_ONCE = 3;

const sizes = {
  narrow: { width: 360, height: 760 },
  wide: { width: 1280, height: 860 },
} as const;

/** How a page is looked at: the width of a phone or of a laptop, in one of its two themes. */
export interface Look {
  readonly width: keyof typeof sizes;
  readonly theme: "light" | "dark";
}

/** By how many pixels a page can be scrolled sideways. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Shows a page in a theme, and waits for the second picture of it. */
const wear = async (page: Page, colorScheme: "light" | "dark") => {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
};

/**
 * Counts the JavaScript that a page loads; each file once, in gzipped bytes. What a chat asks for after its first
 * messages are on the screen, and a session after its lobby is, is left out: it makes nobody wait.
 */
const weighScripts = async (page: Page) => {
  const weights = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (!response.url().endsWith(".js")) return;
    const weight = response.body().then((body) => gzipSync(body).length);
    // What comes as the page is closed is none of what counts, and that is waited for below.
    weight.catch(() => undefined);
    weights.set(response.url(), weight);
  });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("[data-message], [data-lobby]") === null) return;
      performance.mark("shown");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  return async () => {
    const later = await page.evaluate(() => {
      const [shown] = performance.getEntriesByName("shown");
      return performance
        .getEntriesByType("resource")
        .filter((entry) => shown !== undefined && entry.startTime > shown.startTime)
        .map((entry) => entry.name);
    });
    const first = [...weights].filter(([url]) => !later.includes(url)).map(([, weight]) => weight);
    return (await Promise.all(first)).reduce((sum, weight) => sum + weight, 0);
  };
};

/** What is wrong with a page, looked at in each of these ways. */
const faultsOf = async (
  { page, problems }: Visitor,
  place: Place,
  looks: readonly Look[],
): Promise<string[]> => {
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${place.name}, ${where}: ${fault}`));
  const scripts = await weighScripts(page);
  await page.goto(place.path);
  await loaded(page);
  for (const { width, theme } of looks) {
    await page.setViewportSize(sizes[width]);
    const pixels = await overhang(page);
    if (pixels > 0) note(width, [`scrolls sideways by ${pixels} px`]);
    await wear(page, theme);
    note(`${width}, ${theme}`, await violations(page));
  }
  const bytes = await scripts();
  if (bytes > SCRIPT_LIMIT) note("first load", [`${bytes} bytes of JavaScript`]);
  const expected = [
    ...(place.as === null ? ["401 GET /api/me"] : []),
    ...(place.refused ?? []).map((path) => `404 GET ${path}`),
  ];
  note(
    "problems",
    problems.filter((problem) => !expected.includes(problem)),
  );
  return faults;
};

/** What is wrong with the pages of the client, for axe, the console and the network, each looked at in these ways. */
export const faultsOfPages = async (
  { runtime, browser }: Stage,
  looks: readonly Look[],
): Promise<string[]> => {
  const queue = (await places(runtime)).values();
  const people = new Map<string, Promise<SignedInPerson>>();
  const personOf = (handle: string) => {
    const known = people.get(handle) ?? signIn(runtime, `${handle}@peerloop.test`);
    people.set(handle, known);
    return known;
  };
  const faults: string[] = [];
  const look = async () => {
    for (const place of queue) {
      const person = place.as === null ? null : await personOf(place.as);
      const visitor = await visit(runtime, browser, person, {
        viewport: sizes.narrow,
        reducedMotion: "reduce",
      });
      faults.push(...(await faultsOf(visitor, place, looks)));
      await visitor.context.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return faults;
};
