import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laterMark, type Mark } from "../../../domain/learning/rules.ts";
import {
  isConfirmed,
  isDone,
  type MarksEvent,
  type MarksState,
  markNow,
  marksStep,
  noMarks,
} from "./marks-state.ts";

const MODULES = ["a", "b"];
const DEVICES = [0, 1, 2];

/** What happens in a life of marks: `pick` chooses among what may arrive. */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant("mark" as const),
    device: fc.constantFrom(...DEVICES),
    moduleId: fc.constantFrom(...MODULES),
    isComplete: fc.boolean(),
    /** How far the device's clock is off. */
    skew: fc.integer({ min: -5, max: 5 }),
  }),
  fc.record({ kind: fc.constant("send" as const), device: fc.constantFrom(...DEVICES) }),
  fc.record({ kind: fc.constant("ask" as const), device: fc.constantFrom(...DEVICES) }),
  fc.record({ kind: fc.constant("serve" as const), device: fc.constantFrom(...DEVICES), pick: fc.nat(3) }),
  fc.record({ kind: fc.constant("arrive" as const), device: fc.constantFrom(...DEVICES), pick: fc.nat(3) }),
);

interface Device {
  state: MarksState;
  /** Lists that were asked for and not made yet, by when. */
  asked: number[];
  /** On their way, each in any order; frames keep theirs. */
  answers: MarksEvent[];
  frames: MarksEvent[];
  /** Sent and not answered. */
  sent: Map<string, Mark>;
}

/** A server and devices that mark the same modules, and what they tell each other. */
const world = () => {
  let now = 1;
  /** Makes every instant of the server's another. */
  let clock = 0;
  const words = new Map<string, Mark>();
  const devices = DEVICES.map(
    (): Device => ({ state: noMarks, asked: [], answers: [], frames: [], sent: new Map() }),
  );
  const at = (index: number) => devices[index] as Device;
  const apply = (device: Device, event: MarksEvent) => {
    device.state = marksStep(device.state, "now" in event ? { ...event, now } : event);
  };

  const send = (device: Device) => {
    for (const [moduleId, mark] of device.state.waiting) {
      if (device.sent.has(moduleId)) continue;
      device.sent.set(moduleId, mark);
      const before = words.get(moduleId);
      const word = before ? laterMark(before, mark) : mark;
      words.set(moduleId, word);
      const { isComplete } = word;
      device.answers.push({ _tag: "Answered", moduleId, mark, isComplete, sentAt: now, now });
      clock += 1;
      for (const each of devices)
        each.frames.push({ _tag: "Told", moduleId, isComplete, at: 10_000 * now + clock, now });
    }
  };
  const serve = (device: Device, pick: number) => {
    const askedAt = device.asked.splice(pick % Math.max(1, device.asked.length), 1)[0];
    if (askedAt === undefined) return;
    const modules = MODULES.map((id) => {
      const word = words.get(id);
      const isComplete = word?.isComplete ?? false;
      return { id, isComplete, completedAt: isComplete ? new Date(word?.at ?? 0).toISOString() : null };
    });
    device.answers.push({ _tag: "Loaded", modules, askedAt });
  };
  const arrive = (device: Device, pick: number) => {
    if (pick % 2 === 0 && device.frames.length > 0) return apply(device, device.frames.shift() as MarksEvent);
    const [event] = device.answers.splice(pick % Math.max(1, device.answers.length), 1);
    if (!event) return;
    apply(device, event);
    if (event._tag === "Answered") device.sent.delete(event.moduleId);
  };

  return {
    words,
    devices,
    happen: (what: typeof happening extends fc.Arbitrary<infer A> ? A : never) => {
      now += 1;
      const device = at(what.device);
      if (what.kind === "mark") {
        const mark = markNow(device.state, what.moduleId, what.isComplete, 10_000 * now + 1_000 * what.skew);
        apply(device, { _tag: "Marked", moduleId: what.moduleId, mark });
        expect(isDone(device.state, what.moduleId)).toBe(what.isComplete);
      } else if (what.kind === "send") send(device);
      else if (what.kind === "ask") device.asked.push(now);
      else if (what.kind === "serve") serve(device, what.pick);
      else if (what.kind === "arrive") arrive(device, what.pick);
    },
    /** Until nothing is on its way. */
    settle: (picks: readonly number[]) => {
      for (let round = 0; round < 4; round++)
        for (const device of devices) {
          now += 1;
          send(device);
          while (device.asked.length > 0) serve(device, picks[round] ?? 0);
          for (let turn = 0; device.answers.length + device.frames.length > 0; turn++) {
            now += 1;
            arrive(device, picks[turn % Math.max(1, picks.length)] ?? turn);
            arrive(device, turn);
          }
        }
    },
  };
};

describe("marks of several devices", () => {
  it("end the same everywhere, whatever order answers, lists and frames come in: the later word stands", () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 60 }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }),
        (life, picks) => {
          const { words, devices, happen, settle } = world();
          for (const what of life) happen(what);
          settle(picks);
          for (const { state } of devices) {
            expect(state.waiting.size).toBe(0);
            for (const id of MODULES) {
              // A device that has heard nothing of a module knows nothing else of it either.
              const word = words.get(id);
              expect(isDone(state, id)).toBe(word?.isComplete ?? false);
              expect(isConfirmed(state, id)).toBe(word?.isComplete ?? false);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

const marked = (moduleId: string, isComplete: boolean, at: number): MarksEvent => ({
  _tag: "Marked",
  moduleId,
  mark: { isComplete, at },
});

describe("a mark that waits", () => {
  it("shows at once, also over a list that was made before it, and gives way to a later word of another device", () => {
    let state = marksStep(noMarks, marked("a", true, 100));
    const modules = [{ id: "a", isComplete: false, completedAt: null }];
    state = marksStep(state, { _tag: "Loaded", modules, askedAt: 1 });
    expect([isDone(state, "a"), isConfirmed(state, "a")]).toEqual([true, false]);
    state = marksStep(state, { _tag: "Told", moduleId: "a", isComplete: false, at: 200, now: 2 });
    expect(isDone(state, "a")).toBe(false);
  });

  it("is only the last of several about a module, and an answer to an earlier one leaves it waiting", () => {
    let state = marksStep(noMarks, marked("a", true, 100));
    state = marksStep(state, marked("a", false, 150));
    const mark = { isComplete: true, at: 100 };
    state = marksStep(state, { _tag: "Answered", moduleId: "a", mark, isComplete: true, sentAt: 2, now: 3 });
    expect([isDone(state, "a"), state.waiting.size]).toEqual([false, 1]);
  });

  it("is taken back where the server will never take it", () => {
    const state = marksStep(noMarks, marked("a", true, 100));
    const mark = { isComplete: true, at: 100 };
    expect(isDone(marksStep(state, { _tag: "Refused", moduleId: "a", mark }), "a")).toBe(false);
  });

  it("is later than all that is known, whatever the device's clock says", () => {
    const state = marksStep(noMarks, marked("a", true, 5_000));
    expect(markNow(state, "a", false, 10)).toEqual({ isComplete: false, at: 5_001 });
    expect(markNow(state, "b", true, 10.4)).toEqual({ isComplete: true, at: 10 });
  });
});
