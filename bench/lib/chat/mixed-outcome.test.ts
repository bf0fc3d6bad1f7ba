import { expect, it } from "vitest";
import { distributionOf } from "../figures/distribution.ts";
import type { ChatMeasurement } from "../measure.ts";
import { MIX, mixWasDone, mixWords } from "./mixed-outcome.ts";

const done = (sent: Record<string, number>, joins: number[]) =>
  mixWasDone({
    load: { mixed: { sent, changes: 0, joinMs: distributionOf(joins), heavy: { sent: 0, refused: 0 } } },
  } as unknown as ChatMeasurement);

it("everything was done when each kind was, and somebody came and nobody was refused", () => {
  const all = { typing: 4, read: 6, react: 2, edit: 1, remove: 1 };
  expect(done(all, [12])).toMatchObject({ met: true, got: "4 typing, 6 read, 2 react, 1 edit, 1 remove" });
  expect(done({ ...all, edit: 0 }, [12]).met).toBe(false);
  expect(done({ ...all, "refused join": 1 }, [12]).met).toBe(false);
  expect(done(all, []).met).toBe(false);
});

it("the words for the mix name each part of it", () => {
  for (const amount of Object.values(MIX)) expect(mixWords()).toContain(` ${amount} `);
});
