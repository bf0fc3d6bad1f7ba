import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Visitor, visit } from "../../support/browser/browsing.ts";
import { launchChromium } from "../../support/browser/chromium.ts";
import { type TestRuntime, type TestRuntimeOptions, testRuntime } from "../../support/running/runtime.ts";

export interface StageOptions {
  /** More settings for PeerLoop; asked before it starts. */
  readonly settings?: () => Promise<TestRuntimeOptions>;
  /** Whether those who came stay until the end of the file; otherwise they leave after each test. */
  readonly staying?: boolean;
  /** Whether a test fails when a browser had something to complain of: an error, a request refused. */
  readonly strict?: boolean;
}

/** PeerLoop with its client and one Chromium, for the tests of a file, and who comes to it. */
export interface Stage {
  readonly runtime: TestRuntime;
  readonly browser: Browser;
  /**
   * Somebody with a browser of their own, on a page.
   * @param handle of a demo account; null for a stranger
   * @param options `baseURL` leads to PeerLoop another way, through a tunnel for example
   */
  readonly come: (handle: string | null, path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Takes out what went wrong on a page so far. */
  readonly problems: (page: Page) => string[];
}

/** Sets a stage up before the tests of the file that calls this, and clears it after them. */
export const openStage = ({ settings, staying = false, strict = false }: StageOptions = {}): Stage => {
  let runtime: TestRuntime;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    const more = await settings?.();
    [runtime, browser] = await Promise.all([testRuntime({ client: true, ...more }), launchChromium()]);
  });
  if (!staying)
    afterEach(async () => {
      const gone = visitors.splice(0);
      for (const { context } of gone) await context.close();
      if (strict) expect(gone.flatMap(({ problems }) => problems)).toEqual([]);
    });
  afterAll(async () => {
    await browser?.close();
    await runtime?.stop();
  });

  return {
    get runtime() {
      return runtime;
    },
    get browser() {
      return browser;
    },
    come: async (handle, path, options = {}) => {
      const visitor = await visit(runtime, browser, handle, options);
      visitors.push(visitor);
      await visitor.page.goto(path);
      return visitor.page;
    },
    problems: (page) => visitors.find((visitor) => visitor.page === page)?.problems.splice(0) ?? [],
  };
};
