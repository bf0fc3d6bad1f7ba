import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Identity } from "../shared/wire.ts";
import type { LoadedRoom } from "./commands.ts";
import { PAGE_SIZE, TAIL_SIZE, TYPING_MS } from "./limits.ts";
import { ChatRoom } from "./room.ts";
import type { ChatMessage, ChatServerFrame } from "./wire.ts";

const roomId = "0199c0de-0000-7000-8000-000000000001";
const userId = (n: number) => `0199c0de-0000-7000-8000-1${String(n).padStart(11, "0")}`;
const messageId = (seq: number) => `0199c0de-0000-7000-8000-2${String(seq).padStart(11, "0")}`;

const identity = (n: number): Identity => ({
  userId: userId(n),
  authSessionId: userId(n),
  name: `User ${n}`,
  handle: `user${n}`,
  avatarUrl: null,
  role: "student",
});

const message = (seq: number, author = 1): ChatMessage => ({
  id: messageId(seq),
  seq,
  rev: seq,
  userId: userId(author),
  content: `message ${seq}`,
  replyToId: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  editedAt: null,
  isDeleted: false,
});

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const roomWith = (lastSeq: number): ChatRoom => {
  const loaded: LoadedRoom = {
    room: { id: roomId, name: "Room", courseId: roomId, courseSlug: "course" },
    lastSeq,
    lastRev: lastSeq,
    messages: range(Math.max(1, lastSeq - TAIL_SIZE + 1), lastSeq).map((seq) => message(seq)),
    people: [{ id: userId(1), name: "User 1", handle: "user1", avatarUrl: null }],
  };
  return new ChatRoom(loaded);
};

const seqsOf = (frames: readonly (ChatServerFrame | null)[]) =>
  frames.flatMap((frame) => (frame?._tag === "Messages" ? frame.messages.map(({ seq }) => seq) : []));

const newcomer = (n: number, connectionId = `c${n}`) => ({
  connectionId,
  identity: identity(n),
  visible: true,
});

describe("ChatRoom", () => {
  it("sends the newest page to somebody new, and exactly what was missed to somebody who returns", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.option(fc.nat(2_100)), (lastSeq, since) => {
        const { replay, missingAfter } = roomWith(lastSeq).join(newcomer(2), { since, lastReadSeq: 0 });
        const seqs = seqsOf(replay);
        if (since === null) expect(seqs).toEqual(range(Math.max(1, lastSeq - PAGE_SIZE + 1), lastSeq));
        else if (missingAfter === null) expect(seqs).toEqual(range(since + 1, lastSeq));
        if (missingAfter === null) return;
        expect(missingAfter).toBe(since);
        expect(lastSeq - missingAfter).toBeGreaterThan(TAIL_SIZE);
      }),
    );
  });

  it("publishes every message once and in order, however batches repeat and overlap", () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.array(fc.record({ back: fc.nat(5), length: fc.integer({ min: 1, max: 8 }), skip: fc.nat(2) })),
        (start, batches) => {
          const room = roomWith(start);
          const published: number[] = [];
          for (const { back, length, skip } of batches) {
            const from = Math.max(1, room.lastSeq + 1 - back + skip);
            const { frame, gapAfter } = room.publish(
              range(from, from + length - 1).map((seq) => message(seq)),
            );
            published.push(...seqsOf([frame]));
            const startsPastTheEnd = from > (published.at(-1) ?? start) + 1;
            expect(gapAfter).toBe(startsPastTheEnd ? room.lastSeq : null);
          }
          expect(published).toEqual(range(start + 1, start + published.length));
          expect(room.lastSeq).toBe(start + published.length);
        },
      ),
    );
  });

  it("introduces an author once, and again after somebody joined", () => {
    const room = roomWith(0);
    room.join(newcomer(1), { since: null, lastReadSeq: 0 });
    const people = (frame: ChatServerFrame | null) => (frame?._tag === "Messages" ? frame.people.length : -1);
    expect(people(room.publish([message(1)]).frame)).toBe(1);
    expect(people(room.publish([message(2)]).frame)).toBe(0);
    room.join(newcomer(2), { since: null, lastReadSeq: 0 });
    expect(people(room.publish([message(3)]).frame)).toBe(1);
  });

  it("moves a read marker forward only, and never past the newest message", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.array(fc.nat(200)), (lastSeq, reads) => {
        const room = roomWith(lastSeq);
        let marker = 0;
        for (const seq of reads) {
          const frame = room.read(userId(1), seq);
          const next = Math.min(seq, lastSeq);
          expect(frame).toEqual(next > marker ? { _tag: "Read", seq: next } : null);
          marker = Math.max(marker, next);
        }
        expect(room.takeMarkers()).toEqual(marker > 0 ? [{ userId: userId(1), seq: marker }] : []);
        expect(room.takeMarkers()).toEqual([]);
      }),
    );
  });

  it("shows typing until it stops, lapses or the message comes", () => {
    const room = roomWith(0);
    expect(room.typing(userId(1), true, 0)).toEqual({ _tag: "Typing", userIds: [userId(1)] });
    expect(room.typing(userId(1), true, 10)).toBeNull();
    expect(room.lapseTyping(TYPING_MS)).toBeNull();
    expect(room.lapseTyping(TYPING_MS + 10)).toEqual({ _tag: "Typing", userIds: [] });
    room.typing(userId(1), true, 0);
    room.publish([message(1)]);
    expect(room.anyTyping).toBe(false);
  });

  it("tells a newcomer who types, and everybody when who typed is gone from all devices", () => {
    const room = roomWith(0);
    expect(room.typingNow()).toBeNull();
    room.join(newcomer(1, "phone"), { since: null, lastReadSeq: 0 });
    room.join(newcomer(1, "laptop"), { since: null, lastReadSeq: 0 });
    room.typing(userId(1), true, 0);
    expect(room.typingNow()).toEqual({ _tag: "Typing", userIds: [userId(1)] });
    expect(room.leave("phone", userId(1))).toBeNull();
    expect(room.leave("laptop", userId(1))).toEqual({ _tag: "Typing", userIds: [] });
  });
});

describe("PresenceBook", () => {
  const step = fc.record({
    what: fc.constantFrom("join", "leave", "hide", "show", "diff"),
    user: fc.nat(3),
    device: fc.nat(2),
  });

  it("gives differences that add up to the full state, whatever devices do", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { presence } = roomWith(0);
        const devices = new Map<string, { user: number; visible: boolean }>();
        const seen = new Map<string, boolean>();
        const apply = () => {
          const diff = presence.takeDiff();
          for (const member of diff?.joined ?? []) seen.set(member.id, member.away);
          for (const id of diff?.left ?? []) expect(seen.delete(id)).toBe(true);
          if (diff) expect(diff.count).toBe(seen.size);
        };
        for (const { what, user, device } of steps) {
          const id = `c${user}-${device}`;
          if (what === "diff") apply();
          else if (what === "join") {
            devices.set(id, { user, visible: true });
            presence.join(id, identity(user), true);
          } else if (what === "leave") {
            devices.delete(id);
            presence.leave(id, userId(user));
          } else {
            const known = devices.get(id);
            if (known) known.visible = what === "show";
            presence.seen(id, userId(user), what === "show");
          }
        }
        apply();
        const expected = new Map<string, boolean>();
        for (const { user, visible } of devices.values())
          expected.set(userId(user), (expected.get(userId(user)) ?? true) && !visible);
        expect(seen).toEqual(expected);
        expect(new Map(presence.first(10).map(({ id, away }) => [id, away]))).toEqual(expected);
      }),
    );
  });
});
