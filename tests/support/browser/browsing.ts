import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from "playwright-core";
import { type SignedInPerson, signIn } from "../running/people.ts";
import type { TestRuntime } from "../running/runtime.ts";

/** Somebody at a browser of their own, which shares nothing with another's. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Null for a stranger. */
  readonly me: SignedInPerson["me"] | null;
  /** What went wrong in the browser so far: errors in the console, requests that failed or were refused. */
  readonly problems: string[];
}

/**
 * Opens a browser for a demo account that is signed in already, or for a stranger.
 * @param who the handle of the demo account, such as `sarah`, or who has signed in before; null for a stranger
 */
export const visit = async (
  runtime: Pick<TestRuntime, "url">,
  browser: Browser,
  who: string | SignedInPerson | null,
  options: BrowserContextOptions = {},
): Promise<Visitor> => {
  const context = await browser.newContext({ baseURL: runtime.url, ...options });
  const person = typeof who === "string" ? await signIn(runtime, `${who}@peerloop.test`) : who;
  if (person) await context.addCookies(cookiesOf(person, runtime.url));
  const page = await context.newPage();
  const problems: string[] = [];
  watch(page, problems);
  return { context, page, me: person?.me ?? null, problems };
};

const cookiesOf = ({ cookie }: SignedInPerson, url: string) =>
  cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    // Scripts may read that there is a session cookie, and nothing else.
    return { name, value: pair.slice(at + 1), url, httpOnly: !name.endsWith("peerloop.member") };
  });

/** Collects what a page should not do. A refused request also shows in the console: it is taken once, by its status. */
const watch = (page: Page, problems: string[]): void => {
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (message.text().startsWith("Failed to load resource")) return;
    // A page that is left while a socket of it is still being opened: as with requests, it takes that back.
    if (message.text().includes("WebSocket is closed before the connection is established")) return;
    problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left takes back what it has asked for.
    if (why !== "net::ERR_ABORTED") problems.push(`failed: ${request.method()} ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(refusalOf(response));
  });
};

const refusalOf = (response: Response): string =>
  `${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`;

/** Waits until a page has its heading and nothing in it is still loading; the gallery shows what that looks like. */
export const loaded = async (page: Page): Promise<void> => {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".skeleton:not([data-sample] *)") === null);
};
