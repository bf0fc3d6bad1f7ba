import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../../tests/support/random.ts";
import type { Identity } from "../shared/wire.ts";
import type { LoadedRoom } from "./commands.ts";
import {
  JUMP_AFTER,
  MAX_BATCH,
  MAX_MESSAGE_LENGTH,
  PAGE_SIZE,
  TAIL_SIZE,
  TYPING_MS,
  TYPING_NAMED,
} from "./limits.ts";
import { ChatRoom } from "./room.ts";
import { applyChange, countReply } from "./rules.ts";
import type { Change, ChatMessage, ChatServerFrame } from "./wire.ts";

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
});

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const roomWith = (lastSeq: number): ChatRoom => {
  const loaded: LoadedRoom = {
    room: { id: roomId, name: "Room", courseId: roomId, courseSlug: "course" },
    lastSeq,
    lastRev: lastSeq,
    olderRev: Math.max(0, lastSeq - TAIL_SIZE),
    rules: { slowModeSeconds: 0, mutes: [] },
    messages: range(Math.max(1, lastSeq - TAIL_SIZE + 1), lastSeq).map((seq) => message(seq)),
    people: [{ id: userId(1), name: "User 1", handle: "user1", avatarUrl: null }],
  };
  return new ChatRoom(loaded);
};

const seqsOf = (frames: readonly (ChatServerFrame | null)[]) =>
  frames.flatMap((frame) => (frame?._tag === "Messages" ? frame.messages.map(({ seq }) => seq) : []));

type Kind = "edit" | "react" | "pin" | "delete";
const changeOf = (kind: Kind, id: string, rev: number): Change => {
  const at = "2026-01-02T00:00:00.000Z";
  if (kind === "edit") return { _tag: "Edited", id, rev, content: `edited ${rev}`, editedAt: at };
  if (kind === "react")
    return { _tag: "Reacted", id, rev, userId: userId(rev % 3), emoji: "👍", is: rev % 2 === 0 };
  return kind === "pin"
    ? { _tag: "Pinned", id, rev, at: rev % 2 === 0 ? at : null }
    : { _tag: "Deleted", id, rev };
};

/** What a client that follows every frame shows then, of the messages that it has. */
const applied = (view: ReadonlyMap<string, ChatMessage>, frame: ChatServerFrame | null) => {
  const next = new Map(view);
  if (frame?._tag === "Messages")
    for (const one of frame.messages) {
      const known = next.get(one.id);
      if (known && known.rev >= one.rev) continue;
      next.set(one.id, one);
      const first = one.threadId === undefined ? undefined : next.get(one.threadId);
      if (first) next.set(first.id, countReply(first, one));
    }
  if (frame?._tag === "Changes")
    for (const change of frame.changes) {
      const known = next.get(change.id);
      if (known) next.set(change.id, applyChange(known, change));
    }
  return next;
};

const join = (room: ChatRoom, n: number, since: number | null, connectionId = `c${n}`) =>
  room.join(newcomer(n, connectionId), { since, rev: null, lastReadSeq: 0 }, 0);

const newcomer = (n: number, connectionId = `c${n}`) => ({
  connectionId,
  identity: identity(n),
  visible: true,
});

