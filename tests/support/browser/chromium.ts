import { type Browser, chromium } from "playwright-core";
import { chromiumMissing, chromiumPath } from "../../../scripts/lib/chromium.ts";

/** How to start a headless Chromium, one that runs as root and without a network too. */
const options = (more: readonly string[] = []) => {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(chromiumMissing);
  return {
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      ...more,
    ],
  };
};

/** `more`: further switches of Chromium. */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch(options(more));

/** Starts a Chromium that a test can kill, without a word to anybody. */
export const serveChromium = async (): Promise<{ browser: Browser; kill: () => Promise<void> }> => {
  const server = await chromium.launchServer(options());
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() };
};
