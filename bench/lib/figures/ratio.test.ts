import { describe, expect, it } from "vitest";
import { ratioOf, ratioText } from "./ratio.ts";
import type { Figure } from "./result.ts";

const ms = (value: number): Figure => ({ name: "p99", unit: "ms", value, better: "less" });
const rate = (value: number): Figure => ({ name: "deliveries", unit: "/s", value, better: "more" });

describe("ratios", () => {
  it("are above 1 for the better one, whichever way better is", () => {
    expect(ratioOf(ms(20), ms(50))).toBe(2.5);
    expect(ratioOf(rate(200), rate(50))).toBe(4);
    expect(ratioOf(ms(50), ms(20))).toBe(0.4);
  });

  it("are left out where they say nothing", () => {
    expect(ratioOf({ name: "connections", unit: "", value: 20 }, ms(5))).toBeUndefined();
    expect(ratioOf(ms(0), ms(5))).toBeUndefined();
    expect(ratioOf(ms(5), ms(0))).toBeUndefined();
  });

  it("are printed in words", () => {
    expect(ratioText(6.213)).toBe("6.21 times better");
    expect(ratioText(0.5)).toBe("2.00 times worse");
    expect(ratioText(12_345.6)).toBe("12,346 times better");
    expect(ratioText(123.4)).toBe("123 times better");
    expect(ratioText(1.001)).toBe("the same");
    expect(ratioText(undefined)).toBe("");
  });
});
