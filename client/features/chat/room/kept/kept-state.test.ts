import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlainServerFrame } from "../../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../../domain/chat/wire.ts";
import { firstNewSeq } from "../chat-rows.ts";
import { type ChatEvent, type ChatState, chatStep, contiguousSeq, emptyChat } from "../chat-state.ts";
import { keptOf, restoredChat } from "./kept-state.ts";

const ada = { id: "ada", name: "Ada", handle: "ada", avatarUrl: null };
const you = { ...ada, id: "you" };

/** A room on the server: what each message is now, and how many changes there were. */
class Server {
  readonly messages: ChatMessage[] = [];
  rev = 0;

  say(): PlainServerFrame {
    const seq = this.messages.length + 1;
    const message: ChatMessage = {
      id: `m${seq}`,
      seq,
      rev: ++this.rev,
      userId: "ada",
      content: `text ${seq}`,
      replyToId: null,
      createdAt: new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString(),
    };
    this.messages.push(message);
    return { _tag: "Messages", messages: [message], people: [ada] };
  }

  change(at: number, how: "edit" | "delete"): PlainServerFrame | null {
    const message = this.messages[at % Math.max(1, this.messages.length)];
    if (!message || message.isDeleted) return null;
    const rev = ++this.rev;
    const { id, seq, createdAt } = message;
    const content = `edited at ${rev}`;
    this.messages[seq - 1] =
      how === "edit"
        ? { ...message, rev, content, editedAt: createdAt }
        : { ...message, rev, content: "", isDeleted: true };
    const change =
      how === "edit"
        ? ({ _tag: "Edited", id, rev, content, editedAt: createdAt } as const)
        : ({ _tag: "Deleted", id, rev } as const);
    return { _tag: "Changes", changes: [change] };
  }

  /** What somebody is sent who comes with that much. */
  join(since: number | null, rev: number, lastReadSeq: number): ChatEvent[] {
    const welcome: PlainServerFrame = {
      _tag: "Welcome",
      protocol: 1,
      you: { ...you, role: "student", connectionId: "c" },
      room: { id: "r", name: "Room", courseId: "c", courseSlug: "s" },
      lastSeq: this.messages.length,
      lastRev: this.rev,
      lastReadSeq,
      slowModeSeconds: 0,
      mutedUntil: null,
      presence: { count: 1, first: [] },
    };
    const frame = (messages: readonly ChatMessage[]): PlainServerFrame => ({
      _tag: "Messages",
      messages,
      people: [ada],
    });
    if (since === null) return [welcome, frame(this.messages.slice(-50))];
    const changed = this.messages.filter((one) => one.seq <= since && one.rev > rev);
    const missed = this.messages.slice(since);
    return [welcome, frame(changed.toSorted((a, b) => a.rev - b.rev)), frame(missed)];
  }
}

type Deed = readonly ["say"] | readonly ["edit" | "delete", number];
const deeds = (size: number) =>
  fc.array(
    fc.oneof<fc.Arbitrary<Deed>[]>(
      fc.constant(["say"] as const),
      fc.tuple(fc.constantFrom("edit", "delete"), fc.nat(200)),
    ),
    { maxLength: size },
  );

const says = (count: number): readonly Deed[] => Array.from({ length: count }, () => ["say"]);

const run = (server: Server, all: readonly Deed[]) =>
  all.flatMap((deed) => {
    const frame = deed[0] === "say" ? server.say() : server.change(deed[1], deed[0]);
    return frame ? [frame] : [];
  });

const comeBack = (server: Server, state: ChatState, readSeq: number) =>
  server.join(contiguousSeq(state), state.lastRev, readSeq).reduce(chatStep, state);

