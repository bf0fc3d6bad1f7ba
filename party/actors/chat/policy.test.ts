import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { LoadedRoom, Rules } from "../../../domain/chat/commands.ts";
import { SEND_RATE, STORE_RATE } from "../../../domain/chat/limits.ts";
import { ChatRoom } from "../../../domain/chat/room.ts";
import type { ChatMessage } from "../../../domain/chat/wire.ts";
import { somebody } from "../../../tests/support/model/actor-stage.ts";
import type { Member } from "../../base/member.ts";
import { ChatPolicy } from "./policy.ts";

type Frame = Parameters<ChatPolicy["open"]>[2];
type Sender = Parameters<ChatPolicy["open"]>[1];

const id = uuidv7();
const [sarah, lee, gabriel] = [somebody(1), somebody(2), somebody(3, { role: "creator" })];

const message = (seq: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: uuidv7(),
  seq,
  rev: seq,
  userId: sarah.userId,
  content: `message ${seq}`,
  replyToId: null,
  createdAt: new Date(0).toISOString(),
  ...more,
});

const roomWith = (messages: readonly ChatMessage[] = [], rules: Partial<Rules> = {}): ChatRoom => {
  const loaded: LoadedRoom = {
    room: { id, name: "Room", courseId: id, courseSlug: "course" },
    lastSeq: messages.length,
    lastRev: messages.length,
    olderRev: 0,
    rules: { slowModeSeconds: 0, mutes: [], ...rules },
    messages,
    people: [],
  };
  return new ChatRoom(loaded);
};

/** A policy, and who comes to it at which second: answers null where they are let in. */
const policyOf = (room: ChatRoom, limits = true) => {
  const policy = new ChatPolicy(limits);
  return (who: typeof sarah, frame: Frame, seconds = 0) => {
    const opened = policy.open(room, { identity: who } as Member<never> as Sender, frame, seconds * 1_000);
    return "refusal" in opened ? opened.refusal : null;
  };
};

const send = (): Frame => ({ _tag: "Send", id: uuidv7(), content: "hello" });
const react = (): Frame => ({ _tag: "React", id: uuidv7(), emoji: "👍", is: true });
const edit = (of = uuidv7(), content = "another text"): Frame => ({ _tag: "Edit", id: of, content });
const remove = (): Frame => ({ _tag: "Delete", id: uuidv7() });
const pin = (): Frame => ({ _tag: "Pin", id: uuidv7(), is: true });
const mark = (of = uuidv7(), is = true): Frame => ({ _tag: "MarkAnswer", id: of, is });

describe("a text that shows nothing", () => {
  const blanks = ["", "   ", "\n\n", "\u200b", "\u2800", "\u3164", "\ufeff", "\u200d", "\u00ad", "\u202e"];

  it("is no message, and no text beside files or in an edit", () => {
    const policy = new ChatPolicy(false);
    const sender = { identity: sarah } as Member<never> as Sender;
    for (const content of blanks) {
      const of = { id: uuidv7(), content };
      expect(policy.open(roomWith(), sender, { _tag: "Send", ...of }, 0)).toEqual({
        refusal: { code: "malformed", message: "A message without files needs visible text." },
      });
      expect(policy.open(roomWith(), sender, { _tag: "Send", ...of, attachmentIds: [id] }, 0)).toMatchObject({
        waiting: { message: { content: "" } },
      });
      expect(policy.open(roomWith(), sender, { _tag: "Edit", ...of }, 0)).toMatchObject({
        waiting: { change: { content: "" } },
      });
    }
    expect(policy.open(roomWith(), sender, { _tag: "Send", id, content: "\u200b." }, 0)).toMatchObject({
      waiting: { message: { content: "\u200b." } },
    });
  });
});

