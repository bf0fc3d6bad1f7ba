import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inBackground } from "./background.ts";

let logged: ReturnType<typeof vi.spyOn>;
const unhandled: unknown[] = [];
const note = (cause: unknown) => unhandled.push(cause);

beforeEach(() => {
  unhandled.length = 0;
  process.on("unhandledRejection", note);
  logged = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  process.off("unhandledRejection", note);
  vi.restoreAllMocks();
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
const failing = [
  () => {
    throw new Error("at once");
  },
  () => Promise.reject(new Error("later")),
];

it("logs what fails, at once or later, and leaves nothing unhandled", async () => {
  for (const task of failing) inBackground("a task", task);
  await turn();
  expect(logged.mock.calls).toEqual([
    ["a task failed", new Error("at once")],
    ["a task failed", new Error("later")],
  ]);
  expect(unhandled).toEqual([]);
});

it("tells who wants to know, and survives what they do about it", async () => {
  const heard: unknown[] = [];
  for (const task of failing)
    inBackground("a task", task, (cause) => {
      heard.push(cause);
      throw new Error("on top of it");
    });
  await turn();
  expect(heard).toEqual([new Error("at once"), new Error("later")]);
  expect(unhandled).toEqual([]);
});

it("does not log that the database is away", async () => {
  inBackground("a task", () => Promise.reject({ _tag: "ServiceUnavailable" }));
  await turn();
  expect(logged).not.toHaveBeenCalled();
});
