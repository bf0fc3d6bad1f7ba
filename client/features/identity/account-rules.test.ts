import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HANDLE_PATTERN } from "../../../domain/identity/limits.ts";
import { emailProblem, handleProblem, newPasswordProblem, suggestHandle } from "./account-rules.ts";
import { nameProblem } from "./name-rules.ts";

describe("suggestHandle", () => {
  it.each([
    ["Zoë O'Neill", "zoe_oneill"],
    ["  Ada   Lovelace ", "ada_lovelace"],
    ["3rd Degree", "rd_degree"],
    ["李小龙", ""],
  ])("of %j", (name, handle) => {
    expect(suggestHandle(name)).toBe(handle);
  });

  it("suggests only what may be a handle, or what is too short for one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const handle = suggestHandle(name);
        expect(handle.length < 3 || HANDLE_PATTERN.test(handle)).toBe(true);
      }),
    );
  });
});

describe("problems", () => {
  it("takes what the server takes", () => {
    expect(nameProblem("Ada")).toBeUndefined();
    expect(handleProblem("  Ada_99 ")).toBeUndefined();
    expect(emailProblem(" ada@lovelace.example ")).toBeUndefined();
    expect(newPasswordProblem("x".repeat(10))).toBeUndefined();
    expect(newPasswordProblem("x".repeat(128))).toBeUndefined();
  });

  it("names what it does not take", () => {
    expect(nameProblem("   ")).toBeTypeOf("string");
    expect(nameProblem("x".repeat(81))).toContain("80");
    expect(handleProblem("")).toBeTypeOf("string");
    expect(handleProblem("9lives")).toBeTypeOf("string");
    for (const email of ["", "ada", "ada@", "ada@localhost", "a b@c.example", "ada@c.", "ada@@c.example"]) {
      expect(emailProblem(email), email).toBeTypeOf("string");
    }
    expect(newPasswordProblem("x".repeat(9))).toBeTypeOf("string");
    expect(newPasswordProblem("x".repeat(129))).toContain("128");
  });
});
