import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatMessage } from "../wire.ts";
import { Writers } from "./writers.ts";

const student = { userId: "ada", role: "student" };
const creator = { userId: "cy", role: "creator" };
const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const said = (userId: string, id: string, seconds: number) =>
  ({ userId, id, createdAt: at(seconds) }) as ChatMessage;

describe("who is muted", () => {
  it("may not write until then, whatever they want to write, unless they moderate", () => {
    const mutes = ["ada", "cy"].map((userId) => ({ userId, until: at(100) }));
    const writers = new Writers({ slowModeSeconds: 0, mutes }, []);
    expect(writers.refusalOf(student, 99_999)).toMatchObject({ code: "forbidden" });
    expect(writers.refusalOf(student, 40_000)?.message).toBe(
      "You can’t write in this room for another 60 seconds.",
    );
    expect(writers.refusalOfSend(student, "m", 99_999)).toMatchObject({ code: "forbidden" });
    expect(writers.rulesFor(student, 99_999)).toEqual({ slowModeSeconds: 0, mutedUntil: at(100) });
    expect(writers.refusalOf(student, 100_000)).toBeNull();
    expect(writers.rulesFor(student, 100_000).mutedUntil).toBeNull();
    expect(writers.refusalOf(creator, 0)).toBeNull();
    writers.change({ slowModeSeconds: 0, mutes: [{ userId: "ada", until: null }] }, []);
    expect(writers.rulesFor(student, 1e12).mutedUntil).toBe("forever");
    writers.change({ slowModeSeconds: 0, mutes: [] }, []);
    expect(writers.refusalOf(student, 0)).toBeNull();
  });
});

describe("who only reads", () => {
  it("may write nothing, and hears how to begin", () => {
    const writers = new Writers({ slowModeSeconds: 60, mutes: [] }, []);
    const reader = { userId: "eve", role: "reader" };
    const refusal = { code: "forbidden", message: expect.stringContaining("confirm your email") };
    expect(writers.refusalOf(reader, 0)).toMatchObject(refusal);
    expect(writers.refusalOfSend(reader, "m", 0)).toMatchObject(refusal);
    expect(writers.refusalOfEdit(reader, { id: "m", content: "x" }, 0)).toMatchObject(refusal);
  });
});

describe("slow mode", () => {
  const writersAt = (slowModeSeconds: number, written: readonly ChatMessage[] = []) =>
    new Writers({ slowModeSeconds, mutes: [] }, written);

  it("lets nobody's messages closer together than its seconds, and holds up nobody else", () => {
    const tries = fc.array(fc.record({ who: fc.constantFrom("ada", "ben"), pause: fc.nat(20_000) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), tries, (seconds, all) => {
        const writers = writersAt(seconds);
        const last = new Map<string, number>();
        let now = 0;
        for (const [index, { who, pause }] of all.entries()) {
          now += pause;
          const refusal = writers.refusalOfSend({ userId: who, role: "student" }, `${index}`, now);
          const before = last.get(who);
          const isFree = before === undefined || now - before >= seconds * 1_000;
          expect(refusal === null).toBe(isFree);
          if (isFree) last.set(who, now);
        }
      }),
    );
  });

  it("counts from what was written before it, and not for whoever moderates", () => {
    const writers = writersAt(60, [said("ada", "1", 100), said("cy", "2", 100)]);
    expect(writers.refusalOfSend(student, "3", 130_000)).toEqual({
      code: "rate_limited",
      message: "This room is in slow mode. You can write again in 30 seconds.",
      retryAfterSeconds: 30,
    });
    expect(writers.refusalOfSend(creator, "4", 130_000)).toBeNull();
    expect(writers.refusalOfSend(student, "3", 160_000)).toBeNull();
  });

  it("takes the same message again, and forgets one that was not stored", () => {
    const writers = writersAt(60);
    expect(writers.refusalOfSend(student, "1", 0)).toBeNull();
    expect(writers.refusalOfSend(student, "1", 1_000)).toBeNull();
    expect(writers.refusalOfSend(student, "2", 1_000)).not.toBeNull();
    writers.unwrote("ada", "2");
    expect(writers.refusalOfSend(student, "2", 1_000)).not.toBeNull();
    writers.unwrote("ada", "1");
    expect(writers.refusalOfSend(student, "2", 1_000)).toBeNull();
  });

  it("counts an edit as a message, also one that was made before the room was loaded", () => {
    const edit = { id: "1", content: "another text" };
    const writers = writersAt(60, [{ ...said("ada", "1", 100), editedAt: at(150) } as ChatMessage]);
    expect(writers.refusalOfSend(student, "2", 180_000)).toMatchObject({ retryAfterSeconds: 30 });
    expect(writers.refusalOfEdit(student, edit, 210_000)).toBeNull();
    expect(writers.refusalOfEdit(student, { ...edit, content: "and another" }, 211_000)).not.toBeNull();
    writers.change({ slowModeSeconds: 60, mutes: [], edits: [{ userId: "ada", at: at(300) }] }, [
      said("ada", "1", 100),
    ]);
    expect(writers.refusalOfSend(student, "2", 301_000)).toMatchObject({ retryAfterSeconds: 59 });
  });

  it("does not forget what is about to be stored when its seconds change, and everything once it ends", () => {
    const writers = writersAt(60);
    expect(writers.refusalOfEdit(student, { id: "1", content: "another text" }, 0)).toBeNull();
    writers.change({ slowModeSeconds: 30, mutes: [] }, []);
    expect(writers.refusalOfSend(student, "2", 10_000)).toMatchObject({ retryAfterSeconds: 20 });
    writers.change({ slowModeSeconds: 0, mutes: [] }, []);
    writers.change({ slowModeSeconds: 30, mutes: [] }, []);
    expect(writers.refusalOfSend(student, "2", 10_000)).toBeNull();
  });

  it("is not got round by what is refused: what was stored before it counts", () => {
    const writers = writersAt(60);
    const edit = { id: "1", content: "another text" };
    expect(writers.refusalOfSend(student, "1", 0)).toBeNull();
    writers.wrote([said("ada", "1", 0)]);
    // The same id with another text is let in, and refused where it would be stored.
    expect(writers.refusalOfSend(student, "1", 1_000)).toBeNull();
    writers.unwrote("ada", "1");
    expect(writers.refusalOfSend(student, "2", 1_000)).not.toBeNull();
    expect(writers.refusalOfEdit(student, edit, 60_000)).toBeNull();
    writers.edited("ada", edit);
    writers.unwrote("ada", edit);
    expect(writers.refusalOfSend(student, "2", 61_000)).not.toBeNull();
  });
});
