import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallSignal, parseSignal } from "./signal.ts";

describe("signals of a call", () => {
  it("are read as they were sent", () => {
    const signals: CallSignal[] = [
      { kind: "hello", from: "a", isReply: true },
      { kind: "description", from: "a", to: "b", description: { type: "offer", sdp: "v=0" } },
      { kind: "description", from: "a", to: "b", description: { type: "answer", sdp: "v=0" }, turn: 3 },
      {
        kind: "candidates",
        from: "a",
        to: "b",
        candidates: [{ candidate: "candidate:1", sdpMid: "0" }, { candidate: "candidate:2" }],
      },
      { kind: "media", from: "a", microphone: true, camera: false, mute: true },
      { kind: "bye", from: "a" },
    ];
    expect(signals.map((signal) => parseSignal(JSON.parse(JSON.stringify(signal))))).toEqual(signals);
  });

  it("tell candidates one by one from a page that was loaded earlier", () => {
    const candidate = { candidate: "candidate:1", sdpMid: "0" };
    expect(parseSignal({ kind: "candidate", from: "a", to: "b", candidate })).toEqual({
      kind: "candidates",
      from: "a",
      to: "b",
      candidates: [candidate],
    });
  });

  it("tell nothing of a missing microphone from a page that was loaded earlier", () => {
    const media = { kind: "media", from: "a", microphone: false, camera: false };
    expect(parseSignal(media)).toEqual({ ...media, mute: false });
  });

  it("of another shape are passed over, whatever they are", () => {
    const wrong = [
      null,
      "hello",
      { kind: "hello" },
      { kind: "dance", from: "a" },
      { kind: "candidate", from: "a", to: "b" },
      { kind: "candidates", from: "a", to: "b", candidates: [{}, null] },
      { kind: "candidates", from: "a", to: "b", candidates: "all" },
      { kind: "description", from: "a", to: "b", description: { type: "pranswer", sdp: "" } },
      { kind: "description", from: "a", description: { type: "offer", sdp: "" } },
    ];
    expect(wrong.map(parseSignal)).toEqual(wrong.map(() => null));
    fc.assert(fc.property(fc.anything(), (data) => void parseSignal(data)));
  });
});
