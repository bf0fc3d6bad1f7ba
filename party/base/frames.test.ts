import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_MESSAGE_LENGTH } from "../../domain/chat/limits.ts";
import { ChatClientFrame } from "../../domain/chat/wire.ts";
import { InboxClientFrame } from "../../domain/inbox/wire.ts";
import { DashboardClientFrame, SessionClientFrame } from "../../domain/sessions/wire.ts";
import { MAX_FRAME_BYTES, MAX_SIGNAL_BYTES, MAX_SIGNAL_DEPTH } from "../../domain/shared/protocol.ts";
import { SummonClientFrame } from "../../domain/summons/wire.ts";
import { type FrameUnion, frameParser } from "./frames.ts";

const unions = {
  ChatClientFrame,
  SessionClientFrame,
  SummonClientFrame,
  InboxClientFrame,
  DashboardClientFrame,
};
const parsers = Object.entries(unions).map(
  ([name, union]) => [name, frameParser(union as FrameUnion<unknown>)] as const,
);
const parse = frameParser(ChatClientFrame);
const id = "0199c0de-0000-7000-8000-000000000001";

const code = (raw: string | ArrayBuffer) => {
  const parsed = parse(raw);
  return "rejected" in parsed ? parsed.rejected.code : "taken";
};

describe("frameParser", () => {
  it("takes frames that fit", () => {
    expect(code(JSON.stringify({ _tag: "Send", id, content: "hello" }))).toBe("taken");
    expect(code(JSON.stringify({ _tag: "Send", id, content: "é".repeat(MAX_MESSAGE_LENGTH) }))).toBe("taken");
    expect(code(JSON.stringify({ _tag: "Beat", visible: true }))).toBe("taken");
  });

  it("answers each fault with its code, and with the id where there is one", () => {
    expect(code(new ArrayBuffer(4))).toBe("malformed");
    expect(code("{")).toBe("malformed");
    expect(code("[]")).toBe("malformed");
    expect(code("null")).toBe("malformed");
    expect(code("[".repeat(10_000))).toBe("malformed");
    expect(code('{"_tag":"Nothing"}')).toBe("malformed");
    expect(code('{"_tag":"toString"}')).toBe("malformed");
    expect(code(JSON.stringify({ _tag: "Send", id }))).toBe("malformed");
    expect(code(JSON.stringify({ _tag: "Send", id, content: "a\0b" }))).toBe("malformed");
    expect(code(JSON.stringify({ _tag: "Send", id, content: "\ud800" }))).toBe("malformed");
    expect(code(JSON.stringify({ _tag: "Send", id, content: "x".repeat(MAX_MESSAGE_LENGTH + 1) }))).toBe(
      "malformed",
    );
    expect(code(JSON.stringify({ _tag: "Send", id, content: "x".repeat(MAX_FRAME_BYTES) }))).toBe(
      "too_large",
    );
    expect(code("x".repeat(MAX_SIGNAL_BYTES + 1))).toBe("too_large");
    const parsed = parse(JSON.stringify({ _tag: "Send", id, content: 1 }));
    expect(parsed).toMatchObject({ rejected: { id, message: "The content must be text." } });
  });

  it("counts a text as people do, as long as its frame has the room, and says what is wrong with one", () => {
    const said = (content: string, more: object = {}) =>
      parse(JSON.stringify({ _tag: "Send", id, content, ...more }));
    const whole = { replyToId: id, attachmentIds: Array.from({ length: 6 }, () => id) };
    for (const character of ["x", "é", "e\u0301", "天", "🎉", "\n", '"'])
      expect(said(character.repeat(MAX_MESSAGE_LENGTH), whole)).toHaveProperty("frame");
    expect(said("👨‍👩‍👧".repeat(800))).toHaveProperty("frame");
    expect(said("é".repeat(MAX_MESSAGE_LENGTH + 1))).toHaveProperty(
      "rejected.message",
      "The content must be at most 4,000 characters long.",
    );
    expect(said("👨‍👩‍👧".repeat(899))).toHaveProperty(
      "rejected.message",
      "The content must take at most 16,000 bytes. Send it in parts.",
    );
    expect(said("👨‍👩‍👧".repeat(2_000))).toMatchObject({
      rejected: { code: "too_large", message: "This is too large to be sent at once. Send it in parts." },
    });
    const talk = frameParser(SummonClientFrame);
    for (const content of ["   ", "\u200b", "\u3164\n"])
      expect(talk(JSON.stringify({ _tag: "Say", id, content }))).toHaveProperty(
        "rejected.message",
        "The content must contain visible text.",
      );
    expect(talk(JSON.stringify({ _tag: "Say", id, content: "🎉".repeat(4_000) }))).toHaveProperty("frame");
  });

  it("gives a signal more room than other frames", () => {
    const session = frameParser(SessionClientFrame);
    const signal = (length: number) => session(JSON.stringify({ _tag: "Signal", data: "x".repeat(length) }));
    expect(signal(MAX_FRAME_BYTES * 2)).toHaveProperty("frame");
    expect(signal(MAX_SIGNAL_BYTES)).toHaveProperty("rejected.code", "too_large");
  });

  it("takes no signal that cannot be written again", () => {
    const session = frameParser(SessionClientFrame);
    const signal = (depth: number) =>
      session(`{"_tag":"Signal","data":${'{"a":['.repeat(depth / 2)}${"]}".repeat(depth / 2)}}`);
    expect(signal(MAX_SIGNAL_DEPTH)).toHaveProperty("frame");
    for (const depth of [MAX_SIGNAL_DEPTH + 2, 14_000])
      expect(signal(depth)).toHaveProperty(
        "rejected.message",
        `The data must not be nested deeper than ${MAX_SIGNAL_DEPTH} lists and objects.`,
      );
  });

  it.each(parsers)("%s: any input is taken or rejected with a type, never thrown at", (_, parser) => {
    const frame = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc
        .record(
          {
            _tag: fc.constantFrom(
              "Send",
              "Typing",
              "Read",
              "Beat",
              "Accept",
              "Say",
              "Signal",
              "Join",
              "Ack",
              "x",
            ),
            id: fc.oneof(fc.uuid(), fc.jsonValue()),
            content: fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue()),
            is: fc.jsonValue(),
            seq: fc.jsonValue(),
            visible: fc.jsonValue(),
            data: fc.jsonValue(),
          },
          { requiredKeys: ["_tag"] },
        )
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(frame, (raw) => {
        const parsed = parser(raw);
        if ("rejected" in parsed) {
          expect(["malformed", "too_large"]).toContain(parsed.rejected.code);
          expect(parsed.rejected.message.length).toBeLessThan(200);
        } else expect(parsed.frame).toHaveProperty("_tag");
      }),
      { numRuns: 2_000 },
    );
  });
});
