import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitsPoints,
  isClaimHeld,
  isLate,
  linkOf,
  mayHandOn,
  remindersDue,
  type Standing,
  type SubmissionStatus,
  whyNot,
} from "./rules.ts";

const DAY = 86_400_000;
const status = fc.constantFrom<SubmissionStatus>("submitted", "reviewed", "resubmit_requested");
const standing: fc.Arbitrary<Standing | null> = fc.option(
  fc.record({ status, attempt: fc.integer({ min: 1, max: 30 }), isClaimed: fc.boolean() }),
);
const assignment = fc.record({
  isActive: fc.boolean(),
  maxAttempts: fc.option(fc.integer({ min: 1, max: 20 })),
  acceptsLate: fc.boolean(),
});

describe("handing in", () => {
  it("is taken in every state but those that say why not", () => {
    fc.assert(
      fc.property(assignment, standing, fc.boolean(), (of, last, late) => {
        const refusal = whyNot(of, last, late);
        if (!of.isActive) expect(refusal).toBe("retired");
        else if (last?.status === "reviewed") expect(refusal).toBe("accepted");
        else if (last?.status === "submitted" && last.isClaimed) expect(refusal).toBe("claimed");
        else if (last?.status === "submitted" && of.maxAttempts !== null && last.attempt >= of.maxAttempts)
          expect(refusal).toBe("attempts");
        else expect(refusal).toBe(late && !of.acceptsLate ? "late" : null);
      }),
    );
  });

  it("of what was asked for is taken whatever number it has", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (attempt, maxAttempts) => {
          const last: Standing = { status: "resubmit_requested", attempt, isClaimed: false };
          expect(whyNot({ isActive: true, maxAttempts, acceptsLate: false }, last, false)).toBeNull();
        },
      ),
    );
  });

  it("a life of attempts never passes the most, but for those that a reviewer asks for", () => {
    const step = fc.constantFrom("submit", "claim", "resubmit", "accept");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 40 }), (maxAttempts, steps) => {
        let last = null as Standing | null;
        let asked = 0;
        for (const next of steps) {
          const was = last as Standing | null;
          if (next === "submit") {
            if (whyNot({ isActive: true, maxAttempts, acceptsLate: true }, was, false) !== null) continue;
            last = { status: "submitted", attempt: (was?.attempt ?? 0) + 1, isClaimed: false };
          } else if (was?.status === "submitted") {
            if (next === "claim") last = { ...was, isClaimed: true };
            else if (was.isClaimed) {
              if (next === "resubmit") asked += 1;
              const after: SubmissionStatus = next === "accept" ? "reviewed" : "resubmit_requested";
              last = { ...was, status: after, isClaimed: false };
            }
          }
        }
        expect(last?.attempt ?? 0).toBeLessThanOrEqual(maxAttempts + asked);
      }),
    );
  });
});

describe("being late", () => {
  const moment = fc.integer({ min: 0, max: 100 });
  it("is never made by an earlier date, and is cleared by a later one", () => {
    fc.assert(
      fc.property(moment, fc.option(moment), fc.option(moment), (at, then, now) => {
        const late = isLate(at, then, now);
        if (then === null || at <= then) expect(late).toBe(false);
        if (now === null || at <= now) expect(late).toBe(false);
        if (then !== null && now !== null && at > then && at > now) expect(late).toBe(true);
      }),
    );
  });
  it("is not yet at the instant itself", () => {
    expect(isLate(100, 100, 100)).toBe(false);
    expect(isLate(101, 100, 100)).toBe(true);
  });
});

describe("what waits", () => {
  it("is reminded of after 3, 7 and 14 days, and may go to another after 14", () => {
    expect([0, 2.99, 3, 6.99, 7, 13.99, 14, 100].map((days) => remindersDue(0, days * DAY))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ]);
    expect(mayHandOn("submitted", 0, 14 * DAY)).toBe(true);
    expect(mayHandOn("submitted", 0, 14 * DAY - 1)).toBe(false);
    expect(mayHandOn("reviewed", 0, 20 * DAY)).toBe(false);
  });
  it("is one reviewer's for a day", () => {
    expect([null, 0].map((at) => isClaimHeld(at, DAY - 1))).toEqual([false, true]);
    expect(isClaimHeld(0, DAY)).toBe(false);
  });
});

describe("points", () => {
  it("are whole, from nothing to the most, and there where it is graded and accepted", () => {
    for (const bad of [11, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(fitsPoints(bad, 10, "accept")).toBe(false);
    expect([0, 10].map((points) => fitsPoints(points, 10, "accept"))).toEqual([true, true]);
    expect(fitsPoints(null, 10, "accept")).toBe(false);
    expect(fitsPoints(null, 10, "resubmit")).toBe(true);
    expect(fitsPoints(null, null, "accept")).toBe(true);
    expect(fitsPoints(0, null, "accept")).toBe(false);
  });
});

describe("a link", () => {
  it("is an address on the web, without a password in it", () => {
    expect(linkOf(" https://github.com/sarah/one ")).toBe("https://github.com/sarah/one");
    for (const bad of [
      "http://example.org",
      "javascript:alert(1)",
      "data:text/html,x",
      "https://user:secret@example.org",
      "https://localhost/x",
      "example.org",
      "",
      `https://example.org/${"x".repeat(3_000)}`,
    ])
      expect(linkOf(bad)).toBeNull();
  });
  it("of whatever text is none, or safe to open", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        const link = linkOf(text);
        if (link !== null) expect(link.startsWith("https://")).toBe(true);
      }),
    );
  });
});