describe("a room that was kept", () => {
  it("is, once it has caught up, what the server has: nothing twice, left out, or as it was before", () => {
    fc.assert(
      fc.property(deeds(150), deeds(30), deeds(60), fc.nat(200), (before, during, away, read) => {
        const server = new Server();
        run(server, [["say"], ...before]);
        const first = server.join(null, 0, Math.min(read, server.messages.length));
        const visit = [...first, ...run(server, during)].reduce(chatStep, emptyChat);
        const kept = keptOf(visit);
        expect(kept).not.toBeNull();
        if (!kept) return;
        run(server, away);
        const state = comeBack(server, restoredChat(structuredClone(kept)), visit.readSeq);
        const from = (kept.messages[0]?.seq ?? 1) - 1;
        expect(state.messages).toEqual(server.messages.slice(from));
        expect(state.lastRev).toBe(server.rev);
        expect(state.newAfter).toBe(
          server.messages.length > visit.readSeq ? visit.readSeq : restoredChat(kept).newAfter,
        );
      }),
    );
  });

  it("shows nothing of what was taken back after it was kept, and has that told once more", () => {
    fc.assert(
      fc.property(deeds(100), deeds(40), (before, after) => {
        const server = new Server();
        run(server, [["say"], ...before]);
        const kept = keptOf(server.join(null, 0, 0).reduce(chatStep, emptyChat));
        if (!kept) return;
        const late = run(
          server,
          after.filter(([what]) => what !== "say"),
        ).flatMap((frame) => (frame._tag === "Changes" ? frame.changes : []));
        const restored = restoredChat(structuredClone({ ...kept, late }));
        const from = (kept.messages[0]?.seq ?? 1) - 1;
        expect(restored.messages).toEqual(server.messages.slice(from));
        expect(restored.lastRev).toBe(kept.lastRev);
        expect(comeBack(server, restored, 0).messages).toEqual(server.messages.slice(from));
      }),
    );
  });

  it("gives way whole to the newest page, where a connection has asked for that before it was there", () => {
    fc.assert(
      fc.property(fc.nat(120), deeds(60), fc.nat(120), fc.nat(200), (said, since, missed, read) => {
        const server = new Server();
        run(server, says(said + 1));
        const visit = server
          .join(null, 0, Math.min(read, server.messages.length))
          .reduce(chatStep, emptyChat);
        const kept = keptOf(visit);
        if (!kept) return;
        run(server, [...says(missed), ...since]);
        const [welcome, page] = server.join(null, 0, visit.readSeq) as [ChatEvent, ChatEvent];
        const events: ChatEvent[] = [
          { _tag: "Restored", kept: restoredChat(structuredClone(kept)) },
          welcome,
          { _tag: "AskedForAll" },
          page,
        ];
        const state = events.reduce(chatStep, emptyChat);
        expect(state.messages).toEqual(server.messages.slice(-50));
        expect(state.lastRev).toBe(server.rev);
        expect(state.ahead).toEqual([]);
        // What did not change is what was drawn before.
        const same = state.messages.filter(
          (one) => events[0]?._tag === "Restored" && events[0].kept.messages.includes(one),
        );
        const unchanged = kept.messages
          .slice(-50)
          .filter(
            ({ seq, rev }) => server.messages[seq - 1]?.rev === rev && seq > server.messages.length - 50,
          );
        expect(same.length).toBe(unchanged.length);
        const next = run(server, [["say"], ["say"]]).reduce(chatStep, state);
        expect(next.messages.at(-1)?.seq).toBe(server.messages.length);
      }),
    );
  });

  it("holds no more than a hundred messages, with everybody whom they name", () => {
    const server = new Server();
    run(
      server,
      Array.from({ length: 20 }, () => ["say"] as const),
    );
    const visit = [
      ...server.join(null, 0, 0),
      ...run(
        server,
        Array.from({ length: 300 }, () => ["say"]),
      ),
    ];
    const kept = keptOf(visit.reduce(chatStep, emptyChat));
    expect(kept?.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, at) => 221 + at));
    expect(kept?.people.map(({ id }) => id).toSorted()).toEqual(["ada", "you"]);
  });

  it("is nothing before somebody was let in, or while nothing is known of its end", () => {
    const server = new Server();
    run(server, [["say"]]);
    const [welcome, page] = server.join(null, 0, 0) as [ChatEvent, ChatEvent];
    expect(keptOf(emptyChat)).toBeNull();
    expect(keptOf(chatStep(emptyChat, welcome))).toBeNull();
    expect(keptOf(chatStep(emptyChat, page))).toBeNull();
    expect(keptOf([welcome, page].reduce(chatStep, emptyChat))).not.toBeNull();
  });

  it("lets in nobody by itself, and gives way to what the room has already sent", () => {
    const server = new Server();
    run(server, [["say"], ["say"]]);
    const visit = server.join(null, 0, 0).reduce(chatStep, emptyChat);
    const kept = restoredChat(keptOf(visit) as NonNullable<ReturnType<typeof keptOf>>);
    expect(kept.you).toBeNull();
    expect(chatStep(visit, { _tag: "Restored", kept })).toBe(visit);
    expect(chatStep(emptyChat, { _tag: "Restored", kept }).messages).toEqual(visit.messages);
  });

  it("begins at what is new, also where more came than can be told: the newest page, and no gap is spoken of", () => {
    const server = new Server();
    run(server, [["say"], ["say"], ["say"]]);
    const visit = server.join(null, 0, 3).reduce(chatStep, emptyChat);
    const restored = restoredChat(keptOf(visit) as NonNullable<ReturnType<typeof keptOf>>);
    run(
      server,
      Array.from({ length: 400 }, () => ["say"] as const),
    );
    const [welcome, page] = server.join(null, 0, 3) as [ChatEvent, ChatEvent];
    const jump = { _tag: "Jumped", after: 3 } as const;
    const state = [welcome, jump, page].reduce(chatStep, restored);
    expect(state.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, at) => 354 + at));
    expect(state.missed).toBeNull();
    expect(firstNewSeq(state.messages, state.newAfter, "you")).toBe(354);
    // To who stayed in the room, messages were left out.
    expect([welcome, jump, page].reduce(chatStep, visit).missed).toEqual({ from: 4, to: 354 });
  });

  it("keeps new what was not read when it was kept, though it has been seen since", () => {
    const server = new Server();
    run(
      server,
      Array.from({ length: 10 }, () => ["say"] as const),
    );
    const visit = server.join(null, 0, 6).reduce(chatStep, emptyChat);
    const restored = restoredChat(keptOf(visit) as NonNullable<ReturnType<typeof keptOf>>);
    expect(firstNewSeq(restored.messages, restored.newAfter, "you")).toBe(7);
    run(server, [["say"], ["say"]]);
    const seen = chatStep(restored, { _tag: "ReadHere", seq: 10 });
    expect(comeBack(server, seen, 6).newAfter).toBe(6);
    // Read on another device meanwhile.
    expect(comeBack(server, seen, 11).newAfter).toBe(11);
  });
});
