import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkOf, MAX_RESTARTS, mendOf, type PeerFacts, SILENT_MS } from "./mend.ts";

const facts = (more: Partial<PeerFacts> = {}): PeerFacts => ({
  state: "connected",
  stateMs: 60_000,
  silentMs: 0,
  askedMs: null,
  asked: 0,
  agreedMs: 60_000,
  restarts: 0,
  polite: false,
  reachable: true,
  returned: false,
  ...more,
});
const times = fc.integer({ min: 0, max: 60_000 });
const anyFacts: fc.Arbitrary<PeerFacts> = fc.record({
  state: fc.constantFrom("new", "connecting", "connected", "disconnected", "failed"),
  stateMs: times,
  silentMs: times,
  askedMs: fc.option(times),
  asked: fc.integer({ min: 1, max: 9 }),
  agreedMs: times,
  restarts: fc.integer({ min: 0, max: 5 }),
  polite: fc.boolean(),
  reachable: fc.boolean(),
  returned: fc.boolean(),
});

describe("mending a connection", () => {
  it("leaves one alone that works, is in the making, or that nobody would hear of", () => {
    expect(mendOf(facts())).toBe("nothing");
    for (const state of ["new", "connecting"] as const)
      expect(mendOf(facts({ state, stateMs: 15_000, agreedMs: 3_000 }))).toBe("nothing");
    expect(mendOf(facts({ state: "failed", reachable: false }))).toBe("nothing");
  });

  it("looks for another way at once where it failed, and after four seconds of interruption", () => {
    expect(mendOf(facts({ state: "failed", stateMs: 0 }))).toBe("restart");
    expect(mendOf(facts({ state: "disconnected", stateMs: 0, silentMs: 3_900 }))).toBe("nothing");
    expect(mendOf(facts({ state: "disconnected", stateMs: 4_000, silentMs: 0 }))).toBe("restart");
    expect(mendOf(facts({ silentMs: 4_000 }))).toBe("restart");
  });

  it("does so sooner for somebody who has just come back, perhaps over another network", () => {
    expect(mendOf(facts({ silentMs: 2_600, returned: true }))).toBe("restart");
    expect(mendOf(facts({ silentMs: 1_000, returned: true }))).toBe("nothing");
  });

  it("gives each way longer than the one before, and makes a new connection after the third", () => {
    const down = { state: "failed" as const };
    expect(mendOf(facts({ ...down, restarts: 1, agreedMs: 5_000 }))).toBe("nothing");
    expect(mendOf(facts({ ...down, restarts: 1, agreedMs: 6_000 }))).toBe("restart");
    expect(mendOf(facts({ ...down, restarts: 2, agreedMs: 6_000 }))).toBe("nothing");
    expect(mendOf(facts({ ...down, restarts: MAX_RESTARTS, agreedMs: 12_000 }))).toBe("rebuild");
  });

  it("has one side go first: whenever the polite one would act, the other one would have", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const polite = mendOf({ ...some, polite: true });
        if (polite === "restart" || polite === "rebuild")
          expect(mendOf({ ...some, polite: false })).toBe(polite);
      }),
    );
    const down = facts({ silentMs: 5_000, polite: true });
    expect(mendOf(down)).toBe("nothing");
    expect(mendOf({ ...down, silentMs: 8_000 })).toBe("restart");
    expect(mendOf({ ...down, silentMs: 8_000, agreedMs: 3_000 })).toBe("nothing");
  });

  it("offers nothing new while an offer waits; that is said again, ever more rarely", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        if (some.askedMs !== null) expect(["nothing", "ask-again"]).toContain(mendOf(some));
      }),
    );
    const asks = (asked: number, askedMs: number) => mendOf(facts({ state: "connecting", asked, askedMs }));
    expect([asks(1, 9_000), asks(1, 10_000), asks(2, 10_000), asks(2, 20_000)]).toEqual([
      "nothing",
      "ask-again",
      "nothing",
      "ask-again",
    ]);
    expect(asks(9, 60_000)).toBe("ask-again");
  });

  it("comes to something in the end, whatever the state, when nothing comes for a minute", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const long = { ...some, reachable: true, stateMs: 60_000, silentMs: 60_000, agreedMs: 60_000 };
        const asking = some.askedMs === null ? {} : { askedMs: 60_000 };
        expect(mendOf({ ...long, ...asking })).not.toBe("nothing");
      }),
    );
  });
});

describe("how a connection stands", () => {
  it("is interrupted as soon as nothing comes, and stays so until it works again", () => {
    expect(linkOf({ state: "connected", silentMs: SILENT_MS - 1 }, true)).toBe("connected");
    expect(linkOf({ state: "connected", silentMs: SILENT_MS }, true)).toBe("interrupted");
    for (const state of ["connecting", "disconnected", "failed"] as const)
      expect(linkOf({ state, silentMs: 0 }, true)).toBe("interrupted");
  });

  it("is in the making or failed before it has worked", () => {
    expect(linkOf({ state: "connecting", silentMs: 9_000 }, false)).toBe("connecting");
    expect(linkOf({ state: "failed", silentMs: 0 }, false)).toBe("failed");
  });
});
