import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { signedRequest } from "../../party/wire/signing.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;

const signInAs = (name: string) => signIn(runtime, `${name}@peerloop.test`);
const open = (who: SignedInPerson, party: string, room: string) =>
  openSocket(runtime, who.cookie, party, room);
const inbox = async (who: SignedInPerson) => {
  const socket = await open(who, "inbox", who.me.id);
  return { socket, welcome: await socket.next("Welcome") };
};
/** Tells the user's inbox something, as a backend does. */
const tell = async (who: SignedInPerson, message: { _tag: string } & Record<string, unknown>) => {
  const path = `/parties/inbox/${who.me.id}`;
  const secret = runtime.env.INTERNAL_SECRET ?? "";
  return fetch(`${runtime.url}${path}`, await signedRequest(secret, path, JSON.stringify(message)));
};
const authSessionOf = async (who: SignedInPerson) => {
  const answer = await fetch(`${runtime.url}/api/me/auth-sessions`, { headers: { cookie: who.cookie } });
  const { authSessions } = (await answer.json()) as { authSessions: { id: string; isCurrent: boolean }[] };
  return authSessions.find(({ isCurrent }) => isCurrent)?.id ?? "";
};
/** Removes somebody from the room as a moderator does, but tells nobody. */
const remove = (who: SignedInPerson) => runtime.sql`
  insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
  select ${roomId}, ${who.me.id}, 'remove', 'Enough.', u.id from users u where u.handle = 'admin'`;
const letBack = (who: SignedInPerson) => runtime.sql`
  delete from chat_sanctions where room_id = ${roomId} and user_id = ${who.me.id}`;
const unreadIn = (who: SignedInPerson) => runtime.sql<{ id: string }[]>`
  select id from notifications where user_id = ${who.me.id} and not is_read order by created_at desc`;

