import type { Page } from "playwright-core";
import { expect } from "vitest";

export const turnOn = async (page: Page, device: "Microphone" | "Camera") => {
  await page.getByRole("switch", { name: device }).click();
  await page.getByRole("switch", { name: device, checked: true }).waitFor();
};

export const attendance = (page: Page, name: string) =>
  page.getByRole("complementary", { name: "Attendance" }).getByRole("listitem").filter({ hasText: name });

/** Enters a session from its lobby, with devices on. */
export const joinWith = async (page: Page, ...devices: ("Microphone" | "Camera")[]) => {
  for (const device of devices) await turnOn(page, device);
  await page.getByRole("button", { name: "Join session" }).click();
};

/** Whether a picture of the other side arrives: it has a size, and its time goes on. */
export const shows = async (page: Page, label: string) => {
  const video = page.getByLabel(label);
  await video.waitFor();
  const time = () => video.evaluate((element: HTMLVideoElement) => element.videoWidth && element.currentTime);
  await expect.poll(time, { timeout: 20_000 }).toBeGreaterThan(0);
  const then = await time();
  await expect.poll(time, { timeout: 20_000 }).toBeGreaterThan(then);
};

/** Keeps a page's connections, so that a test can ask them for figures. Before the page is loaded. */
export const watchConnections = (page: Page) =>
  page.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    const Native = window.RTCPeerConnection;
    Object.assign(window, { madeConnections: made, restarts: 0 });
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
      override restartIce() {
        Object.assign(window, { restarts: Number(Reflect.get(window, "restarts")) + 1 });
        super.restartIce();
      }
    };
  });

/** What a page's newest connection has received so far, and how many connections and restarts the page has made. */
export const received = (page: Page) =>
  page.evaluate(async () => {
    const { madeConnections, restarts } = window as unknown as {
      madeConnections: RTCPeerConnection[];
      restarts: number;
    };
    const figures = { connections: madeConnections.length, restarts, frames: 0, sound: 0 };
    const stats = await madeConnections.at(-1)?.getStats();
    for (const one of (stats as ReadonlyMap<string, RTCInboundRtpStreamStats> | undefined)?.values() ?? []) {
      if (one.type !== "inbound-rtp") continue;
      if (one.kind === "video") figures.frames += one.framesDecoded ?? 0;
      else figures.sound += one.packetsReceived ?? 0;
    }
    return figures;
  });

/** Waits until more pictures and more sound than now have come. */
export const goesOn = async (page: Page, timeout = 20_000) => {
  const then = await received(page);
  await expect.poll(async () => (await received(page)).frames, { timeout }).toBeGreaterThan(then.frames + 5);
  await expect.poll(async () => (await received(page)).sound, { timeout }).toBeGreaterThan(then.sound);
};
