import { describe, expect, it } from "vitest";
import { documentTitle } from "../../domain/platform/pages/rules.ts";
import { deviceName } from "../features/identity/settings/device-name.ts";
import { HUES, hueClass, initialsOf } from "./hue.ts";
import { formatPrice } from "./money.ts";
import { tabTitle } from "./title.ts";

describe("hue", () => {
  it("is the same for the same identity, and spread over the palette", () => {
    const classes = Array.from({ length: 400 }, (_, index) => hueClass(`person ${index}`));
    expect(hueClass("person 7")).toBe(classes[7]);
    expect(hueClass("PERSON 7")).toBe(classes[7]);
    expect(new Set(classes).size).toBe(HUES);
    for (const one of new Set(classes)) {
      expect(classes.filter((other) => other === one).length).toBeGreaterThan(400 / HUES / 3);
    }
  });
});

it("the people of the demo course can be told apart by their hues, in every database", () => {
  const people = ["gabriel", "marcus", "nadia", "sarah", "lee"];
  expect(people.map(hueClass)).toEqual(["hue-9", "hue-0", "hue-10", "hue-8", "hue-5"]);
});

describe("initialsOf", () => {
  it.each([
    ["Ada Lovelace", "AL"],
    ["  ada  ", "A"],
    ["Ana María de la Cruz", "AC"],
    ["李 小龙", "李小"],
    ["🦊 Fox", "🦊F"],
    ["", "?"],
    ["   ", "?"],
    ["“Bo” O’Neill", "BO"],
    ["Ana Ruiz (she/her)", "AR"],
    ["(Ana)", "A"],
    ["zoë e\u0301mile", "ZÉ"],
    ["👩‍👩‍👧 Family", "👩‍👩‍👧F"],
    ["क्षितिज शर्मा", "क्षिश"],
    ["محمد علي", "م"],
    ["เอก ใจดี", "เอใจ"],
    ["გიორგი ბერიძე", "გბ"],
    ["ßeta", "ß"],
    ["istanbul ilhan", "II"],
  ])("of %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
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
    const title = documentTitle("Courses");
    expect(tabTitle(title, { told: 0, isMore: false })).toBe("Courses · PeerLoop");
    expect(tabTitle(title, { told: 3, isMore: true })).toBe("(3) Courses · PeerLoop");
    expect(tabTitle(title, { told: 1_200, isMore: false })).toBe("(99+) Courses · PeerLoop");
  });

  it("counts what one is told of alone: a busy room is a dot", () => {
    expect(tabTitle("Courses", { told: 0, isMore: true })).toBe("• Courses");
  });
});
