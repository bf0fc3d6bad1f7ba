import { setTimeout } from "node:timers/promises";
import type { TabsPlan, TabsResult } from "../../load/idle/tabs.ts";
import { COUNTED, type Made, madeSoFar } from "../../peers/counted-worker.ts";
import { peerloopCounted } from "../../peers/peerloop.ts";
import type { Check } from "../figures/result.ts";
import { startLoad } from "../load.ts";
import { onPeer } from "../measure.ts";
import type { BenchContext } from "../scenario.ts";

/** For what a frame to each room and inbox causes, in milliseconds. */
const WAKE_MS = 2_000;

/** Instances of rooms and inboxes that were made while visible tabs were quiet, and then when each spoke. */
export interface VisibleTabs {
  readonly tabs: number;
  readonly quiet: Made;
  readonly spoke: Made;
  readonly closed: number;
}

/**
 * Has people look at a room each, in a tab that sends its heartbeats as the client does, and counts how often rooms and
 * their inboxes wake.
 * @param quietMs milliseconds after which what does nothing sleeps, and for which it is watched then
 */
export const measureVisibleTabs = (
  context: BenchContext,
  tabs: number,
  quietMs: number,
): Promise<VisibleTabs> =>
  onPeer(context, peerloopCounted, { rooms: tabs, clients: 1 }, async (running, _sql, part) => {
    const seats = running.rooms.flatMap((room) => room.seats);
    const { origin } = new URL(seats[0]?.url.replace("ws", "http") ?? "");
    const plan: TabsPlan = { seats };
    const load = await startLoad<TabsPlan, TabsResult>("idle/tabs-child.ts", plan, part);
    context.say(`${tabs} visible tabs are quiet`);
    await setTimeout(quietMs);
    const begun = await madeSoFar(origin);
    await setTimeout(quietMs);
    const quiet = await madeSoFar(origin);
    const { closed } = await load.run({ measuring() {}, measured() {} });
    await setTimeout(WAKE_MS);
    return { tabs, quiet: since(begun, quiet), spoke: since(quiet, await madeSoFar(origin)), closed };
  });

const since = (before: Made, after: Made): Made =>
  Object.fromEntries(COUNTED.map((name) => [name, after[name] - before[name]])) as Record<keyof Made, number>;

const PLACES: Readonly<Record<keyof Made, string>> = {
  chat: "every room with a visible, quiet tab had hibernated",
  inbox: "every inbox of such a tab had hibernated",
};

/** That what was quiet slept, through heartbeats too, and woke when somebody spoke. */
export const haveHibernated = ({ tabs, quiet, spoke }: VisibleTabs): Check[] =>
  COUNTED.map((name) => ({
    what: PLACES[name],
    wanted: `${tabs} wake when somebody speaks, none by heartbeats`,
    got: `${spoke[name]} woke when somebody spoke, ${quiet[name]} times one did by heartbeats`,
    met: spoke[name] >= tabs && quiet[name] === 0,
  }));
