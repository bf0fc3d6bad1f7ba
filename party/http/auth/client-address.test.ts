import { describe, expect, it } from "vitest";
import { clientNetwork, networkOf } from "./client-address.ts";

describe("networkOf", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    [" 203.0.113.7 ", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:cb00:7107", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff::", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["[fe80::1%eth0]", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("of %j", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each([
    "",
    "unknown",
    "1.2.3",
    "300.1.1.1",
    "example.com",
    "1:2:3",
    ":::",
    "2001:db8::1::2",
    "1.2.3.4, 5.6.7.8",
  ])("knows none of %j", (address) => {
    expect(networkOf(address)).toBeNull();
  });
});

it("is unknown without the edge's word", () => {
  expect(clientNetwork(new Headers({ "x-forwarded-for": "203.0.113.7" }))).toBeNull();
  expect(clientNetwork(new Headers({ "cf-connecting-ip": "203.0.113.7" }))).toBe("203.0.113.7");
});
