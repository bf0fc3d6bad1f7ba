import { inspect } from "node:util";
import { type ModelResult, runModel } from "./run.ts";
import type { ModelWorld } from "./world.ts";

/** Rooms that talk at the same time: their commits gather, as they do in a backend. */
const AT_ONCE = 20;

/** Rooms after which it says how far it is: so a room that never ends is told from a machine that is slow. */
const TOLD_EVERY = 100;

/** A failing seed with what was found, at most so many findings of it. */
const FINDINGS = 5;

/**
 * Runs a room a seed and prints a summary.
 * @returns what was found wrong, by seed; empty when every room ended agreed
 */
export const runSeeds = async (
  world: ModelWorld,
  { first, count, operations }: { first: number; count: number; operations: number },
): Promise<string[]> => {
  const results: ModelResult[] = [];
  const complaints = new Set<string>();
  const { error } = console;
  // A call that fails is part of the model; whatever else the room or the backend complains about is a fault.
  console.error = (...parts: unknown[]) => {
    const text = parts.map((part) => (typeof part === "string" ? part : inspect(part))).join(" ");
    // Of an alarm that calls back in the signature's minute may be over here: it rings again.
    if (text.includes("ServiceUnavailable") || text.includes("alarm failed Error: answered 404")) return;
    complaints.add(text.slice(0, 500));
  };
  try {
    let next = first;
    const run = async () => {
      while (next < first + count) {
        results.push(await runModel(world, next++, operations));
        if (results.length % TOLD_EVERY === 0) console.log(`${results.length} of ${count} rooms`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, run));
  } finally {
    console.error = error;
  }
  console.log(summary(results));
  const [waits] = await world.sql`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  if (waits?.deadlocks !== 0) complaints.add(`${waits?.deadlocks} statements waited for each other for ever`);
  return [
    ...results.flatMap(({ seed, contradictions }) =>
      contradictions.slice(0, FINDINGS).map((finding) => `seed ${seed}: ${finding}`),
    ),
    ...complaints,
  ];
};

const summary = (results: readonly ModelResult[]): string => {
  const sum = (count: (result: ModelResult) => number) => results.reduce((all, each) => all + count(each), 0);
  const totals = (of: (result: ModelResult) => Readonly<Record<string, number>>) => {
    const all: Record<string, number> = {};
    for (const result of results)
      for (const [name, count] of Object.entries(of(result))) all[name] = (all[name] ?? 0) + count;
    return Object.entries(all).toSorted(([, a], [, b]) => b - a);
  };
  const wrong = results.filter(({ contradictions }) => contradictions.length > 0).length;
  return (
    `${results.length} rooms (${sum(({ isBooked }) => Number(isBooked))} with a whole book), ${sum(({ messages }) => messages)} messages, ${sum(({ changes }) => changes)} changes; ` +
    `left in the end: ${listed(
      totals(({ extent }) => extent),
      (name, count) => `${count} ${name}`,
    )}; ` +
    `operations: ${listed(
      totals(({ operations }) => operations),
      (name, count) => `${name} ${count}`,
    )}; ` +
    `${wrong} rooms contradict themselves`
  );
};

const listed = (
  totals: readonly (readonly [string, number])[],
  told: (name: string, count: number) => string,
): string => totals.map(([name, count]) => told(name, count)).join(", ");
