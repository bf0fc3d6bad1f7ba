import * as fc from "fast-check";
import { expect, it } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

it("never lets more through than the burst and the rate allow, and lets a steady rate through", () => {
  fc.assert(
    fc.property(
      fc.record({ burst: fc.integer({ min: 1, max: 50 }), perSecond: fc.integer({ min: 1, max: 50 }) }),
      fc.array(fc.nat(2_000), { minLength: 1, maxLength: 200 }),
      (rate, gaps) => {
        const bucket = new TokenBucket(rate, 0);
        let now = 0;
        let taken = 0;
        for (const gap of gaps) {
          now += gap;
          if (bucket.take(now)) taken++;
          expect(taken).toBeLessThanOrEqual(rate.burst + (now / 1_000) * rate.perSecond + 1e-6);
        }
        const steady = new TokenBucket(rate, 0);
        for (let i = 1; i <= 100; i++) expect(steady.take(i * Math.ceil(1_000 / rate.perSecond))).toBe(true);
      },
    ),
  );
});

const rates = fc.record({
  burst: fc.integer({ min: 1, max: 50 }),
  perSecond: fc.integer({ min: 1, max: 50 }),
});

it("says how long to wait: by then what was refused is taken, and a second before it was not", () => {
  fc.assert(
    fc.property(rates, fc.array(fc.nat(400), { minLength: 1, maxLength: 200 }), (rate, gaps) => {
      const bucket = new TokenBucket(rate, 0);
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        if (bucket.take(now)) continue;
        const seconds = bucket.waitSeconds(now);
        expect(seconds).toBeGreaterThanOrEqual(1);
        if (seconds > 1) expect(bucket.take(now + (seconds - 1) * 1_000 - 1)).toBe(false);
        expect(bucket.take(now + seconds * 1_000)).toBe(true);
        return;
      }
    }),
  );
});

it("takes the whole cost of one thing or nothing", () => {
  const bucket = new TokenBucket({ burst: 10, perSecond: 1 }, 0);
  expect(bucket.take(0, 8)).toBe(true);
  expect(bucket.take(0, 3)).toBe(false);
  expect(bucket.take(0, 2)).toBe(true);
  expect(bucket.waitSeconds(0, 4)).toBe(4);
});