describe("what one person may have stored", () => {
  it("is one budget for everything, which fills up again, and is nobody else's", () => {
    const open = policyOf(roomWith());
    const kinds = [send, react, edit, remove, pin, mark];
    for (let n = 0; n < STORE_RATE.burst; n++)
      expect(open(gabriel, (kinds[n % kinds.length] as () => Frame)())).toBeNull();
    for (const kind of kinds) {
      const refusal = open(gabriel, kind());
      expect(refusal).toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
      expect(refusal?.message).toMatch(/Try again in 1 second\.$/);
    }
    expect(open(sarah, react())).toBeNull();
    for (let n = 0; n < STORE_RATE.perSecond; n++) expect(open(gabriel, react(), 1)).toBeNull();
    expect(open(gabriel, react(), 1)).not.toBeNull();
  });

  it("holds messages to a rate of their own besides, and what is refused costs nothing", () => {
    const open = policyOf(roomWith());
    for (let n = 0; n < SEND_RATE.burst; n++) expect(open(sarah, send())).toBeNull();
    // Five seconds on there are tokens for ten messages, and for as many changes as ever.
    for (let n = 0; n < 5 * SEND_RATE.perSecond; n++) expect(open(sarah, send(), 5)).toBeNull();
    for (let n = 0; n < 40; n++) expect(open(sarah, send(), 5)).toMatchObject({ code: "rate_limited" });
    for (let n = 0; n < STORE_RATE.burst - 5 * SEND_RATE.perSecond; n++)
      expect(open(sarah, react(), 5)).toBeNull();
  });

  it("is without an end where limits are lifted", () => {
    const open = policyOf(roomWith(), false);
    for (let n = 0; n < 100; n++)
      for (const kind of [send, edit, mark]) expect(open(sarah, kind())).toBeNull();
  });
});

describe("marks of answers to one question", () => {
  it("come one in some seconds, whichever of its answers they are about", () => {
    const question = message(1);
    const [one, other] = [2, 3].map((seq) =>
      message(seq, { userId: lee.userId, replyToId: question.id, threadId: question.id }),
    ) as [ChatMessage, ChatMessage];
    const open = policyOf(roomWith([question, one, other]));
    expect(open(sarah, mark(one.id))).toBeNull();
    for (const again of [mark(one.id, false), mark(other.id), mark(one.id)]) {
      const refusal = open(sarah, again, 0.5);
      expect(refusal).toMatchObject({ code: "rate_limited", retryAfterSeconds: 3 });
      expect(refusal?.message).toContain("3 seconds");
    }
    expect(open(sarah, mark())).toBeNull();
    expect(open(sarah, mark(other.id), 0.5 + 3)).toBeNull();
  });
});

describe("who is muted", () => {
  it("marks no answers and says nothing, but may take back what they wrote", () => {
    const until = new Date(600_000).toISOString();
    const open = policyOf(roomWith([], { mutes: [{ userId: sarah.userId, until }] }));
    for (const frame of [send(), edit(), react(), mark()]) {
      const refusal = open(sarah, frame);
      expect(refusal).toMatchObject({ code: "forbidden" });
      expect(refusal?.message).toContain("10 minutes");
    }
    expect(open(sarah, remove())).toBeNull();
  });
});

describe("slow mode", () => {
  it("counts another text as a message, older ones of one's own as well, and reactions not at all", () => {
    const open = policyOf(roomWith([message(1)], { slowModeSeconds: 60 }));
    expect(open(sarah, send(), 100)).toBeNull();
    for (const frame of [edit(), edit(), send()])
      expect(open(sarah, frame, 110)).toMatchObject({ code: "rate_limited", retryAfterSeconds: 50 });
    expect(open(sarah, react(), 110)).toBeNull();
    const edited = edit();
    expect(open(sarah, edited, 160)).toBeNull();
    expect(open(sarah, edited, 161)).toBeNull();
    for (const frame of [edit(), send()])
      expect(open(sarah, frame, 161)).toMatchObject({ code: "rate_limited", retryAfterSeconds: 59 });
  });
});
