import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { playNegotiation } from "../support/browser/negotiation.ts";
import { bookSession } from "../support/running/bookings.ts";
import { joinWith, received, shows, turnOn, watchConnections } from "./support/session-page.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("two devices that renegotiate in the same tick always come to an agreement", async () => {
  const played = await playNegotiation(stage.browser, { rounds: 30, seed: 1 });
  expect(played).toMatchObject({ stuck: null, connected: true });
  expect(played.collisions).toBeGreaterThan(10);
});

type Kind = "audio" | "video";

/** Lets a test break and unplug the devices of a page, as hardware does. Before the page is loaded. */
const makeBreakable = (page: Page) =>
  page.addInitScript(() => {
    const broken = { audio: "none", video: "none" };
    const tracks: MediaStreamTrack[] = [];
    const native = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted = {}) => {
      for (const kind of ["audio", "video"] as const) {
        const isPreferred = !JSON.stringify(wanted[kind] ?? "").includes("exact");
        if (wanted[kind] && (broken[kind] === "all" || (broken[kind] === "preferred" && isPreferred)))
          throw new DOMException("Could not start source", "NotReadableError");
      }
      const stream = await native(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
    Object.assign(window, { devices: { broken, tracks } });
  });

interface Devices {
  readonly broken: Record<Kind, "none" | "preferred" | "all">;
  readonly tracks: MediaStreamTrack[];
}

/** Which devices of a kind do not start from now on: none, the browser's first choice, or all. */
const breakDevices = (page: Page, kind: Kind, which: Devices["broken"][Kind]) =>
  page.evaluate(
    ([of, how]) => {
      (window as unknown as { devices: Devices }).devices.broken[of] = how;
    },
    [kind, which] as const,
  );
const unplug = (page: Page, kind: Kind) =>
  page.evaluate((of) => {
    const track = (window as unknown as { devices: Devices }).devices.tracks.findLast(
      (one) => one.kind === of,
    );
    track?.stop();
    track?.dispatchEvent(new Event("ended"));
  }, kind);
const plugIn = (page: Page) =>
  page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));

const hears = async (page: Page) => {
  const { sound } = await received(page);
  await expect.poll(async () => (await received(page)).sound).toBeGreaterThan(sound + 20);
};

it("a device that stops is replaced, one that didn’t start is named, and the other side knows at once", async () => {
  const path = `/sessions/${await bookSession(stage.runtime, { student: "lee", teacher: "nadia" })}`;
  const lee = await stage.come("lee", "/sessions");
  await lee.context().grantPermissions(["camera", "microphone"]);
  await makeBreakable(lee);
  await lee.goto(path);
  await lee.getByRole("button", { name: "Join session" }).waitFor();

  // The camera is used elsewhere: he joins with sound.
  await breakDevices(lee, "video", "all");
  await lee.getByRole("switch", { name: "Camera" }).click();
  await lee.getByText(/^“fake_device_0” didn’t start\. Another program may be using it/).waitFor();
  await joinWith(lee, "Microphone");
  const nadia = await stage.come("nadia", "/sessions");
  await watchConnections(nadia);
  await nadia.goto(path);
  await joinWith(nadia);
  await hears(nadia);

  // The other program is closed: without loading anything anew.
  await breakDevices(lee, "video", "none");
  await lee.getByRole("button", { name: "Try again" }).click();
  await shows(nadia, "Lee Tran, live");
  await lee.getByText("didn’t start").waitFor({ state: "detached" });

  // The headset is unplugged: what does not work hides no microphone that does.
  await breakDevices(lee, "audio", "preferred");
  await unplug(lee, "audio");
  await lee
    .getByText("“Fake Default Audio Input” stopped working. “Fake Audio Input 1” is used instead.")
    .waitFor();
  await hears(nadia);

  await breakDevices(lee, "audio", "all");
  await unplug(lee, "audio");
  await lee.getByText(/stopped working, and there’s no other microphone/).waitFor();
  await nadia.getByText("Lee Tran has no working microphone").waitFor();

  await breakDevices(lee, "audio", "none");
  await plugIn(lee);
  await lee.getByRole("switch", { name: "Microphone", checked: true }).waitFor();
  await nadia.getByText("Lee Tran has no working microphone").waitFor({ state: "detached" });
  await hears(nadia);

  // A camera that is turned off by hand is simply off.
  await turnOn(nadia, "Camera");
  await lee.getByRole("switch", { name: "Camera" }).click();
  await lee.getByRole("switch", { name: "Camera", checked: false }).waitFor();
  expect(await lee.getByText(/didn’t start|stopped working/).count()).toBe(0);
});
