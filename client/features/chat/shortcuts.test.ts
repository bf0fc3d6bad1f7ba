import { expect, it } from "vitest";
import { isShortcut, type ShortcutName } from "./shortcuts.ts";

const pressed = (key: string, ...held: readonly ("meta" | "ctrl" | "shift")[]) => ({
  key,
  metaKey: held.includes("meta"),
  ctrlKey: held.includes("ctrl"),
  shiftKey: held.includes("shift"),
});

it.each<[ShortcutName, Parameters<typeof isShortcut>[0], boolean]>([
  ["search", pressed("f", "meta"), true],
  ["search", pressed("F", "ctrl", "shift"), true],
  ["search", pressed("f"), false],
  ["list", pressed("?", "shift"), true],
  ["list", pressed("?"), true],
  ["newLine", pressed("Enter", "shift"), true],
  ["newLine", pressed("Enter"), false],
  ["editLast", pressed("ArrowUp"), true],
  ["menu", pressed("m"), true],
  ["menu", pressed("M"), true],
  ["menu", pressed("m", "ctrl"), false],
  ["remove", pressed("Delete"), true],
  ["bold", pressed("b", "ctrl"), true],
  ["bold", pressed("b"), false],
  ["strike", pressed("X", "meta", "shift"), true],
  ["strike", pressed("x", "meta"), false],
  ["bullets", { ...pressed("*", "ctrl", "shift"), code: "Digit8" }, true],
  ["bullets", { ...pressed("8", "ctrl"), code: "Digit8" }, false],
  ["remove", pressed("Backspace"), false],
])("%s by %o: %s", (name, event, is) => {
  expect(isShortcut(event, name)).toBe(is);
});
