import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CACHED_MS, MAX_CACHED_LENGTH } from "./limits.ts";
import { ResponseCache } from "./response-cache.ts";

const answered =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status });
const textOf = async (response: Promise<Response>) => (await response).text();

describe("ResponseCache", () => {
  it("never answers with what is of another version, or older than it may be", async () => {
    const step = fc.record({
      key: fc.constantFrom("a", "b", "c"),
      changes: fc.boolean(),
      passes: fc.constantFrom(0, 1, CACHED_MS - 1, CACHED_MS),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        let [now, version] = [0, 0];
        const cache = new ResponseCache(() => now);
        for (const { key, changes, passes } of steps) {
          now += passes;
          if (changes) version++;
          const make = answered(JSON.stringify({ key, version, at: now }));
          const found = JSON.parse(await textOf(cache.answer(key, String(version), make)));
          expect(found).toMatchObject({ key, version });
          expect(now - found.at).toBeLessThan(CACHED_MS);
        }
      }),
    );
  });

  it("makes what many ask for at once a single time, also for those whose answer is a refusal", async () => {
    for (const status of [200, 404, 503]) {
      const cache = new ResponseCache();
      let made = 0;
      const make = () => answered(`${++made}`, status)();
      const all = await Promise.all(Array.from({ length: 50 }, () => cache.answer("a", "1", make)));
      expect(await Promise.all(all.map(async (one) => [one.status, await one.text()]))).toEqual(
        Array(50).fill([status, "1"]),
      );
      await cache.answer("a", "1", make);
      expect(made).toBe(status === 200 ? 1 : 2);
    }
  });

  it("keeps nothing of what failed", async () => {
    const cache = new ResponseCache();
    await expect(cache.answer("a", "1", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await textOf(cache.answer("a", "1", answered("yes")))).toBe("yes");
  });

  it("drops what was longest not asked for when it is full, and keeps nothing that is larger than all", async () => {
    const cache = new ResponseCache(() => 0);
    const half = "x".repeat(MAX_CACHED_LENGTH / 2 - 10);
    for (const key of ["a", "b", "a", "c"]) await cache.answer(key, "1", answered(`${key}${half}`));
    expect((await textOf(cache.answer("a", "1", answered("anew")))).slice(0, 1)).toBe("a");
    expect(await textOf(cache.answer("b", "1", answered("anew")))).toBe("anew");
    await cache.answer("d", "1", answered("x".repeat(MAX_CACHED_LENGTH + 1)));
    expect(await textOf(cache.answer("d", "1", answered("anew")))).toBe("anew");
  });
});
