import { expect, it } from "vitest";
import { menuStep } from "./menu-keys.ts";

/** A row of two, and three lines. */
const entries = [
  { line: "0", text: "👍" },
  { line: "0", text: "🎉" },
  { line: "1.0", text: "Reply" },
  { line: "1.1", text: "Copy link" },
  { line: "2.0", text: "Copy text" },
];
const go = (key: string, from: number, more: object = {}) =>
  menuStep({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, entries, from);

it("goes up and down from line to line, and around", () => {
  expect([go("ArrowDown", 0), go("ArrowDown", 2), go("ArrowDown", 4)]).toEqual([2, 3, 0]);
  expect([go("ArrowUp", 2), go("ArrowUp", 0), go("ArrowUp", 4)]).toEqual([0, 4, 3]);
  expect([go("ArrowDown", -1), go("Home", 3), go("End", 0)]).toEqual([0, 0, 4]);
});

it("goes left and right within a line", () => {
  expect([go("ArrowRight", 0), go("ArrowRight", 1), go("ArrowLeft", 1), go("ArrowLeft", 2)]).toEqual([
    1, 1, 0, 2,
  ]);
});

it("is taken to an entry by its first letter, to the next with it by another press", () => {
  expect([go("c", 2), go("c", 3), go("C", 4), go("r", 4)]).toEqual([3, 4, 3, 2]);
  expect(go("z", 2)).toBeNull();
});

it("lets keys pass that mean something else, and keeps Tab in the menu", () => {
  expect([go("Enter", 2), go(" ", 2), go("Escape", 2), go("c", 2, { ctrlKey: true })]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(go("Tab", 2)).toBe(2);
});
