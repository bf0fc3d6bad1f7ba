import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Assembly, framesOf } from "./command-socket.ts";

const MAX_FRAME_BYTES = 1024 * 1024;

/** Texts of all sizes about the bound of a frame, of characters that take one unit or two. */
const anyText = fc
  .tuple(
    fc.constantFrom("a", "é", "語", "👀", "a👀"),
    fc.constantFrom(0, 1, 7, 131_071, 131_072, 262_143, 262_144, 400_001),
  )
  .map(([character, units]) => character.repeat(Math.ceil(units / character.length)));

describe("the frames of a command", () => {
  it("are put together to the same texts, however those of several are mixed, and fit what the platform takes", () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat(3)),
        (texts, picks) => {
          const queues = texts.map((text, index) => framesOf(index + 1, text));
          const assembly = new Assembly();
          const got = new Map<number, string>();
          for (const frame of queues.flat()) {
            expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(MAX_FRAME_BYTES);
            expect(frame.isWellFormed()).toBe(true);
          }
          while (queues.some((queue) => queue.length > 0)) {
            const frame = queues[(picks.next().value ?? 0) % queues.length]?.shift();
            const whole = frame === undefined ? undefined : assembly.add(frame);
            if (whole) got.set(whole.number, whole.text);
          }
          expect([...got].toSorted(([a], [b]) => a - b)).toEqual(
            texts.map((text, index) => [index + 1, text]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are refused where they are none, and where a text grows too long", () => {
    for (const frame of ["", "{}", ":text", "x:text", "1.5:text"])
      expect(() => new Assembly().add(frame)).toThrow("without a number");
    const assembly = new Assembly(10);
    expect(assembly.add("1+12345")).toBeUndefined();
    expect(assembly.add("2:1234567890")).toEqual({ number: 2, text: "1234567890" });
    expect(() => assembly.add("1:678901")).toThrow("too long");
  });
});
