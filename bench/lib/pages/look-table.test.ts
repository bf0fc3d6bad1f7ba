import { expect, it } from "vitest";
import { looksTable, type PageLooks, past, scriptLimit } from "./look-table.ts";

const page = (name: string, path: string, scriptBytes: number): PageLooks => {
  const look = { scriptBytes, layoutShift: 0.01, largestPaint: 1_234 };
  return { place: { name, path, as: null }, fast: look, slow: { ...look, largestPaint: 4_000 } };
};
const pages = [
  page("light", "/a", 59_000),
  page("heavy", "/b", 61_000),
  page("heavier", "/c", 70_000),
  page("chat", "/courses/x/chat", 90_000),
];

it("names the pages past their limit, the worst first", () => {
  const found = past(
    pages,
    ({ fast }) => fast.scriptBytes,
    ({ place }) => scriptLimit(place),
    (bytes) => `${bytes} B`,
  );
  expect(found).toBe("heavier (70000 B), heavy (61000 B)");
  expect(
    past(
      pages,
      () => 0,
      () => 0,
      String,
    ),
  ).toBe("none");
});

it("has a row a page", () => {
  expect(looksTable(pages.slice(0, 1))[1]).toEqual([
    "light",
    "a stranger",
    "59.0 KB",
    "0.010",
    "0.010",
    "1.2 s",
    "4.0 s",
  ]);
});
