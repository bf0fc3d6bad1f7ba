import { expect, it } from "vitest";
import { faultsOfPages } from "../browser/support/page-faults.ts";
import { openStage } from "../browser/support/stage.ts";

const stage = openStage();

it("every page is sound on a phone in the light and on a laptop in the dark, for axe, the console and the network", async () => {
  const faults = await faultsOfPages(stage, [
    { width: "narrow", theme: "light" },
    { width: "wide", theme: "dark" },
  ]);
  expect(faults).toEqual([]);
}, 600_000);
