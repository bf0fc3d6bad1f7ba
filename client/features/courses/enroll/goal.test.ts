import { expect, it } from "vitest";
import { goalOf } from "./goal.ts";

const HERE = "http://localhost:1999";

it("stays on the site where the address is on it, and goes to no place that runs scripts", () => {
  expect(goalOf("/checkout/1?x=2", HERE)).toEqual({ path: "/checkout/1?x=2" });
  expect(goalOf(`${HERE}/checkout/1`, HERE)).toEqual({ path: "/checkout/1" });
  expect(goalOf("https://checkout.stripe.com/c/1", HERE)).toEqual({
    elsewhere: "https://checkout.stripe.com/c/1",
  });
  for (const url of ["javascript:alert(1)", "data:text/html,x", "http://["])
    expect(goalOf(url, HERE)).toBeNull();
});
