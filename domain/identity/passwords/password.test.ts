import { scryptSync } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "./password.ts";
import { scrypt } from "./scrypt.ts";

describe("password", () => {
  it("accepts the password that made the hash and no other", async () => {
    const hash = await hashPassword("learn-teach-earn");
    expect(hash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verifyPassword(hash, "learn-teach-earn")).toBe(true);
    expect(await verifyPassword(hash, "learn-teach-earN")).toBe(false);
    expect(await verifyPassword(hash, "")).toBe(false);
  });

  it("salts: the same password hashes differently", async () => {
    expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
  });

  it("takes composed and decomposed letters for the same", async () => {
    const hash = await hashPassword("cafe\u0301-au-lait");
    expect(await verifyPassword(hash, "caf\u00e9-au-lait")).toBe(true);
  });

  it.each([
    "",
    "plain",
    "scrypt$16384$8$1$short$short",
    "scrypt$16383$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    "scrypt$4194304$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    "scrypt$16384$0$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
  ])("refuses the malformed hash %j", async (hash) => {
    expect(await verifyPassword(hash, "anything")).toBe(false);
  });
});

describe("a hash that costs less than a new one", () => {
  it("is known, and still good", async () => {
    const old = await hashPassword("learn-teach-earn", { N: 4_096, r: 8, p: 1 });
    expect(await verifyPassword(old, "learn-teach-earn")).toBe(true);
    expect([isOutdated(old), isOutdated(await hashPassword("x")), isOutdated("plain")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("scrypt in slices", () => {
  it("is the scrypt that everybody knows", async () => {
    const bytes = fc.uint8Array({ maxLength: 80 });
    const cost = fc.record({
      N: fc.constantFrom(2, 16, 1_024, 2_048),
      r: fc.integer({ min: 1, max: 9 }),
      p: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        bytes,
        bytes,
        fc.integer({ min: 1, max: 70 }),
        cost,
        async (password, salt, length, parameters) => {
          const known = scryptSync(password, salt, length, { ...parameters, maxmem: 2 ** 28 });
          expect(Buffer.from(await scrypt(password, salt, length, parameters)).equals(known)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("lets others have the thread meanwhile", async () => {
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    await hashPassword("learn-teach-earn");
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });
});
