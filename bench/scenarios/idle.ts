import type { ChatClientFrame } from "../../domain/chat/wire.ts";
import { BEAT_INTERVAL_MS } from "../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT } from "../../domain/shared/protocol.ts";
import { atMost } from "../lib/figures/checks.ts";
import { figureValue, type Subject } from "../lib/figures/result.ts";
import { type Idle, measureIdle, QUIET_MS } from "../lib/idle/idle-memory.ts";
import { haveHibernated, measureVisibleTabs } from "../lib/idle/visible-tabs.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import { orFailed } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { shortLayout } from "../lib/short.ts";
import { bareSockets } from "../peers/bare-party.ts";
import { peerloop } from "../peers/peerloop.ts";

const LIMIT_KB = 20;
const MEMORY = "memory of an idle connection";
const OWN_LIMIT_KB = 8;
const LAYOUT = { rooms: 50, clients: 100 };

const text = (frame: ChatClientFrame) => JSON.stringify(frame);

const subjectOf = (
  name: string,
  cores: number,
  { cpu, each, before, full, after, joinedMs }: Idle,
): Subject => ({
  name,
  cpu,
  boundBy:
    "Bound by what the runtime itself keeps of a socket, outside of its JavaScript heap, in every worker and room on " +
    `the socket's way. ${boundBy(cpu, cores)}`,
  figures: [
    { name: MEMORY, unit: "KB", value: each / 1_000, better: "less" },
    { name: "the runtime before", unit: "MB", value: before / 1e6 },
    { name: "the runtime when all had joined", unit: "MB", value: full / 1e6 },
    { name: "the runtime when all was quiet", unit: "MB", value: after / 1e6 },
    { name: "all clients joined", unit: "ms", value: joinedMs },
  ],
});

const WAKE = text({ _tag: "Typing", is: false });
const HIDDEN = { hello: text({ _tag: "Beat", visible: false }), wake: WAKE };
/** A frame with nothing in it. */
const BARE = { hello: "[]" };
const VISIBLE = {
  hello: text({ _tag: "Beat", visible: true }),
  beat: { text: CONSTANT_BEAT, everyMs: BEAT_INTERVAL_MS },
  wake: WAKE,
};

const hadHibernated = (what: string, rooms: number, { reads: [once, twice] }: Idle) => ({
  what,
  wanted: `${rooms} rooms read when somebody types, and no more when they type twice`,
  got: `${once} reads for once, ${twice} for twice`,
  met: once >= rooms && twice < once * 1.5,
});

/** People who have the room open and do nothing, in tabs that they look at or do not. */
export const idle: Scenario = {
  name: "idle",
  title: "5,000 idle connections",
  description:
    "50 rooms with one hidden tab each fall asleep; then 5,000 more people come, 100 to a room, and hide their tabs " +
    "too. The figure is by how much the runtime's memory (VmRSS of workerd) has grown for each of the 5,000, " +
    `${QUIET_MS / 1_000} seconds after the last has come. That the rooms had hibernated shows when somebody types in ` +
    "each: a room that slept has forgotten everything and reads itself from Postgres, one that is awake reads " +
    "nothing. Beside it rooms that hold as many sockets, say one frame on each and answer one, and hibernate: what is " +
    "more is PeerLoop's own; and the same with tabs that everybody looks at, which send their heartbeats. " +
    "Then 50 people look at a room each, in tabs that send their heartbeats as the client does, by its own code, and do " +
    "nothing: counted is how often rooms and inboxes are made anew, which is what waking is, in as many seconds of " +
    "quiet and when each speaks once. A look at the leases of a room that goes on sleeping makes none.",
  headline: { figure: MEMORY, limit: LIMIT_KB },
  async run(context) {
    const layout = context.options.isShort ? shortLayout(LAYOUT) : LAYOUT;
    const { rooms } = layout;
    const own = await measureIdle(context, peerloop, layout, HIDDEN);
    const seen = await measureIdle(context, peerloop, layout, VISIBLE);
    const bare = await orFailed(context, bareSockets, async () =>
      subjectOf(bareSockets.name, context.cores, await measureIdle(context, bareSockets, layout, BARE)),
    );
    const visible = await measureVisibleTabs(context, rooms, QUIET_MS);
    const bareKilobytes = figureValue(bare, MEMORY);
    return {
      subjects: [
        subjectOf(peerloop.name, context.cores, own),
        subjectOf("visible tabs", context.cores, seen),
        bare,
      ],
      checks: [
        atMost(MEMORY, own.each / 1_000, LIMIT_KB, "KB", 1),
        atMost("of that, PeerLoop's own", own.each / 1_000 - bareKilobytes, OWN_LIMIT_KB, "KB", 1),
        atMost("the same of a visible tab", seen.each / 1_000 - bareKilobytes, OWN_LIMIT_KB, "KB", 1),
        hadHibernated("every quiet room had hibernated", rooms, own),
        hadHibernated("every room full of visible, quiet tabs had hibernated", rooms, seen),
        ...haveHibernated(visible),
        atMost("sockets closed by the server", own.closed + seen.closed + visible.closed, 0),
      ],
    };
  },
};
