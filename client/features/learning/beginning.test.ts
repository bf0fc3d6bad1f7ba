import { expect, it } from "vitest";
import { isBeginning } from "./beginning.ts";

const now = Date.parse("2026-03-20T10:00:00Z");
const me = { createdAt: "2026-03-19T10:00:00Z", emailVerified: true, title: null, bioShort: null };

it("shows the first steps to who is new, until all are done", () => {
  expect(isBeginning(me, now)).toBe(true);
  expect(isBeginning({ ...me, title: "Baker", bioShort: "I bake." }, now)).toBe(false);
  expect(isBeginning({ ...me, emailVerified: false, title: "Baker", bioShort: "I bake." }, now)).toBe(true);
  expect(isBeginning({ ...me, createdAt: "2026-03-01T10:00:00Z" }, now)).toBe(false);
});
