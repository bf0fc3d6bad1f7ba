import * as fc from "fast-check";
import { expect, it } from "vitest";
import { TokenBucket } from "./token-bucket.ts";
import { TokenBuckets } from "./token-buckets.ts";

const rate = { burst: 5, perSecond: 1 };

it("decides for each person as a bucket of their own would that is never thrown away", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(200), fc.nat(3_000), fc.integer({ min: 1, max: 4 })), { maxLength: 400 }),
      (takes) => {
        const buckets = new TokenBuckets(rate);
        const kept = new Map<string, TokenBucket>();
        let now = 0;
        for (const [person, gap, cost] of takes) {
          now += gap;
          const key = `person ${person}`;
          const own = kept.get(key) ?? new TokenBucket(rate, now);
          kept.set(key, own);
          expect(buckets.take(key, now, cost)).toBe(own.take(now, cost));
        }
      },
    ),
  );
});

it("forgets those who have not been there for long, however many come", () => {
  const buckets = new TokenBuckets(rate);
  for (let person = 0; person < 20_000; person++) buckets.take(`person ${person}`, person * 100);
  // In the five seconds that a bucket takes to fill up, fifty come.
  expect(buckets.size).toBeLessThan(250);
});

it("keeps the bucket of who comes back at once", () => {
  const buckets = new TokenBuckets(rate);
  for (let take = 0; take < 5; take++) expect(buckets.take("attacker", 0)).toBe(true);
  for (let person = 0; person < 1_000; person++) buckets.take(`person ${person}`, 0);
  expect(buckets.take("attacker", 0)).toBe(false);
  expect(buckets.waitSeconds("attacker", 0)).toBe(1);
});
