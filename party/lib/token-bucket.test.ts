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
