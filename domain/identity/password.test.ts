import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

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
