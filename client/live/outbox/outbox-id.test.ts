import { validate, version } from "uuid";
import { describe, expect, it } from "vitest";
import { nextOutboxId } from "./outbox-id.ts";

describe("ids of typed messages", () => {
  it("are UUIDs of version 7 that say when they were made", () => {
    const later = Date.UTC(2050, 0, 1);
    const id = nextOutboxId(later);
    expect([validate(id), version(id)]).toEqual([true, 7]);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(later);
  });

  it("sort in the order of making, within a millisecond and when the clock goes back", () => {
    const start = Date.UTC(2051, 0, 1);
    const ids = Array.from({ length: 20_000 }, (_, index) => nextOutboxId(start - (index % 7)));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  });
});