describe("ChatRoom", () => {
  it("sends the newest page to somebody new, exactly what was missed to somebody who returns, or a jump", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.option(fc.nat(2_100)), (lastSeq, since) => {
        const { replay } = join(roomWith(lastSeq), 2, since);
        const seqs = seqsOf(replay);
        const missed = since === null ? 0 : lastSeq - since;
        if (missed > JUMP_AFTER) expect(replay[0]).toEqual({ _tag: "Jumped", after: since });
        else expect(replay.map(({ _tag }) => _tag)).not.toContain("Jumped");
        if (since === null || missed > JUMP_AFTER)
          expect(seqs).toEqual(range(Math.max(1, lastSeq - PAGE_SIZE + 1), lastSeq));
        else expect(seqs).toEqual(range(since + 1, lastSeq));
      }),
    );
  });

  it("brings whoever left at any time to the same messages as whoever stayed", () => {
    const event = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ what: fc.constant("message" as const), answers: fc.option(fc.nat(400)) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          what: fc.constantFrom("edit" as const, "react" as const, "pin" as const, "delete" as const),
          to: fc.nat(400),
        }),
      },
    );
    fc.assert(
      fc.property(fc.nat(400), fc.array(event, { maxLength: 40 }), fc.nat(40), fc.nat(40), (...all) => {
        const [start, events, left, looked] = all;
        const room = roomWith(start);
        let stayed = new Map(
          range(Math.max(1, start - TAIL_SIZE + 1), start).map((seq) => [messageId(seq), message(seq)]),
        );
        let returned = new Map(stayed);
        let leftOff = { since: start, rev: start };
        let rev = start;
        // As somebody else may have had it looked up who came before.
        const look = () => {
          const unknown = room.unknownTo(leftOff);
          if (unknown === null) return;
          const changed = [...stayed.values()]
            .filter((known) => known.seq < room.firstSeq && known.rev > unknown)
            .sort((a, b) => a.rev - b.rev);
          const loaded = {
            from: unknown,
            through: room.lastRev,
            isCut: false,
            messages: changed,
            people: [],
          };
          room.knowOlder(loaded, room.firstSeq);
        };
        for (const [index, one] of events.entries()) {
          if (index === looked) look();
          if (index === left) {
            returned = new Map(stayed);
            leftOff = { since: room.lastSeq, rev: room.lastRev };
          }
          if (one.what !== "message" && room.lastSeq === 0) continue;
          rev += 1;
          if (one.what === "message") {
            const seq = room.lastSeq + 1;
            const of = one.answers === null ? 0 : seq - 1 - one.answers;
            const first = of > 0 ? (stayed.get(messageId(of))?.threadId ?? messageId(of)) : null;
            const answer = first === null ? {} : { replyToId: messageId(of), threadId: first };
            for (const frame of room.publish([{ ...message(seq), rev, ...answer }]).frames)
              stayed = applied(stayed, frame);
          } else {
            const seq = Math.max(1, room.lastSeq - one.to);
            const made = changeOf(one.what, messageId(seq), rev);
            for (const frame of room.change([made])) stayed = applied(stayed, frame);
          }
          expect(room.isBehind).toBe(false);
        }
        look();
        const { replay } = room.join(newcomer(2), { ...leftOff, lastReadSeq: 0 }, 0);
        expect(replay.map(({ _tag }) => _tag)).not.toContain("Jumped");
        for (const frame of replay) returned = applied(returned, frame);
        expect(returned).toEqual(stayed);
      }),
    );
  });

  it("knows when something is missing in between, until it is loaded", () => {
    const room = roomWith(3);
    room.change([changeOf("edit", messageId(1), 5)]);
    expect([room.isBehind, room.lastRev]).toEqual([true, 3]);
    room.renew([
      { ...message(2), rev: 4 },
      { ...message(1), rev: 5 },
    ]);
    room.caughtUp(5);
    expect([room.isBehind, room.lastRev]).toEqual([false, 5]);
    room.publish([{ ...message(4), rev: 6 }]);
    expect([room.isBehind, room.lastRev]).toEqual([false, 6]);
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
            const { frames, gapAfter } = room.publish(
              range(from, from + length - 1).map((seq) => message(seq)),
            );
            published.push(...seqsOf(frames));
            const startsPastTheEnd = from > (published.at(-1) ?? start) + 1;
            expect(gapAfter).toBe(startsPastTheEnd ? room.lastSeq : null);
          }
          expect(published).toEqual(range(start + 1, start + published.length));
          expect(room.lastSeq).toBe(start + published.length);
        },
      ),
    );
  });

  it.each(["a", "ö", "本", "\u0001"])(
    "sends no frame past a mebibyte, all in order: full of %j",
    (character) => {
      const content = character.repeat(MAX_MESSAGE_LENGTH);
      const messages = range(1, MAX_BATCH).map((seq) => ({ ...message(seq, seq % 200), content }));
      const room = roomWith(0);
      const published = room.publish(messages).frames;
      const editedAt = "2026-01-02T00:00:00.000Z";
      const edits = messages.map(({ id, seq }) => ({
        _tag: "Edited" as const,
        id,
        rev: MAX_BATCH + seq,
        content,
        editedAt,
      }));
      const changed = room.change(edits);
      const replayed = room.frames(messages);
      for (const frame of [...published, ...changed, ...replayed])
        expect(new TextEncoder().encode(JSON.stringify(frame)).length).toBeLessThan(1024 * 1024);
      expect(seqsOf(published)).toEqual(messages.map(({ seq }) => seq));
      expect(seqsOf(replayed)).toEqual(messages.map(({ seq }) => seq));
      expect(changed.flatMap((frame) => (frame._tag === "Changes" ? frame.changes : []))).toEqual(edits);
    },
  );

  it("names who reacted with the messages that newcomers get, as far as it knows them", () => {
    const room = roomWith(0);
    room.learn([{ id: userId(2), name: "User 2", handle: "user2", avatarUrl: null }]);
    const reactions = [{ emoji: "👍", userIds: [userId(2), userId(3)] }];
    const [frame] = room.frames([{ ...message(1), reactions }]);
    expect(frame?._tag === "Messages" && frame.people.map(({ id }) => id)).toEqual([userId(1), userId(2)]);
  });

  it("introduces an author once to everybody, newcomers too, and again after somebody came back", () => {
    const room = roomWith(0);
    join(room, 1, null);
    room.learn([{ id: userId(2), name: "User 2", handle: "user2", avatarUrl: null }]);
    const people = (frame?: ChatServerFrame) =>
      frame?._tag === "Messages" ? frame.people.map(({ id }) => id) : [];
    const say = (seq: number, author: number) => people(room.publish([message(seq, author)]).frames[0]);
    expect([say(1, 2), say(2, 1), say(3, 1)]).toEqual([[userId(2)], [userId(1)], []]);
    // More than a page, so that the first author is not on it.
    for (const seq of range(4, PAGE_SIZE + 10)) say(seq, 1);
    const { replay } = join(room, 3, null);
    expect(new Set(replay.flatMap(people))).toEqual(new Set([userId(1), userId(2)]));
    expect(say(PAGE_SIZE + 11, 2)).toEqual([]);
    join(room, 4, PAGE_SIZE);
    expect(say(PAGE_SIZE + 12, 2)).toEqual([userId(2)]);
  });

  it("forgets who came by and left nothing, and names every author to everybody all the same", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed);
        const room = roomWith(0);
        const isHere = new Set<number>();
        const known = new Map<number, Set<string>>();
        const hear = (person: number, frames: readonly ChatServerFrame[]) => {
          for (const frame of frames) {
            if (frame._tag !== "Messages") continue;
            for (const { id } of frame.people) known.get(person)?.add(id);
            for (const { userId: author } of frame.messages) expect(known.get(person)).toContain(author);
          }
        };
        let seq = 0;
        for (let step = 0; step < 1_500; step++) {
          const person = random.below(1_000);
          if (isHere.has(person)) {
            room.leave(`c${person}`, userId(person));
            isHere.delete(person);
          } else {
            known.set(person, new Set());
            isHere.add(person);
            hear(person, join(room, person, null).replay);
            // Few stay, some of them write.
            if (random.chance(0.9)) {
              room.leave(`c${person}`, userId(person));
              isHere.delete(person);
            }
            if (random.chance(0.05)) {
              const { frames } = room.publish([message(++seq, person)]);
              for (const other of isHere) hear(other, frames);
            }
          }
        }
        // Whom it does not know any more, no frame names.
        const isKnown = (person: number) => {
          const [frame] = room.frames([message(1, person)]);
          return frame?._tag === "Messages" && frame.people.length > 0;
        };
        expect(range(0, 999).filter(isKnown).length).toBeLessThan(isHere.size + seq + 2 * 128);
      }),
      { numRuns: 20 },
    );
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

  it("tells of typing once for all who began and ended since the last time, until it lapses or the message comes", () => {
    const room = roomWith(0);
    const [one, other] = [userId(1), userId(2)];
    room.typing(one, true, 0);
    room.typing(other, true, 0);
    room.typing(other, false, 100);
    expect(room.takeTyping(200)).toEqual({ _tag: "Typing", userIds: [one] });
    room.typing(one, true, 300);
    room.typing(other, true, 300);
    room.typing(other, false, 400);
    expect([room.isTypingUntold, room.takeTyping(500)]).toEqual([false, null]);
    expect(room.takeTyping(TYPING_MS + 299)).toBeNull();
    expect(room.takeTyping(TYPING_MS + 300)).toEqual({ _tag: "Typing", userIds: [] });
    room.typing(one, true, 0);
    expect(room.takeTyping(0)).not.toBeNull();
    room.publish([message(1)]);
    expect([room.anyTyping, room.isTypingUntold]).toEqual([false, true]);
    expect(room.takeTyping(1)).toEqual({ _tag: "Typing", userIds: [] });
  });

  it("names no more of those who type than anybody reads, and counts all", () => {
    const room = roomWith(0);
    for (const n of range(1, 60)) room.typing(userId(n), true, 0);
    const frame = room.takeTyping(0);
    expect(frame).toMatchObject({ _tag: "Typing", count: 60 });
    expect(frame?._tag === "Typing" && frame.userIds.length).toBe(TYPING_NAMED);
  });

  it("tells a newcomer who types, and everybody when who typed is gone from all devices", () => {
    const room = roomWith(0);
    expect(room.typingNow()).toBeNull();
    join(room, 1, null, "phone");
    join(room, 1, null, "laptop");
    room.typing(userId(1), true, 0);
    expect(room.typingNow()).toEqual({ _tag: "Typing", userIds: [userId(1)] });
    expect(room.takeTyping(0)).not.toBeNull();
    room.leave("phone", userId(1));
    expect(room.takeTyping(0)).toBeNull();
    room.leave("laptop", userId(1));
    expect(room.takeTyping(0)).toEqual({ _tag: "Typing", userIds: [] });
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
