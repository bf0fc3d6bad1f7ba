import { launchChromium } from "../../tests/support/browser/chromium.ts";
import { type Place, places } from "../../tests/support/browser/places.ts";
import { SLOW_PROCESSOR } from "../../tests/support/browser/slow-device.ts";
import { type SignedInPerson, signIn } from "../../tests/support/running/people.ts";
import { atMost } from "../lib/figures/checks.ts";
import { percentileOf } from "../lib/figures/distribution.ts";
import type { Check, Figure } from "../lib/figures/result.ts";
import { startDemoSite } from "../lib/pages/demo-site.ts";
import { isChat, look } from "../lib/pages/look.ts";
import { looksTable, type PageLooks, past, scriptLimit } from "../lib/pages/look-table.ts";
import { roomSwitches } from "../lib/pages/room-switch.ts";
import { walk } from "../lib/pages/walk.ts";
import type { Scenario } from "../lib/scenario.ts";

const SHIFT_LIMIT = 0.05;
const CHAT_PAINT_LIMIT_MS = 2_500;
const INTERACTION_LIMITS_MS = { median: 100, p98: 200 };
const SWITCH_LIMIT_MS = 50;
const MINUTES = 10;
const SHORT_MINUTES = 0.1;

/** Pages of a short run: one of each kind. */
const SHORT = new Set(["landing", "course-stranger", "learning", "chat"]);

const INTERACTION = "interaction to next paint, p98";

/** What pages weigh, whether they move, and how soon they answer. */
export const pages: Scenario = {
  name: "pages",
  title: "Every page of every role in a browser",
  description:
    "Chromium, 1280 × 860, over HTTP/2, on the demo data, each page with an empty cache: as fast as the machine is, and slow " +
    `(1.6 Mbit/s, 562 ms to each answer, a processor ${SLOW_PROCESSOR} times slower). JavaScript is what was transferred, ` +
    "compressed, until the page asks for nothing more; in a chat, until its messages have their final look. Layout shift " +
    "and largest paint are Chromium's own. Before, a student walks through the app, a room, search, lists, settings and " +
    `catalogue, by mouse and keys on the slow processor for ${MINUTES} minutes: interaction to next paint. Last, they go ` +
    "from one room to another and back, timed to the first picture with messages.",
  headline: { figure: INTERACTION, limit: INTERACTION_LIMITS_MS.p98 },
  takes: ["minutes"],
  async run(context) {
    const { isShort, minutes = isShort ? SHORT_MINUTES : MINUTES } = context.options;
    const site = await startDemoSite(context);
    const browser = await launchChromium([site.front.trust]);
    context.undo.add(() => browser.close());
    // First what depends on how the app is gone about in: it fails at once where that has changed.
    context.say("going from room to room");
    const switches = await roomSwitches(site, browser);
    context.say("walking");
    const walked = await walk(site, browser, minutes * 60_000);
    const people = new Map<string, SignedInPerson>();
    const personOf = async ({ as }: Place) => {
      if (as === null) return null;
      const known = people.get(as) ?? (await signIn(site, `${as}@peerloop.test`));
      people.set(as, known);
      return known;
    };
    const looks: PageLooks[] = [];
    for (const place of await places(site)) {
      if (isShort && !SHORT.has(place.name)) continue;
      const who = await personOf(place);
      const fast = await look(site, browser, { place, who, speed: "fast" });
      const slow = await look(site, browser, { place, who, speed: "slow" });
      looks.push({ place, fast, slow });
      // A run is long: what was found is not lost with its end.
      context.say(looksTable(looks).at(-1)?.join("  ") ?? "");
    }
    return {
      subjects: [
        {
          name: "PeerLoop",
          cpu: null,
          boundBy:
            "Largest paints of slow pages are bound by the network (HTML, then all that it names, together) and then by the " +
            "processor; those of pages that ask for more than their HTML names, by one more answer. Interactions are bound " +
            "by the processor.",
          figures: figuresOf(looks, walked.durations, switches),
        },
      ],
      checks: checksOf(looks, walked.durations, switches),
      detail: looksTable(looks),
    };
  },
};

const chatsOf = (looks: readonly PageLooks[]) =>
  looks.filter(({ place }) => isChat(place) && place.name === "chat");

const largest = (looks: readonly PageLooks[], figureOf: (looks: PageLooks) => number) =>
  Math.max(0, ...looks.map(figureOf));

const figuresOf = (
  looks: readonly PageLooks[],
  durations: readonly number[],
  switches: readonly number[],
): readonly Figure[] => {
  const ms = (name: string, value: number): Figure => ({ name, unit: "ms", value, better: "less" });
  const kb = (name: string, bytes: number): Figure => ({
    name,
    unit: "KB",
    value: bytes / 1_000,
    better: "less",
  });
  const others = looks.filter(({ place }) => !isChat(place));
  return [
    ms(INTERACTION, percentileOf(durations, 0.98)),
    ms("interaction to next paint, median", percentileOf(durations, 0.5)),
    { name: "interactions", unit: "", value: durations.length },
    ms("from room to room, median", percentileOf(switches, 0.5)),
    ms("from room to room, p95", percentileOf(switches, 0.95)),
    kb(
      "JavaScript of the heaviest page but the chat",
      largest(others, ({ fast }) => fast.scriptBytes),
    ),
    kb(
      "JavaScript of the chat",
      largest(chatsOf(looks), ({ fast }) => fast.scriptBytes),
    ),
    { name: "largest layout shift", unit: "", value: largest(looks, ({ fast }) => fast.layoutShift) },
    { name: "largest layout shift, slow", unit: "", value: largest(looks, ({ slow }) => slow.layoutShift) },
    ms(
      "largest paint of the chat, slow",
      largest(chatsOf(looks), ({ slow }) => slow.largestPaint),
    ),
  ];
};

const checksOf = (
  looks: readonly PageLooks[],
  durations: readonly number[],
  switches: readonly number[],
): readonly Check[] => {
  const none = (what: string, got: string): Check => ({ what, wanted: "none", got, met: got === "none" });
  const kb = (bytes: number) => `${(bytes / 1_000).toFixed(1)} KB`;
  const shift = (value: number) => value.toFixed(3);
  return [
    none(
      "pages over 60 KB of JavaScript (the chat: 100 KB)",
      past(
        looks,
        ({ fast }) => fast.scriptBytes,
        ({ place }) => scriptLimit(place),
        kb,
      ),
    ),
    none(
      `pages with a layout shift over ${SHIFT_LIMIT}`,
      past(
        looks,
        ({ fast }) => fast.layoutShift,
        () => SHIFT_LIMIT,
        shift,
      ),
    ),
    none(
      `pages with a layout shift over ${SHIFT_LIMIT}, slow`,
      past(
        looks,
        ({ slow }) => slow.layoutShift,
        () => SHIFT_LIMIT,
        shift,
      ),
    ),
    atMost(
      "largest paint of the chat, slow",
      largest(chatsOf(looks), ({ slow }) => slow.largestPaint),
      CHAT_PAINT_LIMIT_MS,
      "ms",
    ),
    atMost(
      "interaction to next paint, median",
      percentileOf(durations, 0.5),
      INTERACTION_LIMITS_MS.median,
      "ms",
    ),
    atMost(INTERACTION, percentileOf(durations, 0.98), INTERACTION_LIMITS_MS.p98, "ms"),
    atMost("from room to room, p95", percentileOf(switches, 0.95), SWITCH_LIMIT_MS, "ms"),
  ];
};
