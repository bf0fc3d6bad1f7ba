import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { loaded, type Visitor, visit } from "../support/browser/browsing.ts";
import { type Place, places } from "../support/browser/places.ts";
import { type SignedInPerson, signIn } from "../support/running/people.ts";
import { openStage } from "./support/stage.ts";

/** What a page may load as JavaScript until it works: bytes as they are sent, the members' tools included; the chat more. */
const scriptLimit = ({ path }: Place) => (path.endsWith("/chat") ? 100_000 : 60_000);

/** Pages that are looked at side by side. */
const AT_ONCE = 3;

const SIZES = { narrow: { width: 360, height: 760 }, wide: { width: 1280, height: 860 } } as const;
type Size = keyof typeof SIZES;

const stage = openStage();

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
 * Opens a page, reads the title that it is served with, and counts the JavaScript that it loads; each file once, in bytes as they are sent. What a chat asks for after
 * its first messages are on the screen, a session after its lobby is, and a course that one learns after its modules are,
 * is left out: it makes nobody wait.
 */
const openWeighed = async (page: Page, path: string) => {
  const files = new Map<string, { readonly askedAt: number; readonly weight: Promise<number> }>();
  page.on("response", (response) => {
    const url = response.url();
    if (!url.endsWith(".js") || files.has(url)) return;
    const weight = response.finished().then(async () => (await response.request().sizes()).responseBodySize);
    // What comes as the page is closed is none of what counts, and that is waited for below.
    weight.catch(() => undefined);
    files.set(url, { askedAt: response.request().timing().startTime, weight });
  });
  // Not as an initial script: those run in every frame, and the frames of mails allow none.
  const answer = await page.goto(path, { waitUntil: "commit" });
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("[data-message], [data-lobby], [data-learning-modules]") === null) return;
      performance.mark("shown");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const scripts = async () => {
    const shownAt = await page.evaluate(() => {
      const [shown] = performance.getEntriesByName("shown");
      return shown === undefined ? null : performance.timeOrigin + shown.startTime;
    });
    const first = [...files.values()].filter(({ askedAt }) => shownAt === null || askedAt <= shownAt);
    return (await Promise.all(first.map(({ weight }) => weight))).reduce((sum, weight) => sum + weight, 0);
  };
  const html = (await answer?.text()) ?? "";
  const served = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, "text/html").title,
    html,
  );
  return { scripts, served };
};

/** What is wrong with a page of that size, light and dark. */
const faultsOf = async ({ page, problems }: Visitor, place: Place, size: Size): Promise<string[]> => {
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${place.name}, ${size}, ${where}: ${fault}`));
  const { scripts, served } = await openWeighed(page, place.path);
  await loaded(page);
  // Before menus are fetched ahead, some seconds later.
  const bytes = await scripts();
  if (bytes > scriptLimit(place)) note("first load", [`${bytes} bytes of JavaScript`]);
  const pixels = await overhang(page);
  if (pixels > 0) note("layout", [`scrolls sideways by ${pixels} px`]);
  await wear(page, "light");
  note("light", await violations(page, "all"));
  await wear(page, "dark");
  note("dark", await violations(page, "colours"));
  const shown = (await page.title()).replace(/^(\(\d+\+?\)|•) /, "");
  if (served !== shown) note("title", [`served as "${served}", shown as "${shown}"`]);
  const expected = (place.refused ?? []).map((path) => `404 GET ${path}`);
  note(
    "problems",
    problems.filter((problem) => !expected.includes(problem)),
  );
  return faults;
};

it("every page is sound: narrow and wide, light and dark, for axe, the console and the network", async () => {
  const all = [...(await places(stage.runtime))];
  const visits = all.flatMap((place) => (["narrow", "wide"] as const).map((size) => ({ place, size })));
  const queue = visits.values();
  const faults: string[] = [];
  const people = new Map<string, Promise<SignedInPerson>>();
  const personOf = (handle: string) => {
    const known = people.get(handle) ?? signIn(stage.runtime, `${handle}@peerloop.test`);
    people.set(handle, known);
    return known;
  };
  const look = async () => {
    for (const { place, size } of queue) {
      const options = { viewport: SIZES[size], reducedMotion: "reduce" as const };
      const who = place.as === null ? null : await personOf(place.as);
      const visitor = await visit(stage.runtime, stage.browser, who, options);
      faults.push(...(await faultsOf(visitor, place, size)));
      await visitor.context.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  expect(faults).toEqual([]);
}, 1_800_000);

it("pages for members ask a stranger to sign in, and lead there afterwards", async () => {
  const { page } = await visit(stage.runtime, stage.browser, null);
  const forMembers = /^\/(help\/|(sessions|dashboard|notifications|settings|students)\b)|\/(chat|learn)$/;
  const all = await places(stage.runtime);
  const members = all.filter(({ as, path }) => as === "sarah" && forMembers.test(path));
  expect(members.length).toBeGreaterThan(7);
  for (const { path } of members) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(new URL(page.url()).searchParams.get("next")).toBe(path);
  }
  await page.getByRole("button", { name: /^Sarah/ }).click();
  await page.waitForURL((url) => url.pathname === members.at(-1)?.path);
});