beforeAll(async () => {
  runtime = await testRuntime();
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("admission", () => {
  it("is for the owner alone", async () => {
    const [sarah, lee] = [await signInAs("sarah"), await signInAs("lee")];
    const { socket, welcome } = await inbox(sarah);
    expect(welcome).toMatchObject({ protocol: 1, you: { id: sarah.me.id, name: sarah.me.name } });
    expect(welcome.rooms.map((room: AnyFrame) => room.courseSlug)).toContain("intro-to-claude-code");
    expect(await refusal(open(lee, "inbox", sarah.me.id))).toBe(403);
    expect(await refusal(openSocket(runtime, null, "inbox", sarah.me.id))).toBe(401);
    await socket.close();
  });
});

describe("unread messages", () => {
  it("are told to whoever has the room in a tab that nobody looks at, and not to whoever looks at it", async () => {
    const [sarah, lee] = [await signInAs("sarah"), await signInAs("lee")];
    const { socket: desk } = await inbox(lee);
    const [tab, room] = [await open(lee, "chat", roomId), await open(sarah, "chat", roomId)];
    await Promise.all([tab.next("Welcome"), room.next("Welcome")]);
    const look = async (visible: boolean) => {
      tab.send({ _tag: "Beat", visible });
      await room.next(
        (frame) =>
          frame._tag === "Presence" &&
          frame.joined.some((one: AnyFrame) => one.id === lee.me.id && one.away === !visible),
      );
    };
    const say = async (content: string) => {
      const id = uuidv7();
      room.send({ _tag: "Send", id, content, replyToId: null });
      const { messages } = await tab.next(
        (frame) => frame._tag === "Messages" && frame.messages.some((one: AnyFrame) => one.id === id),
      );
      return { id, seq: messages.find((one: AnyFrame) => one.id === id)?.seq as number };
    };
    const told = (test: (room: AnyFrame) => boolean) =>
      desk.next(
        (frame) =>
          frame._tag === "Unread" && frame.rooms.some((one: AnyFrame) => one.roomId === roomId && test(one)),
      );
    desk.send({ _tag: "Beat", visible: true });
    await look(false);
    const hidden = await say("Seen by nobody yet.");
    const { rooms } = await told(({ lastSeq }) => lastSeq >= hidden.seq);
    const unread = rooms.find((one: AnyFrame) => one.roomId === roomId).unread as number;
    expect(unread).toBeGreaterThan(0);
    // Gone from the count with the message, on every device.
    room.send({ _tag: "Delete", id: hidden.id });
    await told((one) => one.unread === unread - 1);
    await look(true);
    const seen = await say("Seen at once.");
    tab.send({ _tag: "Read", seq: seen.seq });
    const read = await told(({ lastReadSeq }) => lastReadSeq === seen.seq);
    expect(read.rooms).toMatchObject([{ unread: 0 }]);
    for (const socket of [desk, tab, room]) await socket.close();
  });
});

describe("notifications", () => {
  it("are read on one device and shown as read on the others", async () => {
    const marcus = await signInAs("marcus");
    const [desk, phone] = [await inbox(marcus), await inbox(marcus)];
    const unread = await unreadIn(marcus);
    expect(desk.welcome.unreadNotifications).toBe(unread.length);
    expect(unread.length).toBeGreaterThan(1);
    for (const { id } of unread) desk.socket.send({ _tag: "Ack", id });
    await phone.socket.next((frame) => frame._tag === "Unread" && frame.notifications === 0);
    expect(await unreadIn(marcus)).toEqual([]);
    const foreign = uuidv7();
    desk.socket.send({ _tag: "Ack", id: foreign });
    expect(await desk.socket.next("Rejected")).toMatchObject({ id: foreign, code: "not_found" });
    await desk.socket.close();
    await phone.socket.close();
  });

  it("delivered twice show once, and what overtakes is not undone", async () => {
    const lee = await signInAs("lee");
    const { socket } = await inbox(lee);
    const notification = {
      _tag: "Notification",
      notification: {
        id: uuidv7(),
        type: "system",
        title: "Twice",
        body: "…",
        actionUrl: null,
        isRead: false,
        createdAt: new Date().toISOString(),
      },
    };
    const goodwill = (balance: number, asOf: string) => ({
      _tag: "Goodwill",
      goodwill: { balance, held: 0, totalEarned: 0 },
      asOf,
    });
    for (const message of [
      notification,
      notification,
      goodwill(7, "2026-01-01T00:00:02.000Z"),
      goodwill(6, "2026-01-01T00:00:01.000Z"),
      { _tag: "Unread", notifications: 3, rooms: [] },
    ])
      expect((await tell(lee, message)).status).toBe(204);
    expect((await tell(lee, { _tag: "Nonsense" })).status).toBe(422);
    await socket.next("Unread");
    expect(socket.frames.slice(1).map(({ _tag }) => _tag)).toEqual(["Notification", "Goodwill", "Unread"]);
    expect(socket.frames[2]).toEqual({ _tag: "Goodwill", goodwill: { balance: 7, held: 0, totalEarned: 0 } });
    await socket.close();
  });
});

describe("what somebody was told of a message", () => {
  const say = async (who: SignedInPerson, content: string) => {
    const chat = await open(who, "chat", roomId);
    await chat.next("Welcome");
    const id = uuidv7();
    chat.send({ _tag: "Send", id, content, replyToId: null });
    return { chat, id };
  };

  it("follows it on open devices: new words, and nothing at all once it is deleted", async () => {
    const [lee, marcus] = [await signInAs("lee"), await signInAs("marcus")];
    const { socket, welcome } = await inbox(lee);
    const unread = welcome.unreadNotifications as number;
    const { chat, id } = await say(marcus, "@lee secret-word-1");
    const { notification } = await socket.next("Notification");
    expect(notification).toMatchObject({ body: "@lee secret-word-1", isRead: false });
    chat.send({ _tag: "Edit", id, content: "@lee better so" });
    expect(await socket.next("NotificationChanged")).toMatchObject({
      notification: { id: notification.id, body: "@lee better so", isRead: false },
    });
    await socket.next((frame) => frame._tag === "Unread" && frame.notifications === unread + 1);
    chat.send({ _tag: "Delete", id });
    expect(await socket.next("NotificationsWithdrawn")).toMatchObject({ ids: [notification.id] });
    await socket.next((frame) => frame._tag === "Unread" && frame.notifications === unread);
    const answer = await fetch(`${runtime.url}/api/notifications`, { headers: { cookie: lee.cookie } });
    expect(await answer.text()).not.toMatch(/secret-word-1|better so/);
    await chat.close();
    await socket.close();
  });

  it("shows what who did it is called now", async () => {
    const [lee, marcus] = [await signInAs("lee"), await signInAs("marcus")];
    const { socket } = await inbox(lee);
    const { chat, id } = await say(marcus, "@lee under a name");
    const { notification } = await socket.next("Notification");
    const rename = (name: string) =>
      fetch(`${runtime.url}/api/me`, {
        method: "PATCH",
        headers: { cookie: marcus.cookie, origin: runtime.url, "content-type": "application/json" },
        body: JSON.stringify({ name }),
      });
    expect((await rename("Marcus Aurelius")).status).toBe(200);
    const changed = await socket.next(
      (frame) => frame._tag === "NotificationChanged" && frame.notification.id === notification.id,
    );
    expect(changed.notification.title).toMatch(/^Marcus Aurelius mentioned you in /);
    await rename(marcus.me.name);
    chat.send({ _tag: "Delete", id });
    await socket.next(({ _tag, ids }) => _tag === "NotificationsWithdrawn" && ids.includes(notification.id));
    await chat.close();
    await socket.close();
  });

  it("goes with a block, at once", async () => {
    const [lee, marcus] = [await signInAs("lee"), await signInAs("marcus")];
    const { socket, welcome } = await inbox(lee);
    const { chat, id } = await say(marcus, "@lee before the block");
    const { notification } = await socket.next("Notification");
    await runtime.sql`insert into blocks (blocker_id, blocked_id) values (${lee.me.id}, ${marcus.me.id})`;
    const { ids } = await socket.next("NotificationsWithdrawn", 5_000);
    expect(ids).toContain(notification.id);
    await socket.next(
      (frame) => frame._tag === "Unread" && frame.notifications <= welcome.unreadNotifications,
      5_000,
    );
    await runtime.sql`delete from blocks where blocker_id = ${lee.me.id}`;
    chat.send({ _tag: "Delete", id });
    await chat.close();
    await socket.close();
  });
});

describe("being available", () => {
  it("shows on every device, and is not for those who teach nothing", async () => {
    const nadia = await signInAs("nadia");
    const [desk, phone] = [await inbox(nadia), await inbox(nadia)];
    for (const is of [false, true]) {
      desk.socket.send({ _tag: "Available", is });
      for (const { socket } of [desk, phone])
        await socket.next((frame) => frame._tag === "Available" && frame.is === is, 2_000);
    }
    const sarah = await signInAs("sarah");
    const student = await inbox(sarah);
    student.socket.send({ _tag: "Available", is: true });
    expect(await student.socket.next("Rejected")).toMatchObject({ code: "forbidden" });
    for (const { socket } of [desk, phone, student]) await socket.close();
  });
});

describe("presence", () => {
  it("is noted while somebody looks, and until the last device leaves", async () => {
    const lee = await signInAs("lee");
    const seconds = async () => {
      const [row] = await runtime.sql`
        select extract(epoch from online_until - now())::float as left from inbox_presence where user_id = ${lee.me.id}`;
      return (row?.left as number | undefined) ?? Number.NEGATIVE_INFINITY;
    };
    const [desk, phone] = [await inbox(lee), await inbox(lee)];
    await expect.poll(seconds).toBeGreaterThan(30);
    await desk.socket.close();
    // What follows from its leaving was asked of the database before this.
    phone.socket.send({ _tag: "Ack", id: uuidv7() });
    await phone.socket.next("Rejected");
    expect(await seconds()).toBeGreaterThan(30);
    phone.socket.send({ _tag: "Beat", visible: false });
    await expect.poll(seconds).toBeLessThan(1);
    phone.socket.send({ _tag: "Beat", visible: true });
    await expect.poll(seconds).toBeGreaterThan(30);
    await phone.socket.close();
    await expect.poll(seconds).toBeLessThan(1);
  });
});

describe("whoever is shown as free to help", () => {
  it("can be reached: not who has closed the browser, from that moment on", async () => {
    const [nadia, sarah] = [await signInAs("nadia"), await signInAs("sarah")];
    const answer = async (path: string) => {
      const given = await fetch(`${runtime.url}${path}`, { headers: { cookie: sarah.cookie } });
      return (await given.json()) as AnyFrame;
    };
    const onCourse = async () =>
      (await answer("/api/courses/intro-to-claude-code")).teachers.find(
        (teacher: AnyFrame) => teacher.person.id === nadia.me.id,
      ).available;
    const inList = async () =>
      (await answer(`/api/chat/rooms/${roomId}/members?q=nadia`)).members[0].isAvailable;
    expect(await onCourse()).toBe(false);
    const [desk, phone] = [await inbox(nadia), await inbox(nadia)];
    desk.socket.send({ _tag: "Available", is: true });
    await phone.socket.next((frame) => frame._tag === "Available" && frame.is);
    await expect.poll(onCourse).toBe(true);
    expect(await inList()).toBe(true);
    // One device is closed, the other put away: a call rings there.
    await desk.socket.close();
    phone.socket.send({ _tag: "Beat", visible: false });
    const looks = async () => {
      const [row] = await runtime.sql`
        select online_until > now() as looks from inbox_presence where user_id = ${nadia.me.id}`;
      return row?.looks;
    };
    await expect.poll(looks).toBe(false);
    expect([await onCourse(), await inList()]).toEqual([true, true]);
    phone.socket.terminate();
    await expect.poll(onCourse).toBe(false);
    expect(await inList()).toBe(false);
    const [row] = await runtime.sql`
      select is_available as "isReady" from user_availability where user_id = ${nadia.me.id}`;
    expect(row?.isReady).toBe(true);
  });
});

describe("the end of a sign-in", () => {
  it("closes its sockets in every room, and no others", async () => {
    const [ending, staying] = [await signInAs("sarah"), await signInAs("sarah")];
    const sockets = await Promise.all([
      open(ending, "inbox", ending.me.id),
      open(ending, "chat", roomId),
      open(staying, "chat", roomId),
    ]);
    await Promise.all(sockets.map((socket) => socket.next("Welcome")));
    const answer = await fetch(`${runtime.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { cookie: ending.cookie, origin: runtime.url, "content-type": "application/json" },
      body: "{}",
    });
    expect(answer.status).toBe(200);
    for (const socket of sockets.slice(0, 2)) expect((await socket.closed).code).toBe(CLOSE.signedOut);
    sockets[2]?.send({ _tag: "Typing", is: true });
    await sockets[2]?.next("Typing");
    expect(await refusal(open(ending, "chat", roomId))).toBe(401);
    await sockets[2]?.close();
  });

  it("closes the sockets of one room when somebody is removed from it", async () => {
    const lee = await signInAs("lee");
    const [mail, chat] = [await inbox(lee), await open(lee, "chat", roomId)];
    await chat.next("Welcome");
    const removed = { _tag: "Removed", party: "chat", roomId };
    // The room asks what is true: a word that comes late puts nobody out.
    expect((await tell(lee, removed)).status).toBe(204);
    chat.send({ _tag: "Typing", is: true });
    await chat.next("Typing");
    await remove(lee);
    expect((await tell(lee, removed)).status).toBe(204);
    expect((await chat.closed).code).toBe(CLOSE.removed);
    await letBack(lee);
    mail.socket.send({ _tag: "Ack", id: uuidv7() });
    await mail.socket.next("Rejected");
    await mail.socket.close();
  });
});

/** It waits for a sweep, which comes every 20 seconds. */
describe.concurrent("in quiet hours", () => {
  it("devices hear of a mention when those end, and before that only of its number", async ({ expect }) => {
    const [sarah, marcus] = [await signInAs("sarah"), await signInAs("marcus")];
    const { socket, welcome } = await inbox(sarah);
    const hours = (from: number, to: number) => runtime.sql`
      update users set time_zone = 'UTC', quiet_from = (now() at time zone 'UTC' + ${`${from} hours`}::interval)::time,
        quiet_to = (now() at time zone 'UTC' + ${`${to} hours`}::interval)::time where id = ${sarah.me.id}`;
    await hours(-1, 1);
    const chat = await open(marcus, "chat", roomId);
    await chat.next("Welcome");
    chat.send({ _tag: "Send", id: uuidv7(), content: "@sarah in the night", replyToId: null });
    await socket.next(
      (frame) => frame._tag === "Unread" && frame.notifications === welcome.unreadNotifications + 1,
    );
    expect(socket.frames.filter(({ _tag }) => _tag === "Notification")).toEqual([]);
    // The night is over.
    await hours(2, 3);
    expect(await socket.next("Notification", 30_000)).toMatchObject({
      notification: { body: "@sarah in the night", isRead: false },
    });
    // It was counted already, and is not counted twice.
    expect(await socket.next("Unread")).toMatchObject({ notifications: welcome.unreadNotifications + 1 });
    const [row] = await runtime.sql`
      select count(*)::int as count from notifications where user_id = ${sarah.me.id} and not is_read`;
    await runtime.sql`update users set quiet_from = null, quiet_to = null where id = ${sarah.me.id}`;
    expect(row?.count).toBe(welcome.unreadNotifications + 1);
    await chat.close();
    await socket.close();
  }, 45_000);
});

/** Each waits for the second closing, 10 seconds after the first. */
describe.concurrent("who is on the way to a room when it ends", () => {
  it("is let in no further than to be closed", async ({ expect }) => {
    const lee = await signInAs("lee");
    const authSessionId = await authSessionOf(lee);
    let opening: ReturnType<typeof open> | undefined;
    await runtime.sql.begin(async (sql) => {
      // Admission waits for this row with the sign-in already found open.
      await sql`insert into socket_entries (user_id, auth_session_id, party, room_id)
        values (${lee.me.id}, ${authSessionId}, 'chat', ${roomId})`;
      opening = open(lee, "chat", roomId);
      await expect
        .poll(
          () => runtime.sql`select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%u.id, s.id as%'`,
        )
        .toHaveLength(1);
      const answer = await fetch(`${runtime.url}/api/auth/sign-out`, {
        method: "POST",
        headers: { cookie: lee.cookie, origin: runtime.url, "content-type": "application/json" },
        body: "{}",
      });
      expect(answer.status).toBe(200);
      // The first closing is over before admission goes on.
      await expect
        .poll(
          () => runtime.sql`select 1 from outbox
            where room_id = ${lee.me.id} and payload->>'authSessionId' = ${authSessionId} and delivered_at is not null`,
        )
        .toHaveLength(1);
    });
    const late = await opening;
    await late?.next("Welcome");
    expect((await late?.closed)?.code).toBe(CLOSE.signedOut);
    await expect
      .poll(() => runtime.sql`select 1 from socket_entries where auth_session_id = ${authSessionId}`, {
        timeout: 15_000,
      })
      .toEqual([]);
  }, 30_000);

  it("is closed a second time, and no other sign-in is", async ({ expect }) => {
    const [ending, staying] = [await signInAs("marcus"), await signInAs("marcus")];
    const authSessionId = await authSessionOf(ending);
    await tell(ending, { _tag: "SignedOut", authSessionId });
    const [late, other] = [await open(ending, "chat", roomId), await open(staying, "chat", roomId)];
    await Promise.all([late, other].map((socket) => socket.next("Welcome")));
    expect((await late.closed).code).toBe(CLOSE.signedOut);
    other.send({ _tag: "Typing", is: true });
    await other.next("Typing");
    await other.close();
  }, 30_000);

  it("stays when let in again since, by a new sign-in or as a member again", async ({ expect }) => {
    const [ended, nadia] = [await signInAs("nadia"), await signInAs("nadia")];
    const sockets = await Promise.all([open(ended, "chat", roomId), open(nadia, "chat", roomId)]);
    await Promise.all(sockets.map((socket) => socket.next("Welcome")));
    await runtime.sql`update auth_sessions set expires_at = now() where id = ${await authSessionOf(ended)}`;
    expect((await tell(nadia, { _tag: "SignedOut", authSessionId: null })).status).toBe(204);
    expect((await sockets[0]?.closed)?.code).toBe(CLOSE.signedOut);
    await remove(nadia);
    expect((await tell(nadia, { _tag: "Removed", party: "chat", roomId })).status).toBe(204);
    expect((await sockets[1]?.closed)?.code).toBe(CLOSE.removed);
    await letBack(nadia);
    const again = await open(nadia, "chat", roomId);
    // What told the room is told again once everybody who was on the way has come.
    await tell(nadia, { _tag: "Removed", party: "chat", roomId });
    again.send({ _tag: "Typing", is: true });
    await again.next((frame) => frame._tag === "Typing" && frame.userIds.includes(nadia.me.id));
    await again.close();
  }, 30_000);
});
