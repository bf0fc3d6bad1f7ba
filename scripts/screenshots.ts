import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { loaded, visit } from "../tests/support/browsing.ts";
import { launchChromium } from "../tests/support/chromium.ts";
import { type Place, places } from "../tests/support/places.ts";
import { dataFolder } from "./lib/paths.ts";
import { type Scene, scenes } from "./lib/scenes.ts";
import { startThrowAway, type ThrowAway } from "./lib/throw-away.ts";

// Pictures of every page, narrow and wide, light and dark: screenshots.ts [folder] [part of a page's name]
const [folder = join(dataFolder, "screenshots"), wanted = ""] = process.argv.slice(2);
const sizes = [
  { width: 360, height: 760 },
  { width: 1280, height: 860 },
];
const themes = ["light", "dark"] as const;

const take = async (peerloop: ThrowAway, browser: Browser, place: Place | Scene): Promise<void> => {
  for (const viewport of sizes)
    for (const colorScheme of themes) {
      const look = { viewport, colorScheme, reducedMotion: "reduce" as const };
      const visitor = await visit(peerloop, browser, place.as, look);
      try {
        await visitor.page.goto(place.path);
        await loaded(visitor.page);
        if ("arrange" in place) await place.arrange(visitor.page, peerloop, browser);
        await visitor.page.waitForLoadState("networkidle");
        const path = join(resolve(folder), `${place.name}-${viewport.width}-${colorScheme}.png`);
        await visitor.page.screenshot({ path, fullPage: !("arrange" in place) });
      } catch (error) {
        console.error(`${place.name}, ${viewport.width} px, ${colorScheme}: ${(error as Error).message}`);
        process.exitCode = 1;
      } finally {
        await visitor.context.close();
      }
    }
  console.log(place.name);
};

mkdirSync(resolve(folder), { recursive: true });
const peerloop = await startThrowAway();
try {
  const browser = await launchChromium();
  try {
    const all = [...(await places(peerloop)), ...scenes];
    for (const place of all) if (place.name.includes(wanted)) await take(peerloop, browser, place);
  } finally {
    await browser.close();
  }
} finally {
  await peerloop.stop();
}
