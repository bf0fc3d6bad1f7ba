import { describe, expect, it } from "vitest";
import { deviceText } from "./device-text.ts";

const of = (...given: Parameters<typeof deviceText>) => deviceText(...given)?.text ?? null;

describe("words about a device", () => {
  it("are none when it is on, off or asked for", () => {
    for (const state of ["on", "off", "asking"] as const) expect(of("camera", state, null)).toBe(null);
  });

  it("name the device that does not start, and which of the two kinds it is", () => {
    expect(of("camera", "busy", { was: "C920", now: null })).toBe(
      "“C920” didn’t start. Another program may be using it: close that, then try again.",
    );
    expect(of("microphone", "busy", null)).toMatch(/^Your microphone didn’t start\./);
    expect(of("camera", "refused", null)).toMatch(/is blocking your camera/);
    expect(of("microphone", "missing", null)).toMatch(/^No microphone was found\./);
  });

  it("say which one took over, as no trouble, and that none did", () => {
    expect(deviceText("microphone", "on", { was: "Headset", now: "Built-in" })).toEqual({
      isTrouble: false,
      text: "“Headset” stopped working. “Built-in” is used instead.",
      canRetry: false,
    });
    expect(of("microphone", "lost", { was: "Headset", now: null })).toMatch(/there’s no other microphone/);
  });
});
