import { expect, it } from "vitest";
import { isShortcut, type ShortcutName } from "./shortcuts.ts";

const pressed = (key: string, ...held: readonly ("meta" | "ctrl" | "shift")[]) => ({
  key,
  metaKey: held.includes("meta"),
  ctrlKey: held.includes("ctrl"),
  shiftKey: held.includes("shift"),
});

it.each<[ShortcutName, ReturnType<typeof pressed>, boolean]>([
  ["search", pressed("k", "meta"), true],
  ["search", pressed("K", "ctrl", "shift"), true],
  ["search", pressed("k"), false],
  ["list", pressed("?", "shift"), true],
  ["list", pressed("?"), true],
  ["newLine", pressed("Enter", "shift"), true],
  ["newLine", pressed("Enter"), false],
  ["editLast", pressed("ArrowUp"), true],
  ["menu", pressed("m"), true],
  ["menu", pressed("M"), true],
  ["menu", pressed("m", "ctrl"), false],
  ["remove", pressed("Delete"), true],
  ["remove", pressed("Backspace"), false],
])("%s by %o: %s", (name, event, is) => {
  expect(isShortcut(event, name)).toBe(is);
});
