import fc from "fast-check";
import { expect, it } from "vitest";
import { snippetRuns } from "./snippet-runs.ts";

it("divides a snippet at its hits", () => {
  expect(snippetRuns("a \uE000plan\uE001 and \uE000mode\uE001")).toEqual([
    { text: "a ", isHit: false },
    { text: "plan", isHit: true },
    { text: " and ", isHit: false },
    { text: "mode", isHit: true },
  ]);
});

it("shows a text without hits, and nothing of an empty one", () => {
  expect(snippetRuns("plain")).toEqual([{ text: "plain", isHit: false }]);
  expect(snippetRuns("")).toEqual([]);
  expect(snippetRuns("\uE000\uE001")).toEqual([]);
});

it("drops a mark without its partner: a writer's own marks are never shown as a hit", () => {
  expect(snippetRuns("cut \uE000off")).toEqual([{ text: "cut off", isHit: false }]);
});

it("keeps every other character, in order", () => {
  const piece = fc.oneof(fc.constant("\uE000"), fc.constant("\uE001"), fc.string());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      const shown = snippetRuns(text)
        .map((part) => part.text)
        .join("");
      expect(shown).toBe(text.replace(/[\uE000\uE001]/gu, ""));
    }),
  );
});
