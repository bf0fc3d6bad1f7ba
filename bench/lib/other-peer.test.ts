import { expect, it } from "vitest";
import { orFailed } from "./other-peer.ts";

it("a peer that fails costs its own row, which says why, and no other", async () => {
  const said: string[] = [];
  const row = await orFailed({ say: (text) => said.push(text) }, { name: "another" }, () =>
    Promise.reject(new Error("a join was answered with 500")),
  );
  expect(row).toEqual({
    name: "another",
    cpu: null,
    figures: [],
    boundBy: "It failed: a join was answered with 500",
  });
  expect(said).toEqual(["another: It failed: a join was answered with 500"]);
});
