import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { digTunnel, type Tunnel } from "../support/network/tunnel.ts";
import { signIn } from "../support/running/people.ts";
import { interactionsLoaded, order, row, say } from "./support/chat-page.ts";
import { CHAT, changed, openChatStage, says, wide } from "./support/chat-stage.ts";

const stage = openChatStage({ strict: false });
let tunnel: Tunnel;

beforeAll(async () => {
  tunnel = await digTunnel(stage.runtime.url);
});
afterEach(() => tunnel.leave());
afterAll(() => tunnel?.close());

const viaTunnel = {
  get baseURL() {
    return tunnel.url;
  },
};

/** What the device keeps of rooms, by person. */
const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ userId: string; texts: string[] }[]>((resolve, reject) => {
        const opening = indexedDB.open("peerloop-rooms");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains("rooms")) return resolve([]);
          const all = db.transaction("rooms").objectStore("rooms").getAll();
          all.onsuccess = () => {
            db.close();
            resolve(
              all.result.map(({ userId, messages }) => ({
                userId,
                texts: messages.map(({ content }: { content: string }) => content),
              })),
            );
          };
        };
      }),
  );

const isConfirmed = (page: Page, text: string) => row(page, text).waitFor();

/** To another page without loading anew, as by a link. */
const leaveFor = (page: Page, path: string) =>
  page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    document.querySelector("main")?.append(link);
    link.click();
    link.remove();
  }, path);

/** Until the device keeps that text for somebody, or does not any more. */
const isKept = (page: Page, text: string, is = true) =>
  expect
    .poll(async () => (await keptOn(page)).some(({ texts }) => texts.includes(text)), { timeout: 15_000 })
    .toBe(is);

it("offline, another page and back: everything that was there is there", async () => {
  const sarah = await stage.enter("sarah", viaTunnel);
  await say(sarah, "A bittern before the tunnel.");
  await isConfirmed(sarah, "A bittern before the tunnel.");
  const all = sarah.locator("[data-message]");
  const before = await all.count();

  tunnel.enter();
  await sarah.context().setOffline(true);
  await sarah
    .getByText(/^You’re offline/)
    .first()
    .waitFor();
  await leaveFor(sarah, "/sessions");
  await row(sarah, "A bittern").waitFor({ state: "detached" });
  await sarah.goBack();
  await isConfirmed(sarah, "A bittern before the tunnel.");
  expect(await all.count()).toBeGreaterThanOrEqual(before);
  expect(await sarah.locator(".skeleton").count()).toBe(0);
  // What is written meanwhile stands below, waits, and goes out once the network is back.
  await say(sarah, "A rail in the tunnel.");
  const lee = await stage.join("lee");
  await says(lee, "A crake of Lee's meanwhile.");
  tunnel.leave();
  await sarah.context().setOffline(false);
  const texts = ["A bittern before the tunnel.", "A crake of Lee's meanwhile.", "A rail in the tunnel."];
  await expect.poll(() => order(sarah, texts), { timeout: 30_000 }).toEqual(texts);
});

it("a room that is loaded anew is there before it answers, and then takes what is new, what changed and nothing else", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah", viaTunnel)]);
  const goes = await says(lee, "A finch that goes.");
  const changes = await says(lee, "A finch that changes.");
  await says(lee, "A finch that stays.");
  await isKept(sarah, "A finch that stays.");
  await sarah.goto("about:blank");
  lee.send({ _tag: "Delete", id: goes });
  await changed(lee, "Deleted", goes);
  lee.send({ _tag: "Edit", id: changes, content: "A finch that has changed." });
  await changed(lee, "Edited", changes);
  await says(lee, "A finch that is new.");

  tunnel.pagesOnly();
  await sarah.route("**/latest", (route) => route.abort());
  const asked: URL[] = [];
  sarah.on("websocket", (socket) => asked.push(new URL(socket.url())));
  await sarah.goto(CHAT);
  await isConfirmed(sarah, "A finch that stays.");
  expect(await row(sarah, "A finch that is new.").count()).toBe(0);
  tunnel.leave();
  await isConfirmed(sarah, "A finch that is new.");
  const shown = ["A finch that has changed.", "A finch that stays.", "A finch that is new."];
  expect(await order(sarah, [...shown, "A finch that goes.", "A finch that changes."])).toEqual(shown);
  const chats = asked.filter(({ pathname }) => pathname.startsWith("/parties/chat/"));
  expect(chats.length).toBeGreaterThan(0);
  for (const { searchParams } of chats) {
    expect(Number(searchParams.get("since"))).toBeGreaterThan(0);
    expect(Number(searchParams.get("rev"))).toBeGreaterThan(0);
  }
});

