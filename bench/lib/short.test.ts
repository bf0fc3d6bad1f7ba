import { expect, it } from "vitest";
import { shortened } from "./short.ts";

it("a short load is a small part of one, with every kind of people", () => {
  const load = {
    layout: { rooms: 1_000, clients: 5 },
    rate: 1_000,
    warmUpMs: 3_000,
    measureMs: 15_000,
    drainMs: 30_000,
    joinsAtOnce: 50,
    more: { visitors: 20, isHeavy: true },
  };
  const { layout, rate, warmUpMs, measureMs, more } = shortened(load);
  expect(layout).toEqual({ rooms: 20, clients: 5 });
  expect(rate * (warmUpMs + measureMs)).toBeLessThan((load.rate * (load.warmUpMs + load.measureMs)) / 20);
  expect(more).toEqual({ visitors: 5, isHeavy: true });
});
