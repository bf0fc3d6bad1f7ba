import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIN_PASSWORD_LENGTH } from "../limits.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { passwordFault } from "./known-passwords.ts";

const zoe = { name: "Zoë O’Neill", handle: "zoe_learns", email: "zoe.oneill+peer@mail.example" };
const fault = (password: string) => passwordFault(password, zoe);

describe("a password that others would think of", () => {
  it.each([
    "1234567890",
    "0987654321",
    "password12",
    "PASSWORD123",
    "p@ssw0rd123",
    "P4$$w0rd2024",
    "qwertyuiop",
    "qwertyuiop123",
    "abcdefghij",
    "abcdef123456",
    "1q2w3e4r5t",
    "aaaaaaaaaa",
    "AaAaAaAaAaA",
    "abcabcabcabc",
    "1212121212",
    "welcome2024!",
    "changeme123",
    "administrator",
    "peerloop123",
    "PeerLoop2026!",
    "p33rl00p-2026",
    "mypeerloop1",
    "learn-teach-earn",
    "Learn Teach Earn",
    "ｐａｓｓｗｏｒｄ１２３",
  ])("%j is refused", (password) => {
    expect(fault(password)).toBeTypeOf("string");
  });

  it.each([
    "zoe.oneill+peer@mail.example",
    "ZOE.ONEILL@mail.example",
    "zoe.oneill123",
    "zoe_learns1",
    "ZoeLearns2026",
    "Zoë O’Neill",
    "o’neill zoë 99",
  ])("%j is refused to whom it names", (password) => {
    expect(fault(password)).toContain("your name");
    expect(passwordFault(password, { name: "Ada", handle: "ada", email: "ada@else.example" })).toBeNull();
  });

  it.each([" ".repeat(12), "\u200b".repeat(12), "\u3164\u2800".repeat(6), "\u00a0\u2003".repeat(6)])(
    "a blank one (%j) is refused",
    (password) => {
      expect(fault(password)).toContain("visible");
    },
  );
});

it.each([
  "correct horse battery",
  "the first of her passwords",
  "another password",
  "Tr0ub4dor&3x",
  "vier kleine Igel im Laub",
  "пять зелёных кошек",
  "xK7#qP2!mZ9w",
])("takes %j", (password) => {
  expect(fault(password)).toBeNull();
});

it("knows thousands that are long enough to be chosen", () => {
  const words = COMMON_PASSWORDS.trim().split(/\s+/);
  expect(words.length).toBeGreaterThanOrEqual(3_000);
  expect(words.every((word) => word.length >= MIN_PASSWORD_LENGTH)).toBe(true);
  for (const word of words.slice(0, 3_000)) expect(fault(word.toUpperCase())).not.toBeNull();
});

it("takes nearly everything that chance makes", () => {
  const random = fc.string({
    minLength: 12,
    maxLength: 20,
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
  });
  fc.assert(
    fc.property(
      random.filter((text) => new Set(text).size > 6),
      (password) => fault(password) === null,
    ),
    { numRuns: 300 },
  );
});