it("what was deleted before one's eyes does not come back, even if the tab is closed at once", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah", viaTunnel)]);
  const id = await says(lee, "A wren that goes at once.");
  await isKept(sarah, "A wren that goes at once.");
  lee.send({ _tag: "Delete", id });
  await row(sarah, "A wren that goes at once.").waitFor({ state: "detached" });
  await sarah.goto("about:blank");
  tunnel.pagesOnly();
  await sarah.goto(CHAT);
  await sarah.locator("[data-message]").first().waitFor();
  expect(await row(sarah, "A wren that goes at once.").count()).toBe(0);
  // Once the room answers it shows as it is, and is kept so.
  tunnel.leave();
  await says(lee, "A wren that stays.");
  await isConfirmed(sarah, "A wren that stays.");
  await isKept(sarah, "A wren that stays.");
  expect(await row(sarah, "A wren that goes at once.").count()).toBe(0);
});

it("a room that the device has never shown is there before its socket, and writes nothing until that is", async () => {
  const lee = await stage.join("lee");
  await says(lee, "A grebe that is there first.");
  tunnel.pagesOnly();
  const sarah = await stage.come("sarah", CHAT, { ...viaTunnel, viewport: wide });
  await isConfirmed(sarah, "A grebe that is there first.");
  expect(await sarah.getByText(/people here/).count()).toBe(0);
  await say(sarah, "A grebe of Sarah's, that waits.");
  expect(await keptOn(sarah)).toEqual([]);
  await says(lee, "A grebe meanwhile.");
  expect(await row(sarah, "A grebe meanwhile.").count()).toBe(0);
  tunnel.leave();
  const texts = ["A grebe that is there first.", "A grebe meanwhile.", "A grebe of Sarah's, that waits."];
  await expect.poll(() => order(sarah, texts), { timeout: 30_000 }).toEqual(texts);
  await isKept(sarah, "A grebe of Sarah's, that waits.");
});

it("who comes back begins at what is new, and has read no more than that", async () => {
  const [lee, sarah] = await Promise.all([stage.join("lee"), stage.enter("sarah")]);
  await says(lee, "A swift that was read.");
  await isConfirmed(sarah, "A swift that was read.");
  await isKept(sarah, "A swift that was read.");
  await sarah.goto("about:blank");
  for (let at = 1; at <= 30; at++) await says(lee, `Swift ${at} that is new.`);
  await sarah.goto(CHAT);
  await sarah.locator("[data-unread]").waitFor();
  await isConfirmed(sarah, "Swift 30 that is new.");
  const list = await sarah.getByRole("region", { name: /^Messages/ }).boundingBox();
  const divider = await sarah.locator("[data-unread]").boundingBox();
  expect(divider?.y).toBeGreaterThan(list?.y ?? 0);
  expect(divider?.y).toBeLessThan((list?.y ?? 0) + (list?.height ?? 0));
  await sarah.getByRole("button", { name: /new messages$/ }).waitFor();
});

