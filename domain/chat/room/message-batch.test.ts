import { Schema } from "effect";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBatch } from "../rules.ts";
import { type ChatMessage, ChatServerFrame, type Messages } from "../wire.ts";
import { toBatch } from "./message-batch.ts";

const createdAt = "2026-01-01T12:00:00.000Z";
const details = fc.record(
  {
    threadId: fc.uuid(),
    alsoInRoom: fc.constant(true as const),
    attachments: fc.constant([
      { id: crypto.randomUUID(), name: "a.png", contentType: "image/png", size: 1, width: 1, height: null },
    ]),
    reactions: fc.array(
      fc.record({ emoji: fc.constant("🎉"), userIds: fc.array(fc.uuid(), { maxLength: 3 }) }),
    ),
    pinnedAt: fc.constant(createdAt),
  },
  { requiredKeys: [] },
);
const author = fc.constantFrom(...Array.from({ length: 3 }, () => crypto.randomUUID()));
const committed = fc
  .tuple(
    fc.nat(1_000_000),
    fc.nat(1_000_000),
    fc.array(fc.tuple(fc.uuid(), author, fc.string(), fc.option(fc.uuid()), details), { minLength: 1 }),
  )
  .map(
    ([seq, rev, rows]): Messages => ({
      _tag: "Messages",
      messages: rows.map(([id, userId, content, replyToId, more], index) => ({
        id,
        seq: seq + index,
        rev: rev + index,
        userId,
        content,
        replyToId,
        createdAt,
        ...more,
      })),
      people: [],
    }),
  );

describe("a batch of messages", () => {
  it("is a frame of the room that stands for exactly the messages of the commit", () => {
    const decode = Schema.decodeUnknownSync(ChatServerFrame);
    fc.assert(
      fc.property(committed, (frame) => {
        const batch = toBatch(frame);
        const sent: unknown = JSON.parse(JSON.stringify(batch));
        expect(decode(sent)).toEqual(sent);
        expect(fromBatch(sent as NonNullable<typeof batch>)).toEqual(frame);
      }),
    );
  });

  it("has less than six tenths of the bytes", () => {
    const ids = Array.from({ length: 200 }, () => crypto.randomUUID());
    const messages = Array.from({ length: 400 }, (_, i) => ({
      id: crypto.randomUUID(),
      seq: 100_000 + i,
      rev: 110_000 + i,
      userId: ids[i % 200] as string,
      content: "The recording of yesterday's session helped me a lot.",
      replyToId: null,
      createdAt,
    }));
    const frame: Messages = { _tag: "Messages", messages, people: [] };
    expect(JSON.stringify(toBatch(frame)).length).toBeLessThan(JSON.stringify(frame).length * 0.6);
  });

  it("is not made of messages that are no commit of new ones", () => {
    const samples = fc.sample(committed, { seed: 1, numRuns: 20 }).map(({ messages }) => messages);
    const [one, two] = (samples.find(({ length }) => length > 1) ?? []) as [ChatMessage, ChatMessage];
    const batchOf = (...messages: ChatMessage[]) => toBatch({ _tag: "Messages", messages, people: [] });
    expect(batchOf(one, two)).not.toBeNull();
    expect(batchOf()).toBeNull();
    expect(batchOf(two, one)).toBeNull();
    expect(batchOf(one, { ...two, seq: two.seq + 1 })).toBeNull();
    expect(batchOf(one, { ...two, rev: two.rev + 1 })).toBeNull();
    expect(batchOf(one, { ...two, createdAt: "2026-01-01T12:00:00.001Z" })).toBeNull();
    expect(batchOf({ ...one, editedAt: createdAt })).toBeNull();
    expect(batchOf({ ...one, isDeleted: true, content: "" })).toBeNull();
  });
});
