import { serialize } from "node:v8";
import type * as Party from "partykit/server";
import { describe, expect, it } from "vitest";
import { identityIn } from "../../domain/identity/admission.ts";
import { MAX_ROOM_AVATAR_URL } from "../../domain/identity/limits.ts";
import { MAX_BEHIND, MAX_BEHIND_FOR_HINTS, MAX_UNHEARD } from "../../domain/shared/limits.ts";
import { CONSTANT_BEAT_ANSWER } from "../../domain/shared/protocol.ts";
import { Member } from "./member.ts";

const identity = {
  userId: "0190d3a0-0000-7000-8000-000000000001",
  authSessionId: "0190d3a0-0000-7000-8000-000000000002",
  name: "Lee",
  handle: "lee",
  avatarUrl: null,
  role: "student",
};

const member = (isRestored = false, answeredAt = () => 0, sent: string[] = []) => {
  const socket = {
    id: "c",
    uri: "http://x/parties/chat/c",
    send: (text: string) => void sent.push(text),
    close() {},
    setState() {},
  } as unknown as Party.Connection;
  return new Member<never>(
    socket,
    { identity, visible: true, beats: false, checkedAt: 0, heardAt: 0 },
    isRestored,
    () => {},
    answeredAt,
  );
};

const standing = ({ isBehind, isTooSlow }: Member<never>) => ({ isBehind, isTooSlow });

describe("how far behind a member is", () => {
  it("is what was sent and not yet received", () => {
    const one = member();
    one.heard(0, 0);
    one.sendText("x".repeat(MAX_BEHIND_FOR_HINTS));
    expect(standing(one)).toEqual({ isBehind: false, isTooSlow: false });
    one.sendText("x");
    expect(standing(one)).toEqual({ isBehind: true, isTooSlow: false });
    one.heard(0);
    expect(standing(one)).toEqual({ isBehind: true, isTooSlow: false });
    one.sendText("x".repeat(MAX_BEHIND - MAX_BEHIND_FOR_HINTS));
    expect(standing(one)).toEqual({ isBehind: true, isTooSlow: true });
    one.heard(0, MAX_BEHIND);
    expect(standing(one)).toEqual({ isBehind: false, isTooSlow: false });
  });

  it("goes by when it was last heard of where it never says what it received", () => {
    const one = member();
    one.sendText("x".repeat(MAX_UNHEARD));
    expect(standing(one)).toEqual({ isBehind: false, isTooSlow: false });
    one.heard(0);
    one.sendText("x".repeat(MAX_UNHEARD));
    expect(standing(one)).toEqual({ isBehind: false, isTooSlow: false });
    one.sendText("x");
    expect(standing(one)).toEqual({ isBehind: false, isTooSlow: true });
  });

  it("is counted afresh after the room slept, whatever the client counted before", () => {
    const one = member(true);
    one.sendText("x".repeat(100));
    one.heard(0, 5_000_000);
    one.sendText("x".repeat(MAX_BEHIND_FOR_HINTS));
    expect(standing(one)).toEqual({ isBehind: false, isTooSlow: false });
    one.sendText("x");
    expect(one.isBehind).toBe(true);
    one.heard(0, 5_000_000 + MAX_BEHIND_FOR_HINTS + 1);
    expect(one.isBehind).toBe(false);
  });

  it("is believed after the room slept, though something was on its way when it was first told", () => {
    const one = member(true);
    one.sendText("x".repeat(1_000));
    expect(one.heard(0, 5_000)).toBe(true);
    expect(one.heard(0, 6_000)).toBe(true);
    expect(one.behind).toBe(0);
    one.sendText("x".repeat(500));
    expect(one.heard(0, 6_000)).toBe(true);
    expect(one.behind).toBe(500);
    expect(one.heard(0, 6_501)).toBe(false);
  });

  it("is not lessened by one who says more than there was", () => {
    const one = member();
    one.heard(0, 0);
    expect(one.heard(0, 1_000_000_000)).toBe(false);
    one.sendText("x".repeat(MAX_BEHIND + 1));
    expect(one.isTooSlow).toBe(true);
  });
});

describe("a member whose beats the platform answers", () => {
  it("was heard of at the later of that and what the room heard, and is one that beats", () => {
    let answeredAt = 0;
    const one = member(true, () => answeredAt);
    expect([one.beats, one.heardAt, one.takeAnswered()]).toEqual([false, 0, false]);
    answeredAt = 5_000;
    expect([one.beats, one.heardAt]).toEqual([true, 5_000]);
    expect([one.takeAnswered(), one.takeAnswered()]).toEqual([true, false]);
    one.heard(9_000);
    expect([one.heardAt, one.takeAnswered()]).toEqual([9_000, false]);
    answeredAt = 10_000;
    expect([one.heardAt, one.takeAnswered()]).toEqual([10_000, true]);
  });

  it("is not too slow for what was sent before its last beat, where it never says what it received", () => {
    let answeredAt = 0;
    let cut = 0;
    const one = new Member<never>(
      { id: "c", uri: "http://x/parties/chat/c", send() {}, setState() {} } as unknown as Party.Connection,
      { identity, visible: true, beats: true, checkedAt: 0, heardAt: 0 },
      false,
      () => cut++,
      () => answeredAt,
    );
    for (let beat = 1; beat <= 3; beat++) {
      one.sendText("x".repeat(MAX_UNHEARD));
      answeredAt = beat * 10_000;
      one.sendText("x");
    }
    expect(cut).toBe(0);
    one.sendText("x".repeat(MAX_UNHEARD + 1));
    expect(cut).toBe(1);
  });

  it("owes nothing for the answer to a constant beat", () => {
    const sent: string[] = [];
    const one = member(false, () => 0, sent);
    one.heard(0, 0);
    one.answerConstantBeat();
    expect([sent, one.behind]).toEqual([[CONSTANT_BEAT_ANSWER], 0]);
  });
});

describe("what a connection remembers", () => {
  it("fits the platform's limit with the longest of everything that the schema and admission let through", () => {
    const { userId: id, authSessionId } = identity;
    // Characters beyond Latin-1 take two bytes each, and so does every other one beside them.
    const avatarUrl = "https://中.example/".padEnd(MAX_ROOM_AVATAR_URL, "a");
    const name = "🎓".repeat(200);
    const longest = identityIn(
      { id, authSessionId, name, handle: "h".repeat(40), avatarUrl },
      "student_teacher",
      "student",
    );
    expect(longest).toMatchObject({ avatarUrl, shownRole: expect.any(String) });
    const host = `${"a".repeat(253)}:65535`;
    const query = `since=${"9".repeat(15)}&rev=${"9".repeat(15)}&compact=${"9".repeat(15)}&_pk=${id}`;
    const uri = `https://${host}/parties/dashboard/${id}?${query}`;
    let state: unknown;
    const socket = {
      id: "c",
      uri,
      setState(given: unknown) {
        state = given;
      },
    };
    const joined = new Member<never>(
      socket as unknown as Party.Connection,
      {
        identity: longest,
        visible: false,
        beats: false,
        checkedAt: Date.now() + 0.5,
        heardAt: Date.now() + 0.5,
      },
      false,
    );
    joined.remember();
    // As the platform keeps it beside what it keeps itself.
    expect(serialize({ __pk: { id, uri }, __user: state }).length).toBeLessThanOrEqual(2_048);
  });
});
