import type { Page } from "playwright-core";

/** A network as Lighthouse and Chromium's tools have it for a phone, and how much slower its processor is. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 188_743, uploadThroughput: 86_400 };
export const SLOW_PROCESSOR = 4;

/** Slows a page's processor, and its network too. */
export const slowDown = async (page: Page, what: "processor" | "both"): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW_PROCESSOR });
  if (what === "processor") return;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
};
