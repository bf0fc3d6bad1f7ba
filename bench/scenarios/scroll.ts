import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { launchChromium } from "../../tests/support/browser/chromium.ts";
import { atLeast, atMost } from "../lib/figures/checks.ts";
import { distributionOf } from "../lib/figures/distribution.ts";
import { numberText } from "../lib/figures/number-text.ts";
import { onPeer } from "../lib/measure.ts";
import { mainThreadTasks } from "../lib/meters/trace.ts";
import { fillRoom } from "../lib/million-messages.ts";
import type { Scenario } from "../lib/scenario.ts";
import { scroll as move, type Scrolled, toBeginning } from "../lib/scrolling.ts";
import { peerloopWithPages } from "../peers/peerloop.ts";

const MESSAGES = 10_000;
const LIMIT_MS = 50;
const FRAMES_PER_SECOND = 60;

/** Pixels a second: a message each 25 ms, faster than anybody reads and as fast as a thumb flicks. */
const SPEED = 3_000;
const SCROLL_MS = 10_000;

/** Milliseconds to wait for the next page of history, and for all of them. */
const PAGE_PATIENCE_MS = 10_000;
const LOAD_PATIENCE_MS = 300_000;

/** A long room on a small screen. */
export const scroll: Scenario = {
  name: "scroll",
  title: "10,000 messages in a browser of a phone's size",
  description:
    `Chromium, 390 × 844 points at two pixels each, drawing without a graphics card, in a room of ${numberText(MESSAGES)} ` +
    "messages, all of which it has read over HTTP. The list is scrolled downwards at 3,000 pixels a second for 10 " +
    "seconds from its beginning, then upwards for 10. A task is what keeps the page's main thread without a break, " +
    "taken from Chromium's own trace; frames are those that the page is asked to draw.",
  headline: { figure: "longest task", limit: LIMIT_MS },
  run: (context) =>
    onPeer(context, peerloopWithPages, { rooms: 1, clients: 20 }, async ({ rooms }, sql, part) => {
      const [seat] = rooms[0]?.seats ?? [];
      const users = await sql<{ id: string }[]>`select id from users where handle like 'student-%'`;
      const [room] = await sql<{ id: string }[]>`select id from chat_rooms`;
      if (!seat || !room) throw new Error("Nobody is there.");
      await fillRoom(sql, { roomId: room.id, userIds: users.map(({ id }) => id), messages: MESSAGES });
      const browser = await launchChromium();
      part.add(() => browser.close());
      const url = seat.headers.origin ?? "";
      const [name = "", value = ""] = (seat.headers.cookie ?? "").split(/=(.*)/s);
      const browsing = await browser.newContext({
        baseURL: url,
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      });
      await browsing.addCookies([{ name, value, url, httpOnly: true }]);
      const page = await browsing.newPage();
      context.say("reading the history");
      const began = performance.now();
      const loaded = await readAll(page);
      const loadMs = Math.round(performance.now() - began);
      await setTimeout(2_000);
      context.say("scrolling");
      await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
      const down = await move(page, SPEED, SCROLL_MS);
      const up = await move(page, -SPEED, SCROLL_MS);
      const tasks = distributionOf(mainThreadTasks((await browser.stopTracing()).toString()));
      const frames = distributionOf([...down.frames, ...up.frames]);
      const framesPerSecond = rateOf(down, up);
      const pixels = down.pixels + up.pixels;
      const ms = (figure: string, value: number) =>
        ({ name: figure, unit: "ms", value, better: "less" }) as const;
      return {
        subjects: [
          {
            name: "PeerLoop",
            cpu: null,
            boundBy:
              "A frame is due every 16.7 ms: what takes longer is the page's own work on a row that comes into view, " +
              "and drawing it on a processor.",
            figures: [
              ms("longest task", tasks.max),
              ms("task, p99", tasks.p99),
              { name: "frames", unit: "/s", value: framesPerSecond, better: "more" },
              ms("frame, p99", frames.p99),
              ms("frame, longest", frames.max),
              { name: "pixels scrolled", unit: "", value: Math.round(pixels) },
              ms("all messages read", loadMs),
            ],
          },
        ],
        checks: [
          { ...atLeast("messages loaded", loaded, MESSAGES) },
          atMost("longest task", tasks.max, LIMIT_MS, "ms", 1),
          // A second may end just before its last frame.
          atLeast("frames", Math.round(framesPerSecond), FRAMES_PER_SECOND, "/s"),
          atLeast("pixels scrolled", pixels, (SPEED * SCROLL_MS * 2 * 0.95) / 1_000),
        ],
      };
    }),
};

/** Opens the room and has it read page after page of its history; answers how many messages have come. */
async function readAll(page: Page): Promise<number> {
  const seqs = new Set<number>();
  const take = (messages: readonly { readonly seq: number }[]) => {
    for (const { seq } of messages) seqs.add(seq);
  };
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      const frame = JSON.parse(payload.toString()) as { _tag: string; messages?: { seq: number }[] };
      if (frame._tag === "Messages") take(frame.messages ?? []);
    }),
  );
  page.on("response", (response) => {
    if (/\/api\/chat\/rooms\/[^/]+\/messages/.test(response.url()))
      response.json().then(
        ({ messages }) => take(messages ?? []),
        () => {},
      );
  });
  await page.goto("/courses/course-0/chat");
  await page.getByRole("region", { name: /^Messages/ }).waitFor();
  const deadline = performance.now() + LOAD_PATIENCE_MS;
  let latest = performance.now();
  for (let before = 0; seqs.size < MESSAGES && performance.now() < deadline; ) {
    if (seqs.size > before) latest = performance.now();
    before = seqs.size;
    if (performance.now() - latest > PAGE_PATIENCE_MS) break;
    if (before > 0) await toBeginning(page);
    await setTimeout(20);
  }
  return seqs.size;
}

const rateOf = (...parts: readonly Scrolled[]) => {
  const frames = parts.flatMap((part) => part.frames);
  return (frames.length * 1_000) / frames.reduce((sum, each) => sum + each, 0);
};
