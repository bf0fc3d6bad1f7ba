import { existsSync } from "node:fs";

/** First the one without a window: it works out nothing that nobody looks at. */
const usualPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Chromium's program on this machine: `CHROMIUM_PATH`, or where it usually is; undefined when there is none. */
export function chromiumPath(): string | undefined {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : usualPlaces;
  return places.find((path) => existsSync(path));
}

/** What to do where it is missing. */
export const chromiumMissing =
  "Chromium is missing: `apt install chromium-headless-shell`, or set CHROMIUM_PATH to the program of a Chromium or Chrome.";
