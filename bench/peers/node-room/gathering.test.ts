import { setTimeout } from "node:timers/promises";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { Gathering } from "./gathering.ts";

describe("Gathering", () => {
  it("has one commit under way at a time, and loses, doubles and turns round nothing, whatever comes when", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 30 }), async (pauses) => {
        const batches: (readonly number[])[] = [];
        let underWay = 0;
        const gathering = new Gathering<number>(async (batch) => {
          underWay += 1;
          expect(underWay).toBe(1);
          await setTimeout(batch.length % 3);
          batches.push(batch);
          underWay -= 1;
        });
        for (const [number, pause] of pauses.entries()) {
          gathering.add(number);
          if (pause > 1) await setTimeout(pause - 1);
        }
        await vi.waitFor(() => expect(batches.flat()).toEqual(pauses.map((_, number) => number)));
        expect(batches.every((batch) => batch.length > 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("commits together what came while a commit was under way", async () => {
    const batches: (readonly string[])[] = [];
    const gathering = new Gathering<string>(async (batch) => {
      await setTimeout(1);
      batches.push(batch);
    });
    for (const item of ["a", "b", "c"]) gathering.add(item);
    await vi.waitFor(() => expect(batches).toEqual([["a"], ["b", "c"]]));
  });

  it("goes on after a commit that failed", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const committed: string[] = [];
    const gathering = new Gathering<string>(async (batch) => {
      if (batch.includes("bad")) throw new Error("no database");
      committed.push(...batch);
    });
    gathering.add("bad");
    gathering.add("good");
    await vi.waitFor(() => expect(committed).toEqual(["good"]));
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});
