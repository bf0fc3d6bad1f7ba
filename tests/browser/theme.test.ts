import { inflateSync } from "node:zlib";
import type { CDPSession, Page } from "playwright-core";
import { expect, it } from "vitest";
import { visit } from "../support/browser/browsing.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

/** 3G as it is at the edge of a village: bytes a second, milliseconds. */
const SLOW = { offline: false, downloadThroughput: 50_000, uploadThroughput: 20_000, latency: 400 };

const choose = (page: Page, theme: string) =>
  page.evaluate((chosen) => localStorage.setItem("peerloop:theme", chosen), theme);

/** How light the upper left pixel of a PNG without a palette is, from 0 to 255. */
const lightnessOf = (png: Buffer): number => {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [, red = 0, green = 0, blue = 0] = inflateSync(Buffer.concat(parts));
  return (red + green + blue) / 3;
};

/** What a page has shown from its navigation until it has loaded, as lightness of its corner. */
const filmed = async (page: Page, session: CDPSession, path: string): Promise<readonly number[]> => {
  const frames: number[] = [];
  session.on("Page.screencastFrame", ({ data, sessionId }) => {
    frames.push(lightnessOf(Buffer.from(data, "base64")));
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined);
  });
  await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await session.send("Page.stopScreencast");
  return frames;
};

it.each([
  ["dark", "light"],
  ["light", "dark"],
] as const)(
  "a chosen %s theme on a %s system is right in every picture of a slow load",
  async (theme, system) => {
    const { page, context } = await visit(stage.runtime, stage.browser, null, { colorScheme: system });
    await page.goto("/sign-in");
    await page.locator("h1").waitFor();
    await choose(page, theme);
    // From an empty page of the theme's own, so that the first picture is not the last of the page before.
    await page.reload();
    await page.locator("h1").waitFor();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await session.send("Network.emulateNetworkConditions", SLOW);
    const frames = await filmed(page, session, "/sign-up");
    expect(frames.length).toBeGreaterThan(0);
    for (const lightness of frames)
      if (theme === "dark") expect(lightness).toBeLessThan(60);
      else expect(lightness).toBeGreaterThan(200);
    await context.close();
  },
);

it("while styles and scripts are still on their way, the empty page is in the chosen theme", async () => {
  const { page, context } = await visit(stage.runtime, stage.browser, null, { colorScheme: "light" });
  await page.goto("/sign-in");
  await page.locator("h1").waitFor();
  await choose(page, "dark");
  const held = Promise.withResolvers<void>();
  await page.route("**/assets/**", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto("/sign-up", { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  expect(
    await page.evaluate(() => document.querySelector<HTMLMetaElement>("meta[name=color-scheme]")?.content),
  ).toBe("dark");
  held.resolve();
  await page.locator("h1").waitFor();
  const shown = await page.evaluate(() => ({
    scheme: getComputedStyle(document.documentElement).colorScheme,
    bars: [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")].map(
      ({ dataset, media }) => `${dataset.theme}: ${media}`,
    ),
  }));
  expect(shown).toEqual({ scheme: "dark", bars: ["light: not all", "dark: all"] });
  await context.close();
});

it("follows the system again once that is chosen", async () => {
  const { page, context } = await visit(stage.runtime, stage.browser, "sarah", { colorScheme: "light" });
  await page.goto("/settings/preferences");
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await page.getByRole("radio", { name: "Auto" }).check({ force: true });
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  const media = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")].map(({ media }) => media),
  );
  expect(media).toEqual(["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
  await context.close();
});

it("a part of a page can be of another theme than the rest", async () => {
  const { page } = await visit(stage.runtime, stage.browser, null, { colorScheme: "light" });
  await page.goto("/dev/ui");
  const sheets = page.locator("[data-sample]").first().locator("[style*=color-scheme]");
  await sheets.nth(1).waitFor();
  const lightness = (at: number) =>
    sheets.nth(at).evaluate((sheet) => Number(/\d+/.exec(getComputedStyle(sheet).backgroundColor)?.[0]));
  const [light, dark] = [await lightness(0), await lightness(1)];
  expect(light).toBeGreaterThan(200);
  expect(dark).toBeLessThan(60);
});
