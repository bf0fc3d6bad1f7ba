import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverLoops } from "../features/courses/cover.ts";
import { deviceName } from "../features/identity/settings/device-name.ts";
import { HUES, hashOf, hueClass, initialsOf } from "./hue.ts";
import { formatPrice } from "./money.ts";
import { tabTitle } from "./title.ts";

describe("hue", () => {
  it("is the same for the same identity, and spread over the palette", () => {
    const classes = Array.from({ length: 400 }, (_, index) => hueClass(`person ${index}`));
    expect(hueClass("person 7")).toBe(classes[7]);
    expect(new Set(classes).size).toBe(HUES);
    for (const one of new Set(classes)) {
      expect(classes.filter((other) => other === one).length).toBeGreaterThan(400 / HUES / 3);
    }
  });
});

describe("initialsOf", () => {
  it.each([
    ["Ada Lovelace", "AL"],
    ["  ada  ", "A"],
    ["Ana María de la Cruz", "AC"],
    ["李 小龙", "李小"],
    ["🦊 Fox", "🦊F"],
    ["", "?"],
  ])("of %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe("coverLoops", () => {
  it("draws the same line for the same seed, and whole numbers only, on any sheet", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.constantFrom(128, 320, 1440),
        (seed, width) => {
          const path = coverLoops(seed, width, 128);
          expect(path).toBe(coverLoops(seed, width, 128));
          expect(path).toMatch(
            /^M-?[\d.]+ -?[\d.]+(?:Q-?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+)+L-?[\d.]+ -?[\d.]+$/u,
          );
        },
      ),
    );
  });

  it("differs between courses", () => {
    const paths = Array.from({ length: 50 }, (_, index) => coverLoops(hashOf(`course ${index}`), 320, 128));
    expect(new Set(paths).size).toBe(50);
  });
});

describe("deviceName", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
  it.each([
    [chrome, "Chrome on Windows"],
    [`${chrome} Edg/140.0`, "Edge on Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
      "Safari on iPhone",
    ],
    ["Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"],
    ["curl/8.0", "curl"],
    [null, "Unknown device"],
  ])("of %s", (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});

describe("formatPrice", () => {
  it("shows cents only where there are some", () => {
    expect(formatPrice(39_900, "USD")).toMatch(/^(US)?\$399$/u);
    expect(formatPrice(1_050, "USD")).toMatch(/^(US)?\$10\.50$/u);
    expect(formatPrice(100_000, "EUR")).toBe("€1,000");
  });
});

describe("tabTitle", () => {
  it("puts what is unread first, and says the page before the product", () => {
    expect(tabTitle("", 0)).toBe("PeerLoop");
    expect(tabTitle("Courses", 3)).toBe("(3) Courses · PeerLoop");
    expect(tabTitle("Courses", 1_200)).toBe("(99+) Courses · PeerLoop");
  });
});
