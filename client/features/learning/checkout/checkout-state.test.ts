import { expect, it } from "vitest";
import { amountsOf, standingOf } from "./checkout-state.ts";

const expiresAt = "2026-03-02T11:00:00Z";
const before = Date.parse(expiresAt) - 1;

it("is over when its time is, and else as the server said", () => {
  expect(standingOf({ status: "open", expiresAt }, before)).toBe("open");
  expect(standingOf({ status: "open", expiresAt }, before + 1)).toBe("expired");
  expect(standingOf({ status: "completed", expiresAt }, before + 1)).toBe("completed");
});

it("says the price before what is taken off", () => {
  expect(amountsOf({ amountCents: 40_500, discountCents: 4_500 })).toEqual({
    price: 45_000,
    discount: 4_500,
    total: 40_500,
  });
});