it("nothing is kept for who has signed out, or shown to who signs in then", async () => {
  const sarah = await stage.enter("sarah");
  await say(sarah, "A secret of Sarah's.");
  await isConfirmed(sarah, "A secret of Sarah's.");
  await isKept(sarah, "A secret of Sarah's.");
  const answer = await sarah.evaluate(async () => {
    const { status } = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    return status;
  });
  expect(answer).toBe(200);
  await sarah.goto("/");
  await expect.poll(() => keptOn(sarah)).toEqual([]);

  const lee = await signIn(stage.runtime, "lee@peerloop.test");
  const [name = "", value = ""] = lee.cookie.split("; ")[0]?.split("=", 2) ?? [];
  await sarah.context().addCookies([{ name, value, url: stage.runtime.url, httpOnly: true }]);
  await sarah.goto(CHAT);
  await interactionsLoaded(sarah);
  await say(sarah, "A line of Lee's.");
  await isKept(sarah, "A line of Lee's.");
  expect((await keptOn(sarah)).map(({ userId }) => userId)).toEqual([lee.me.id]);
});

it.each(["in the room", "on another page"])(
  "nothing is kept for who loses the room while %s",
  async (where) => {
    const [lee, gabriel] = await Promise.all([
      stage.enter("lee"),
      signIn(stage.runtime, "gabriel@peerloop.test"),
    ]);
    await say(lee, `A line before Lee is removed ${where}.`);
    await isKept(lee, `A line before Lee is removed ${where}.`);
    if (where === "on another page") {
      await lee.goto("/courses");
      await lee.getByRole("heading", { level: 1 }).waitFor();
    }
    const { id } = await lee.evaluate(() => fetch("/api/me").then((me) => me.json()));
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${stage.runtime.url}${path}`, {
        method,
        headers: { cookie: gabriel.cookie, "content-type": "application/json", origin: stage.runtime.url },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect(answer.ok).toBe(true);
      return answer.json();
    };
    const room = `/api/chat/rooms/${stage.roomId}/sanctions`;
    const sanction = await ask("POST", room, {
      userId: id,
      kind: "remove",
      reason: "For a test.",
      minutes: 60,
    });
    await expect.poll(() => keptOn(lee), { timeout: 15_000 }).toEqual([]);
    await ask("DELETE", `/api/chat/sanctions/${sanction.id}`);
  },
);

it("of two rooms that were visited before, the other is there in the next frames, whatever the network does", async () => {
  const other = "/courses/business-analytics-that-decides/chat";
  const sarah = await stage.enter("sarah", viaTunnel);
  const heading = (name: string) => sarah.getByRole("heading", { level: 1, name });
  await leaveFor(sarah, other);
  await heading("Business Analytics That Decides").waitFor();
  await sarah.locator("[data-message]").first().waitFor();
  const inOther = (await sarah.locator("[data-message]").last().getAttribute("data-message")) ?? "";
  await leaveFor(sarah, CHAT);
  await heading("Intro to Claude Code").waitFor();
  await sarah.locator("[data-message]").first().waitFor();
  const inFirst = (await sarah.locator("[data-message]").last().getAttribute("data-message")) ?? "";
  tunnel.freeze();
  const figures: { frames: number; ms: number }[] = [];
  for (const [path, id] of [
    [other, inOther],
    [CHAT, inFirst],
    [other, inOther],
    [CHAT, inFirst],
  ] as const)
    figures.push(
      await sarah.evaluate(
        ([to, message]) =>
          new Promise<{ frames: number; ms: number }>((resolve) => {
            const link = document.createElement("a");
            link.href = to;
            document.querySelector("main")?.append(link);
            const begun = performance.now();
            let frames = 0;
            const look = () => {
              frames += 1;
              if (document.getElementById(`message-${message}`))
                return resolve({ frames, ms: Math.round(performance.now() - begun) });
              requestAnimationFrame(look);
            };
            link.click();
            link.remove();
            requestAnimationFrame(look);
          }),
        [path, id] as const,
      ),
    );
  console.log("switching between two rooms:", JSON.stringify(figures));
  expect(Math.max(...figures.map(({ frames }) => frames))).toBeLessThanOrEqual(3);
});
