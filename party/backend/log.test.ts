import { DrizzleQueryError } from "drizzle-orm/errors";
import { Cause, Effect } from "effect";
import { afterEach, expect, it, vi } from "vitest";
import { effectLog, logLine } from "./log.ts";

afterEach(() => vi.restoreAllMocks());

it("is one line, with where an error comes from and what caused it", () => {
  const error = new Error("first\nsecond", { cause: new TypeError("deeper") });
  const line = logLine(["chat failed", error]);
  expect(line).toMatch(
    /^chat failed: Error: first \| second < .*log\.test\.ts.* caused by TypeError: deeper < /,
  );
  expect(line).not.toContain("\n");
  expect(logLine(["sweep", Cause.fail(new Error("gone"))])).toMatch(/^sweep: Error: gone < /);
  expect(logLine(["a", "x".repeat(10_000)]).length).toBeLessThan(2_100);
});

it.each([
  ["cannot reach postgres://peerloop:hunter2@127.0.0.1:5432/peerloop", "hunter2"],
  ["GET https://peerloop.test/reset-password?token=abcdef failed", "abcdef"],
  ["GET /api/auth/verify-email?token=abcdef&callbackURL=/ failed", "abcdef"],
  ["mail to ada.lovelace+x@mail.example.org bounced", "lovelace"],
  ["Key (email)=(ada@example.org) already exists", "ada@"],
  ["cookie: peerloop.session_token=abc.def; more=1", "abc.def"],
  ['{"authorization":"Bearer abcdef"}', "abcdef"],
  ["password=correct-horse", "correct-horse"],
  ["x-peerloop-signature: 00112233", "00112233"],
])("hides what is nobody's to read: %s", (text, secret) => {
  expect(logLine(["failed", new Error(text)])).not.toContain(secret);
  expect(logLine([{ text }])).not.toContain(secret);
});

it("tells of a query neither its statement nor its values", () => {
  const error = new DrizzleQueryError("select $1", ["a value"], new Error("canceling statement"));
  const line = logLine(["failed", error]);
  expect(line).toContain("canceling statement");
  expect(line).not.toMatch(/a value|select \$1/);
});

it("keeps ids and addresses without parameters", () => {
  const id = "019a0000-0000-7000-8000-000000000000";
  expect(logLine([`closing session ${id}`, "GET /api/me failed"])).toBe(
    `closing session ${id}: GET /api/me failed`,
  );
});

it("has what Effect logs as an error leave where errors go", async () => {
  const [error, log] = [vi.spyOn(console, "error"), vi.spyOn(console, "log")];
  for (const spy of [error, log]) spy.mockImplementation(() => {});
  const failed = Cause.fail(new Error("gone"));
  await Effect.runPromise(
    Effect.all([Effect.logError("sweep", failed), Effect.logInfo("fine")]).pipe(Effect.provide(effectLog)),
  );
  expect(error.mock.calls).toEqual([[expect.stringMatching(/^sweep: Error: gone < /)]]);
  expect(log.mock.calls).toEqual([["fine"]]);
});
