import { expect, it } from "vitest";
import { fuzzFrame, tagsWithoutSoundFrame } from "../../tests/support/fuzz/frames.ts";
import { randomFrom, seedOf } from "../../tests/support/random.ts";

it("every frame that an actor takes is among those that are fuzzed", () => {
  expect(tagsWithoutSoundFrame()).toEqual([]);
});

it("9,000 inputs are taken or refused with a type by every actor's parser", () => {
  const random = randomFrom(seedOf("FUZZ_SEED"));
  const found: string[] = [];
  for (let count = 0; count < 9_000; count++) {
    const wrong = fuzzFrame(random);
    if (wrong !== null) found.push(wrong);
  }
  expect(found.slice(0, 10)).toEqual([]);
});
