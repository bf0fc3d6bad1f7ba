import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { dataFolder } from "../../scripts/lib/paths.ts";
import { loaded, visit } from "../support/browser/browsing.ts";
import { launchChromium } from "../support/browser/chromium.ts";
import { type Place, places } from "../support/browser/places.ts";
import { chatScenes } from "./chat-scenes.ts";
import { type Scene, scenes } from "./scenes.ts";
import { startThrowAway, type ThrowAway } from "./throw-away.ts";

const sizes = [
  { width: 360, height: 760 },
  { width: 1280, height: 860 },
];
const themes = ["light", "dark"] as const;

/**
 * Takes pictures of every page, narrow and wide, light and dark, on fresh demo data.
 * @param args the folder to put them in (`.data/screenshots` by default), and a part of the names of those wanted
 * @returns the exit code: 1 when a picture failed
 */
export const takeScreenshots = async ([folder, wanted = ""]: readonly string[]): Promise<number> => {
  const into = resolve(folder ?? join(dataFolder, "screenshots"));
  mkdirSync(into, { recursive: true });
  const peerloop = await startThrowAway();
  try {
    const browser = await launchChromium();
    try {
      const all = [...(await places(peerloop)), ...scenes, ...chatScenes];
      const failures: string[] = [];
      for (const place of all)
        if (place.name.includes(wanted)) failures.push(...(await take(peerloop, browser, place, into)));
      for (const failure of failures) console.error(failure);
      return failures.length > 0 ? 1 : 0;
    } finally {
      await browser.close();
    }
  } finally {
    await peerloop.stop();
  }
};

/** Answers what went wrong. */
const take = async (
  peerloop: ThrowAway,
  browser: Browser,
  place: Place | Scene,
  into: string,
): Promise<string[]> => {
  const failures: string[] = [];
  for (const viewport of sizes)
    for (const colorScheme of themes) {
      const look = { viewport, colorScheme, reducedMotion: "reduce" as const };
      const name = `${place.name}-${viewport.width}-${colorScheme}`;
      try {
        const { page } = await visit(peerloop, browser, place.as, look);
        await page.goto(place.path);
        await loaded(page);
        if ("arrange" in place) await place.arrange(page, peerloop, browser);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: join(into, `${name}.png`), fullPage: !("arrange" in place) });
      } catch (error) {
        failures.push(`${name}: ${(error as Error).message}`);
      }
      for (const context of browser.contexts()) await context.close();
    }
  console.log(place.name);
  return failures;
};
