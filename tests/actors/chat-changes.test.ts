import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoRoom } from "../support/running/demo-room.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let gabriel: SignedInPerson;
let roomId: string;

const open = (who: SignedInPerson, query = "") => openSocket(runtime, who.cookie, "chat", roomId, { query });
type Socket = Awaited<ReturnType<typeof open>>;

const send = (content: string, more: Record<string, unknown> = {}) => ({
  _tag: "Send",
  id: uuidv7(),
  content,
  replyToId: null,
  ...more,
});
const holds = (id: string) => (frame: AnyFrame) =>
  frame._tag === "Messages" && frame.messages.some((message: AnyFrame) => message.id === id);
const messageOf = (frame: AnyFrame, id: string) =>
  frame.messages.find((message: AnyFrame) => message.id === id) as AnyFrame;
const changed = (tag: string, id: string) => (frame: AnyFrame) =>
  frame._tag === "Changes" && frame.changes.some((one: AnyFrame) => one._tag === tag && one.id === id);
const changeIn = (frame: AnyFrame, tag: string) =>
  frame.changes.find((one: AnyFrame) => one._tag === tag) as AnyFrame;

/** Says something and answers the stored message, seen by everybody here. */
const said = async (
  socket: Socket,
  others: readonly Socket[],
  content: string,
  replyToId: string | null = null,
) => {
  const frame = send(content, { replyToId });
  socket.send(frame);
  const [own] = await Promise.all([socket, ...others].map((one) => one.next(holds(frame.id))));
  return messageOf(own as AnyFrame, frame.id);
};

