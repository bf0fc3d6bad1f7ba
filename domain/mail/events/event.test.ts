import { describe, expect, it } from "vitest";
import { fateIn, storable } from "./event.ts";

const user = "01890000-0000-7000-8000-000000000001";
const event = (type: string, more: object = {}) => ({
  type,
  created_at: "2026-01-02T03:04:05.000Z",
  data: { email_id: "1", to: ["ada@example.test"], tags: { mail: "reset", user }, ...more },
});

describe("what follows from an event", () => {
  it("is the end of an address where a bounce is for good", () => {
    expect(fateIn(event("email.bounced", { bounce: { type: "Permanent", subType: "General" } }))).toEqual({
      fate: "bounced",
      userId: user,
      addresses: ["ada@example.test"],
      at: "2026-01-02T03:04:05.000Z",
    });
    for (const type of ["Transient", "Undetermined"])
      expect(fateIn(event("email.bounced", { bounce: { type } }))).toBeNull();
  });

  it("is nobody's by tag where the tag is missing or no id", () => {
    const { tags: _, ...data } = event("email.complained").data;
    expect(fateIn({ ...event("email.complained"), data })).toMatchObject({ userId: null });
    expect(fateIn(event("email.delivered", { tags: { user: "ada" } }))).toMatchObject({ userId: null });
  });

  it("is nothing for other events, whatever they look like", () => {
    for (const other of [event("email.opened"), { type: "domain.created" }, { type: 1 }, null, 5, "x", []])
      expect(fateIn(other)).toBeNull();
  });

  it("is a fault where an event does not say what it should", () => {
    expect(() => fateIn({ type: "email.bounced", created_at: "2026-01-02T03:04:05Z" })).toThrow();
  });
});

it("keeps what Postgres can store", () => {
  const text = String.raw`{"a":"x\u0000y","b":["\ud800","\\u0000"]}`;
  expect(storable(text)).toEqual({ a: "xy", b: ["\ufffd", String.raw`\u0000`] });
});
