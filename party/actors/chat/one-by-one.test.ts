import { afterEach, describe, expect, it, vi } from "vitest";
import { ServiceUnavailable } from "../../../domain/shared/errors.ts";
import { orOneByOne } from "./one-by-one.ts";

const logged = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => void logged.mockClear());

/** Carries out batches of numbers, of which some poison theirs; what was done, what was refused, and the batches. */
const batches = async (items: readonly number[], fails: (item: number) => unknown) => {
  const [done, refused, tried]: [number[], number[], number[][]] = [[], [], []];
  const run = async (some: readonly number[]) => {
    tried.push([...some]);
    for (const item of some) if (fails(item)) throw fails(item);
    done.push(...some);
  };
  const outcome = await orOneByOne(items, run, (item) => refused.push(item)).catch((cause) => cause);
  return { done, refused, tried, outcome };
};

describe("orOneByOne", () => {
  it("carries a batch out as one", async () => {
    const { done, refused, tried } = await batches([1, 2, 3], () => null);
    expect({ done, refused, tried }).toEqual({ done: [1, 2, 3], refused: [], tried: [[1, 2, 3]] });
    expect(logged).not.toHaveBeenCalled();
  });

  it("refuses who fails alone, logs why, and carries out the others in their order", async () => {
    const { done, refused, tried } = await batches([1, 2, 3], (item) => item === 2 && new Error("poison"));
    expect({ done, refused }).toEqual({ done: [1, 3], refused: [2] });
    expect(tried).toEqual([[1, 2, 3], [1], [2], [3]]);
    expect(logged).toHaveBeenCalledTimes(2);
  });

  it("refuses nobody while the database is away", async () => {
    const away = new ServiceUnavailable({ message: "Later." });
    const { done, refused, outcome } = await batches([1, 2], () => away);
    expect({ done, refused, outcome }).toEqual({ done: [], refused: [], outcome: away });
    expect(logged).not.toHaveBeenCalled();
  });
});
