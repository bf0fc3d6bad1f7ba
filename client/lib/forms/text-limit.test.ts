import { Schema } from "effect";
import { expect, it } from "vitest";
import { MAX_MESSAGE_LENGTH } from "../../../domain/chat/limits.ts";
import { Send } from "../../../domain/chat/wire.ts";
import { checkLength } from "./text-limit.ts";

const isTaken = Schema.is(Send);
const id = "0199c0de-0000-7000-8000-000000000001";

it("says how many characters are left as people count them", () => {
  expect(checkLength("a".repeat(3_600), MAX_MESSAGE_LENGTH)).toEqual({ fits: true, text: null });
  expect(checkLength("🎉".repeat(3_999), MAX_MESSAGE_LENGTH)).toEqual({
    fits: true,
    text: "1 character left",
  });
  expect(checkLength("🎉".repeat(4_001), MAX_MESSAGE_LENGTH)).toEqual({
    fits: false,
    text: "1 character too many",
  });
  expect(checkLength("👨‍👩‍👧".repeat(900), MAX_MESSAGE_LENGTH)).toEqual({
    fits: false,
    text: "These characters take too much room. Send them in parts.",
  });
});

it("lets through what the room takes, and nothing else", () => {
  for (const character of ["a", "\n", '"', "\u0001", "é", "e\u0301", "天", "🎉", "👨‍👩‍👧", "🇩🇪"])
    for (const count of [1, 600, 1_000, 2_666, 2_667, 4_000, 4_001]) {
      const content = character.repeat(count);
      expect(isTaken({ _tag: "Send", id, content }), `${count} × ${JSON.stringify(character)}`).toBe(
        checkLength(content, MAX_MESSAGE_LENGTH).fits,
      );
    }
});
