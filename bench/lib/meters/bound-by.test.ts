import { describe, expect, it } from "vitest";
import { boundBy, GENERATOR } from "./bound-by.ts";

const use = (groups: Record<string, number>, idle: number, others = 0.05) => ({ groups, others, idle });

describe("boundBy", () => {
  it("names the process that has a core to itself", () => {
    expect(boundBy(use({ Postgres: 0.4, workerd: 0.97 }, 0.3), 2)).toBe(
      "Bound by workerd, which used 0.97 of a core. Cores in use: workerd 0.97, Postgres 0.40, everything else 0.05, idle 0.30 of 2.",
    );
  });

  it("says when the load generator is what was measured", () => {
    expect(boundBy(use({ workerd: 0.5, [GENERATOR]: 0.95 }, 0.5), 2)).toMatch(/^Bound by the load generator/);
  });

  it("tells a full machine from one with time to spare", () => {
    expect(boundBy(use({ workerd: 0.8, Postgres: 0.6, [GENERATOR]: 0.4 }, 0.1), 2)).toMatch(
      /^Bound by the machine/,
    );
    expect(boundBy(use({ workerd: 0.3, Postgres: 0.2 }, 1.4), 2)).toMatch(/^Bound by no processor/);
  });

  it("owns up to a machine that was not its own", () => {
    expect(boundBy(use({ workerd: 0.3 }, 0.1, 1.6), 2)).toMatch(/Other programs were running/);
    expect(boundBy(use({ workerd: 0.3 }, 1.6, 0.1), 2)).not.toMatch(/Other programs/);
  });

  it("claims nothing where the system does not tell", () => {
    expect(boundBy(null, 8)).toMatch(/nothing is known/);
  });
});
