import { describe, expect, it } from "vitest";
import { scheduleOf } from "./schedule.ts";

describe("scheduleOf", () => {
  it("spreads messages evenly over time, rooms and clients", () => {
    const schedule = scheduleOf({ rate: 10, warmUpMs: 1_000, measureMs: 2_000 }, [2, 3]);
    expect(schedule.total).toBe(30);
    expect(schedule.firstMeasured).toBe(10);
    const messages = Array.from({ length: 8 }, (_, message) => [
      schedule.dueMs(message),
      schedule.roomOf(message),
      schedule.seatOf(message),
    ]);
    expect(messages).toEqual([
      [0, 0, 0],
      [100, 1, 0],
      [200, 0, 1],
      [300, 1, 1],
      [400, 0, 0],
      [500, 1, 2],
      [600, 0, 1],
      [700, 1, 0],
    ]);
  });
});
