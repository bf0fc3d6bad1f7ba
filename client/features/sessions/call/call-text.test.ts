import { describe, expect, it } from "vitest";
import type { CallState } from "./call.ts";
import { type CallFacts, callText, isMuted, showsPicture } from "./call-text.ts";

const on = { microphone: true, camera: true, mute: false };
const facts = (more: Partial<CallFacts> = {}): CallFacts => ({
  name: "Lee",
  isHere: true,
  wasHere: true,
  state: "connected",
  media: on,
  isLive: true,
  ...more,
});
const states: CallState[] = ["idle", "waiting", "connecting", "connected", "interrupted", "failed"];

describe("words over the call", () => {
  it("are none while all is well, and tell a microphone that is off from one that is missing", () => {
    expect(callText(facts())).toBe("");
    expect(callText(facts({ media: { ...on, microphone: false } }))).toBe("Microphone off");
    expect(callText(facts({ media: { ...on, microphone: false, mute: true } }))).toBe(
      "Lee has no working microphone",
    );
    expect(isMuted(facts({ media: { ...on, microphone: false } }))).toBe(true);
    for (const other of [{}, { media: { ...on, microphone: false, mute: true } }, { isHere: false }])
      expect(isMuted(facts(other))).toBe(false);
  });

  it("say who is interrupted, who left and who has not come", () => {
    expect(callText(facts({ state: "interrupted" }))).toMatch(/^The connection to Lee is interrupted\./);
    expect(callText(facts({ state: "interrupted", isLive: false }))).toMatch(/^Your connection/);
    expect(callText(facts({ state: "interrupted", isHere: false }))).toBe("Lee left");
    expect(callText(facts({ state: "waiting", isHere: false, wasHere: false }))).toBe("Lee isn’t here yet");
  });

  it("do not call somebody gone who is seen and heard", () => {
    expect(callText(facts({ isHere: false }))).toMatch(/The call goes on/);
  });

  it("go with every picture that stands still, and no picture stays of who has left", () => {
    for (const state of states)
      for (const isHere of [true, false]) {
        const now = facts({ state, isHere });
        if (state !== "connected" && showsPicture(now)) expect(callText(now)).toMatch(/interrupted/);
        if (state !== "connected" && !isHere) expect(showsPicture(now)).toBe(false);
      }
  });
});
