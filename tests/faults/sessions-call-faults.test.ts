import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEASE_MS } from "../../domain/shared/presence-limits.ts";
import {
  attendance,
  goesOn,
  joinWith,
  received,
  shows,
  watchConnections,
} from "../browser/support/session-page.ts";
import { openStage } from "../browser/support/stage.ts";
import { visit } from "../support/browser/browsing.ts";
import { serveChromium } from "../support/browser/chromium.ts";
import { playNegotiation } from "../support/browser/negotiation.ts";
import { layPath, slowDown } from "../support/network/call-path.ts";
import { digTunnel, type Tunnel } from "../support/network/tunnel.ts";
import { bookSession } from "../support/running/bookings.ts";

const stage = openStage();
let tunnel: Tunnel;

beforeAll(async () => {
  tunnel = await digTunnel(stage.runtime.url);
});
afterAll(() => tunnel?.close());

/** Sarah and Marcus on the page of a session that is on, each prepared before theirs is loaded. */
const meet = async (prepare: (page: Page) => Promise<void>): Promise<readonly [Page, Page]> => {
  const sessionId = await bookSession(stage.runtime, { student: "sarah", teacher: "marcus" });
  const pages = await Promise.all([stage.come("sarah", "/sessions"), stage.come("marcus", "/sessions")]);
  for (const page of pages) {
    await watchConnections(page);
    await prepare(page);
    await page.goto(`/sessions/${sessionId}`);
  }
  await Promise.all(pages.map((page) => joinWith(page, "Camera", "Microphone")));
  return pages as [Page, Page];
};
const both = <A>(pages: readonly Page[], ask: (page: Page) => Promise<A>) =>
  Promise.all(pages.map((page) => ask(page)));
/** One connection, and no other way looked for. */
const still = { connections: 1, restarts: 0 };
const counted = async (pages: readonly Page[]) =>
  (await both(pages, received)).map(({ connections }) => connections);

it("1,000 rounds of two devices that renegotiate in the same tick come to an agreement", async () => {
  const played = await playNegotiation(stage.browser, { rounds: 1_000, seed: 1 });
  expect(played).toMatchObject({ stuck: null, connected: true });
}, 600_000);

describe("a call", () => {
  it("is set up though each word takes three seconds, and is left alone while it is", async () => {
    const pages = await meet((page) => slowDown(page, 3_000));
    await both(pages, (page) => goesOn(page, 40_000));
    expect(await both(pages, received)).toMatchObject([still, still]);
  }, 120_000);

  it("finds another way when the network changes, and makes a new connection when three ways led nowhere", async () => {
    const path = layPath();
    const pages = await meet(path.lead);
    await both(pages, goesOn);
    path.cut();
    const restarts = async () => (await both(pages, received)).reduce((sum, one) => sum + one.restarts, 0);
    await expect.poll(restarts, { timeout: 30_000 }).toBeGreaterThan(0);
    await both(pages, (page) => goesOn(page, 15_000));
    expect(await counted(pages)).toEqual([1, 1]);
    path.condemn();
    await expect.poll(() => counted(pages), { timeout: 90_000 }).toEqual([2, 2]);
    await both(pages, goesOn);
    await both(pages, (page) => page.getByText(/interrupted/).waitFor({ state: "detached" }));
    path.close();
  }, 240_000);

  it("goes on while PeerLoop is killed and starts again, and its people have their seats back", async () => {
    const pages = await meet(async () => {});
    const [sarah, marcus] = pages;
    await both(pages, goesOn);
    await stage.runtime.kill();
    const restarted = stage.runtime.restarted();
    await both(pages, (page) => goesOn(page, 5_000));
    await restarted;
    await attendance(marcus, "Sarah").getByText("Student, here").waitFor();
    await attendance(sarah, "Marcus").getByText("Teacher, here").waitFor();
    await attendance(sarah, "Sarah").getByText("2 stays").waitFor();
    await both(pages, (page) => goesOn(page, 5_000));
    expect(await both(pages, received)).toMatchObject([still, still]);
  }, 120_000);

  it("says that it is interrupted when the other browser dies without a word, and who left when that is known", async () => {
    const sessionId = await bookSession(stage.runtime, { student: "sarah", teacher: "marcus" });
    const marcus = await stage.come("marcus", `/sessions/${sessionId}`);
    const doomed = await serveChromium();
    const { page: sarah } = await visit(stage.runtime, doomed.browser, "sarah", { baseURL: tunnel.url });
    await sarah.goto(`/sessions/${sessionId}`);
    await both([sarah, marcus], (page) => joinWith(page, "Camera"));
    await shows(marcus, "Sarah Lindqvist, live");
    tunnel.freeze();
    await doomed.kill();
    await marcus.getByText("The connection to Sarah Lindqvist is interrupted").waitFor({ timeout: 10_000 });
    await marcus.getByText("Sarah Lindqvist left", { exact: true }).waitFor({ timeout: LEASE_MS + 15_000 });
    expect(await marcus.getByLabel("Sarah Lindqvist, live").isVisible()).toBe(false);
    tunnel.leave();
  }, 120_000);
});
