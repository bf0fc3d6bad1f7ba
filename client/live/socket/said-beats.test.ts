import { beforeEach, describe, expect, it } from "vitest";
import { REPORT_EVERY } from "../../../domain/shared/limits.ts";
import { BEAT_INTERVAL_MS, TIME_ASK_INTERVAL_MS } from "../../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT } from "../../../domain/shared/protocol.ts";
import { saidBeats } from "./said-beats.ts";

let said: ReturnType<typeof saidBeats>;
let now: number;

beforeEach(() => {
  said = saidBeats(true);
  now = 1_000;
});

/** A beat, ten seconds after the last; answers whether it said something. */
const says = (visible = true, received = 0): boolean => {
  now += BEAT_INTERVAL_MS;
  const text = said.next({ visible, received, at: now });
  if (text === CONSTANT_BEAT) return false;
  expect(JSON.parse(text)).toEqual({ _tag: "Beat", visible, received });
  return true;
};
const answered = () => said.answered(++now);

describe("a beat", () => {
  it("says everything until the room has answered that, and then only what is new", () => {
    expect([says(), says(), says()]).toEqual([true, true, true]);
    for (let count = 0; count < 3; count++) answered();
    expect([says(), says()]).toEqual([false, false]);
    expect(says(false)).toBe(true);
    answered();
    expect([says(false), says(true)]).toEqual([false, true]);
  });

  it("says how much has come once that is much, until the room has taken note of it", () => {
    says();
    answered();
    expect(says(true, REPORT_EVERY - 1)).toBe(false);
    expect(said.isReportDue(REPORT_EVERY - 1)).toBe(false);
    expect(said.isReportDue(REPORT_EVERY)).toBe(true);
    expect(says(true, REPORT_EVERY)).toBe(true);
    expect(said.isReportDue(REPORT_EVERY + 1)).toBe(false);
    expect(says(true, REPORT_EVERY)).toBe(true);
    answered();
    answered();
    expect(says(true, REPORT_EVERY)).toBe(false);
  });

  it("asks what time it is after some minutes, where that is its task", () => {
    for (const asks of [true, false]) {
      said = saidBeats(asks);
      says();
      const sentAt = answered() ?? 0;
      now = sentAt + TIME_ASK_INTERVAL_MS - 2 * BEAT_INTERVAL_MS;
      expect([says(), says()]).toEqual([false, asks]);
    }
  });

  it("says everything again where the room has left out an answer, and is constant again after that", () => {
    says(true);
    answered();
    // The answer to the first is lost: that to the second is taken for it.
    said.next({ visible: true, received: REPORT_EVERY, at: ++now });
    said.next({ visible: false, received: REPORT_EVERY, at: ++now });
    answered();
    expect(says(true, REPORT_EVERY)).toBe(true);
    answered();
    expect(says(true, REPORT_EVERY)).toBe(false);
  });
});

it("an answer tells when the beat was sent that it answers; one that nobody asked for tells nothing", () => {
  expect(said.answered(5)).toBeNull();
  said.next({ visible: true, received: 0, at: 10 });
  said.next({ visible: false, received: 0, at: 20 });
  expect([said.answered(21), said.answered(22), said.answered(23)]).toEqual([10, 20, null]);
});