beforeAll(async () => {
  runtime = await testRuntime();
  [sarah, lee, gabriel] = (await Promise.all(
    ["sarah", "lee", "gabriel"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("changes", () => {
  it("reach everybody once; one that changes nothing is answered to its sender with the message", async () => {
    const [one, other] = await Promise.all([open(sarah), open(lee)]);
    const message = await said(one, [other], "befroe");
    const edit = { _tag: "Edit", id: message.id, content: "before" };
    one.send(edit);
    const seen = await Promise.all([one, other].map((socket) => socket.next(changed("Edited", message.id))));
    expect(changeIn(seen[1] as AnyFrame, "Edited")).toMatchObject({
      content: "before",
      rev: message.rev + 1,
    });
    one.send(edit);
    const again = messageOf(await one.next(holds(message.id)), message.id);
    expect(again).toMatchObject({ content: "before", rev: message.rev + 1 });
    for (const is of [true, false]) {
      other.send({ _tag: "React", id: message.id, emoji: "🎉", is });
      const frame = await one.next(changed("Reacted", message.id));
      expect(changeIn(frame, "Reacted")).toMatchObject({ userId: lee.me.id, emoji: "🎉", is });
    }
    one.send({ _tag: "Delete", id: message.id });
    const gone = await other.next(changed("Deleted", message.id));
    expect(changeIn(gone, "Deleted").rev).toBe(message.rev + 4);
    const [versions] = await runtime.sql`
      select array_agg(content order by rev) as said from chat_message_versions where message_id = ${message.id}`;
    expect(versions?.said).toEqual(["befroe", "before"]);
    await Promise.all([one.close(), other.close()]);
  });

  it("are refused to whoever may not, with the frame that was refused", async () => {
    const [one, other, teacher] = await Promise.all([open(sarah), open(lee), open(gabriel)]);
    const message = await said(one, [other, teacher], "mine");
    for (const [frame, code] of [
      [{ _tag: "Edit", id: message.id, content: "yours" }, "forbidden"],
      [{ _tag: "Delete", id: message.id }, "forbidden"],
      [{ _tag: "Pin", id: message.id, is: true }, "forbidden"],
      [{ _tag: "MarkAnswer", id: message.id, is: true }, "not_found"],
      [{ _tag: "React", id: uuidv7(), emoji: "🎉", is: true }, "not_found"],
    ] as const) {
      other.send(frame);
      expect(await other.next("Rejected")).toMatchObject({ id: frame.id, of: frame._tag, code });
    }
    for (const content of ["", "   ", "\u200b"]) {
      one.send({ _tag: "Edit", id: message.id, content });
      expect(await one.next("Rejected")).toMatchObject({
        of: "Edit",
        code: "malformed",
        message: "A message without files needs visible text.",
      });
    }
    teacher.send({ _tag: "Pin", id: message.id, is: true });
    await other.next(changed("Pinned", message.id));
    teacher.send({ _tag: "Delete", id: message.id });
    await other.next(changed("Deleted", message.id));
    const [row] = await runtime.sql`select deleted_by, pinned_at from chat_messages where id = ${message.id}`;
    expect(row).toEqual({ deleted_by: gabriel.me.id, pinned_at: null });
    await Promise.all([one, other, teacher].map((socket) => socket.close()));
  });

  it("in one breath are made in the order in which they were sent", async () => {
    const one = await open(sarah);
    await one.next("Welcome");
    const first = send("1");
    const frames = [
      first,
      { _tag: "Edit", id: first.id, content: "2" },
      { _tag: "React", id: first.id, emoji: "👍", is: true },
      { _tag: "Edit", id: first.id, content: "3" },
      { _tag: "React", id: first.id, emoji: "👍", is: false },
      { _tag: "Delete", id: first.id },
      { _tag: "Edit", id: first.id, content: "4" },
    ];
    for (const frame of frames) one.send(frame);
    expect(await one.next("Rejected")).toMatchObject({ id: first.id, of: "Edit", code: "not_found" });
    const made = one.frames.flatMap((frame) => (frame._tag === "Changes" ? frame.changes : []));
    const own = made.filter(({ id }: AnyFrame) => id === first.id);
    expect(own.map(({ content }: AnyFrame) => content).filter(Boolean)).toEqual(["2", "3"]);
    expect(own.at(-1)._tag).toBe("Deleted");
    expect(own).toHaveLength(5);
    const revs = made.map(({ rev }: AnyFrame) => rev);
    expect(revs).toEqual(revs.map((_: number, i: number) => revs[0] + i));
    await one.close();
  });

  it("made meanwhile come with rev, before what was missed, whether the room remembers them or not", async () => {
    const one = await open(sarah);
    await one.next("Welcome");
    const [old, recent] = [await said(one, [], "old"), await said(one, [], "recent")];
    const leftOff = { since: recent.seq, rev: recent.rev };
    one.send({ _tag: "Edit", id: recent.id, content: "recent, edited" });
    await one.next(changed("Edited", recent.id));
    const next = await said(one, [], "missed");
    const returned = await open(lee, `?since=${leftOff.since}&rev=${leftOff.rev}`);
    await returned.next(holds(next.id));
    const messages = returned.frames.flatMap((frame) => (frame._tag === "Messages" ? frame.messages : []));
    expect(messages.map(({ id, content }: AnyFrame) => [id, content])).toEqual([
      [recent.id, "recent, edited"],
      [next.id, "missed"],
    ]);
    // Older than all that the room keeps, so that it has to look it up.
    for (let i = 0; i < 250; i++) one.send(send(`a ${i}`));
    await one.next((frame) => frame._tag === "Messages" && frame.messages.at(-1).seq === next.seq + 250);
    for (let i = 0; i < 450; i++) one.send(send(`b ${i}`));
    const end = await one.next(
      (frame) => frame._tag === "Messages" && frame.messages.at(-1).seq === next.seq + 700,
    );
    const last = end.messages.at(-1);
    one.send({ _tag: "React", id: old.id, emoji: "👀", is: true });
    await one.next(changed("Reacted", old.id));
    const later = await open(lee, `?since=${last.seq}&rev=${last.rev}`);
    const again = messageOf(await later.next(holds(old.id)), old.id);
    expect(again.reactions).toEqual([{ emoji: "👀", userIds: [sarah.me.id] }]);
    const current = await open(lee, `?since=${last.seq + 10}&rev=${last.rev + 1}`);
    await current.next("Welcome");
    current.send({ _tag: "Typing", is: true });
    await current.next("Typing");
    expect(current.frames.map(({ _tag }) => _tag)).not.toContain("Messages");
    await Promise.all([one, returned, later, current].map((socket) => socket.close()));
  });
});

describe("threads and answers", () => {
  it("count their answers on the first message, and the asker thanks who answered best, once", async () => {
    const [one, other] = await Promise.all([open(sarah), open(lee)]);
    const question = await said(one, [other], "Why is it slow?");
    const answer = await said(other, [one], "An index is missing.", question.id);
    const more = await said(other, [one], "See the plan.", answer.id);
    expect([answer.threadId, more.threadId]).toEqual([question.id, question.id]);
    const earned = async () => {
      const [row] =
        await runtime.sql`select coalesce(sum(points), 0)::int as points from goodwill_transactions
        where to_user_id = ${lee.me.id} and reason = 'question_answer'`;
      return row?.points;
    };
    other.send({ _tag: "MarkAnswer", id: answer.id, is: true });
    expect(await other.next("Rejected")).toMatchObject({
      id: answer.id,
      of: "MarkAnswer",
      code: "forbidden",
    });
    const before = await earned();
    one.send({ _tag: "MarkAnswer", id: answer.id, is: true });
    const marked = await other.next(changed("Answered", question.id));
    expect(changeIn(marked, "Answered").answerId).toBe(answer.id);
    expect(await one.next("Thanked")).toMatchObject({ id: answer.id, points: 5 });
    expect(await earned()).toBe(before + 5);
    one.send({ _tag: "MarkAnswer", id: answer.id, is: true });
    expect(messageOf(await one.next(holds(question.id)), question.id)).toMatchObject({ answerId: answer.id });
    one.send({ _tag: "MarkAnswer", id: answer.id, is: false });
    await other.next(
      (frame) => changed("Answered", question.id)(frame) && changeIn(frame, "Answered").answerId === null,
    );
    one.send({ _tag: "MarkAnswer", id: more.id, is: true });
    await other.next(
      (frame) => changed("Answered", question.id)(frame) && changeIn(frame, "Answered").answerId === more.id,
    );
    expect(await earned()).toBe(before + 5);
    const fresh = await open(lee);
    const page = await fresh.next(holds(question.id));
    expect(messageOf(page, question.id)).toMatchObject({
      answerId: more.id,
      thread: { count: 2, lastSeq: more.seq },
    });
    await Promise.all([one, other, fresh].map((socket) => socket.close()));
  });
});

describe("the room's rules", () => {
  it("hold up who writes twice in slow mode, and nobody who moderates", async () => {
    const [one, teacher] = await Promise.all([open(sarah), open(gabriel)]);
    await one.next("Welcome");
    const slow = (seconds: number) =>
      fetch(`${runtime.url}/api/chat/rooms/${roomId}/slow-mode`, {
        method: "PUT",
        headers: { cookie: gabriel.cookie, "content-type": "application/json" },
        body: JSON.stringify({ seconds }),
      });
    expect((await slow(600)).ok).toBe(true);
    expect(await one.next("RoomRules")).toMatchObject({ slowModeSeconds: 600, mutedUntil: null });
    await said(teacher, [one], "one");
    await said(teacher, [one], "two");
    const refused = send("again");
    one.send(refused);
    one.send(send("and again"));
    expect(await one.next("Rejected")).toMatchObject({ code: "rate_limited", of: "Send" });
    expect((await slow(0)).ok).toBe(true);
    await one.next((frame) => frame._tag === "RoomRules" && frame.slowModeSeconds === 0);
    await said(one, [], "at last");
    await Promise.all([one.close(), teacher.close()]);
  });

  it("let nobody write, edit or react who is muted, and tell them until when", async () => {
    const [one, other] = await Promise.all([open(lee), open(sarah)]);
    const message = await said(one, [other], "too much");
    const headers = { cookie: gabriel.cookie, "content-type": "application/json" };
    const url = `${runtime.url}/api/chat/rooms/${roomId}/sanctions`;
    const body = JSON.stringify({ userId: lee.me.id, kind: "mute", minutes: 10, reason: "Too much." });
    const answer = await fetch(url, { method: "POST", headers, body });
    expect(answer.ok).toBe(true);
    const { mutedUntil } = await one.next("RoomRules");
    expect(Date.parse(mutedUntil) - Date.now()).toBeGreaterThan(9 * 60_000);
    for (const frame of [
      send("more"),
      { _tag: "Edit", id: message.id, content: "even more" },
      { _tag: "React", id: message.id, emoji: "👍", is: true },
    ]) {
      one.send(frame);
      const rejected = await one.next("Rejected");
      expect(rejected).toMatchObject({ id: frame.id, of: frame._tag, code: "forbidden" });
      expect(rejected.message).toContain("10 minutes");
    }
    const returned = await open(lee);
    expect((await returned.next("Welcome")).mutedUntil).toBe(mutedUntil);
    expect(other.frames.map(({ _tag }) => _tag)).not.toContain("RoomRules");
    const { id } = (await answer.json()) as AnyFrame;
    expect((await fetch(`${runtime.url}/api/chat/sanctions/${id}`, { method: "DELETE", headers })).ok).toBe(
      true,
    );
    await one.next((frame) => frame._tag === "RoomRules" && frame.mutedUntil === null);
    await said(one, [other], "sorry");
    await Promise.all([one, other, returned].map((socket) => socket.close()));
  });
});

describe("what Postgres will never take", () => {
  it("is refused for good, and holds up nothing else that was sent with it", async () => {
    await runtime.sql.unsafe(`
      create function refuse_poison() returns trigger language plpgsql as
        $$ begin if new.content = 'poison' then raise exception 'poison'; end if; return new; end $$;
      create trigger refuse_poison before insert or update on chat_messages for each row execute function refuse_poison()`);
    const one = await open(sarah);
    await one.next("Welcome");
    const frames = ["a", "b", "poison", "c", "d"].map((content) => send(content));
    for (const frame of frames) one.send(frame);
    const poison = frames[2] as AnyFrame;
    expect(await one.next("Rejected")).toMatchObject({ id: poison.id, of: "Send", code: "malformed" });
    const last = frames[4] as AnyFrame;
    await one.next(holds(last.id));
    const first = frames[0] as AnyFrame;
    one.send({ _tag: "Edit", id: first.id, content: "poison" });
    one.send({ _tag: "React", id: first.id, emoji: "👍", is: true });
    expect(await one.next("Rejected")).toMatchObject({ id: first.id, of: "Edit", code: "malformed" });
    await one.next(changed("Reacted", first.id));
    expect(one.frames.map(({ _tag }) => _tag)).not.toContain("Status");
    const [count] = await runtime.sql`
      select count(*)::int as n from chat_messages where id in ${runtime.sql(frames.map(({ id }) => id))}`;
    expect(count?.n).toBe(4);
    await runtime.sql.unsafe("drop trigger refuse_poison on chat_messages; drop function refuse_poison()");
    await one.close();
  });
});
