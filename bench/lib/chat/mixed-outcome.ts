import type { Mix } from "../../load/plan.ts";
import { numberText } from "../figures/number-text.ts";
import type { Check, Subject } from "../figures/result.ts";
import type { ChatMeasurement } from "../measure.ts";
import { chatSubject } from "./chat-outcome.ts";

/** What people do in rooms besides writing. */
export const MIX: Mix = { typing: 40, reactions: 20, edits: 5, deletions: 2, reads: 60, joins: 5 };

/** A mix in words, for descriptions. */
export const mixWords = (mix: Mix = MIX): string =>
  `with every hundred messages come ${mix.typing} starts of typing, ${mix.reactions} reactions, ${mix.edits} edits, ` +
  `${mix.deletions} deletions and ${mix.reads} read markers; ${mix.joins} more people a second come, stay for a second ` +
  "and leave";

/** What the plain peers do with it, for descriptions. */
export const mixOfPeers =
  "The other peers take the same: sessions and memberships are looked up for everybody who comes, reactions, edits, " +
  "deletions and read markers are stored in Postgres and told to those whom they concern, typing to everybody else.";

/** People who take turns to come and go. */
export const VISITORS = 20;

/** The figures of rooms in which more is done than written. */
export function mixedSubject(measured: ChatMeasurement, cores: number): Subject {
  const subject = chatSubject(measured, cores);
  const { mixed } = measured.load;
  const ms = (figure: string, value: number) =>
    ({ name: figure, unit: "ms", value, better: "less" }) as const;
  return {
    ...subject,
    figures: [
      ...subject.figures,
      { name: "frames besides messages", unit: "", value: total(mixed?.sent ?? {}) },
      { name: "changes told to everybody", unit: "", value: mixed?.changes ?? 0 },
      ms("a visitor's join, p50", mixed?.joinMs.p50 ?? 0),
      ms("a visitor's join, p99", mixed?.joinMs.p99 ?? 0),
      { name: "deadlocks", unit: "", value: measured.deadlocks },
    ],
  };
}

/** That each kind of thing was done, and nobody who came was refused. */
export function mixWasDone({ load: { mixed } }: Pick<ChatMeasurement, "load">): Check {
  const sent = mixed?.sent ?? {};
  return {
    what: "everything was done",
    wanted: "each kind, and nobody who came was refused",
    got: Object.entries(sent)
      .map(([kind, count]) => `${numberText(count)} ${kind}`)
      .join(", "),
    met:
      ["typing", "read", "react", "edit", "remove"].every((kind) => sent[kind]) &&
      !sent["refused join"] &&
      (mixed?.joinMs.count ?? 0) > 0,
  };
}

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
