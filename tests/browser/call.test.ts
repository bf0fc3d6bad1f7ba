import { expect, it } from "vitest";
import { playNegotiation } from "../support/negotiation.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();

it("two devices that renegotiate in the same tick always come to an agreement", async () => {
  const played = await playNegotiation(stage.browser, { rounds: 30, seed: 1 });
  expect(played).toMatchObject({ stuck: null, connected: true });
  expect(played.collisions).toBeGreaterThan(10);
});
