import { eq } from "drizzle-orm";
import { Effect, Layer, Result } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  authSessions,
  chatReadMarkers,
  chatRooms,
  chatSanctions,
  socketEntries,
} from "../../db/schema/index.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { forgetSocketEntries, noteSocketEntry, socketEntriesOf } from "../identity/sign-in/socket-entries.ts";
import { admitToChat } from "./access.ts";
import { ChatAdmissions } from "./admissions.ts";

let world: World<ChatAdmissions>;
let roomId: string;
const people = new Map<string, { id: string; token: string; authSessionId: string }>();

beforeAll(async () => {
  world = await openWorld((database) => ChatAdmissions.layer.pipe(Layer.provideMerge(database)));
  const named = async (handle: string, fields = {}) => {
    const { id } = await world.user(handle, fields);
    const { token, id: authSessionId } = await world.signIn(id);
    people.set(handle, { id, token, authSessionId });
    return id;
  };
  const creator = await named("creator");
  const course = await world.course("a-course", creator);
  roomId = course.roomId;
  const teacher = await named("teacher");
  await world.certify(teacher, course.id, creator);
  await world.enroll(await named("student"), course.id);
  await world.enroll(await named("gone"), course.id, true);
  await world.enroll(await named("removed"), course.id);
  await named("stranger");
  await named("moderator", { isModerator: true });
  const learning = await named("learning_moderator", { isModerator: true });
  await world.enroll(learning, course.id);
  const teaching = await named("teaching_admin", { isAdmin: true });
  await world.certify(teaching, course.id, creator);
  await world.enroll(await named("erased", { anonymisedAt: new Date() }), course.id);
  await world.db((db) =>
    db.insert(chatSanctions).values(
      ["removed", "moderator", "learning_moderator"].map((handle) => ({
        roomId,
        userId: idOf(handle),
        kind: "remove" as const,
        reason: "a reason",
        imposedBy: creator,
      })),
    ),
  );
  await world.db((db) =>
    db.insert(chatReadMarkers).values({ roomId, userId: idOf("student"), lastReadSeq: 0 }),
  );
});
afterAll(() => world?.close());
beforeEach(() => world.db((db) => db.delete(socketEntries)));

const person = (handle: string) => {
  const found = people.get(handle);
  if (!found) throw new Error(`nobody is called ${handle}`);
  return found;
};
const idOf = (handle: string) => person(handle).id;
const admit = (token: string, room = roomId) =>
  world.run(Effect.result(ChatAdmissions.use((chat) => chat.admit(token, room))));
const entries = () => world.db((db) => db.select().from(socketEntries));

const outcomes = async (tokens: readonly string[], room = roomId) =>
  (await Promise.all(tokens.map((token) => admit(token, room)))).map((result) =>
    Result.isSuccess(result) ? result.success.identity.role : result.failure._tag,
  );

describe("admission to a chat room", () => {
  it("decides for many at once, each for themselves", async () => {
    const expired = await world.signIn(idOf("student"), new Date(Date.now() - 1_000));
    const tokens = [...people.values()].map(({ token }) => token);
    const expected = [
      "creator",
      "student_teacher",
      "student",
      "Forbidden",
      "Forbidden",
      "Forbidden",
      "moderator",
      "moderator",
      "moderator",
      "Unauthorized",
    ];
    expect(await outcomes([...tokens, expired.token, "no such token"])).toEqual([
      ...expected,
      "Unauthorized",
      "Unauthorized",
    ]);
    expect(await outcomes(tokens, v7())).toEqual(
      expected.map((tag) => (tag === "Unauthorized" ? tag : "NotFound")),
    );
  });

  it.each([
    ["creator", "creator", undefined],
    ["student", "student", undefined],
    ["moderator", "moderator", undefined],
    ["learning_moderator", "moderator", "student"],
    ["teaching_admin", "moderator", "student_teacher"],
  ])("lets %s do what a %s may, and shows others %s", async (handle, role, shownRole) => {
    const admission = Result.getOrThrow(await admit(person(handle).token));
    expect([admission.identity.role, admission.identity.shownRole]).toEqual([role, shownRole]);
  });

  it("decides as everything else that asks who may enter", async () => {
    for (const [handle, { id, token, authSessionId }] of people) {
      if (handle === "erased") continue;
      const signedIn = { id, authSessionId, name: handle, handle, avatarUrl: null, roles: [] };
      const one = await world.run(Effect.result(admitToChat(signedIn, roomId)));
      const many = await admit(token);
      if (Result.isFailure(one) || Result.isFailure(many)) {
        expect(Result.isFailure(many) && many.failure, handle).toEqual(Result.isFailure(one) && one.failure);
        continue;
      }
      expect(many.success.identity, handle).toMatchObject({ userId: id, authSessionId, handle });
      const { role, shownRole = role } = many.success.identity;
      expect({ role, shownRole, grant: many.success.grant }).toEqual(one.success);
    }
  });

  it("lets nobody into a room that is closed", async () => {
    const active = (isActive: boolean) =>
      world.db((db) => db.update(chatRooms).set({ isActive }).where(eq(chatRooms.id, roomId)));
    await active(false);
    expect(await outcomes([person("creator").token])).toEqual(["NotFound"]);
    await active(true);
  });

  it("notes where sockets of a sign-in may be, once a day, also for one who comes from many tabs", async () => {
    const { id, token, authSessionId } = person("student");
    await outcomes([token, token, token, person("stranger").token]);
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ userId: id, authSessionId, party: "chat", roomId });
    await outcomes([token]);
    expect(await entries()).toEqual([entry]);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await world.db((db) => db.update(socketEntries).set({ enteredAt: yesterday }));
    await outcomes([token, token]);
    expect((await entries())[0]?.enteredAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe("places of sockets", () => {
  it("are those of one sign-in or of all, and are forgotten once the sign-in is gone", async () => {
    const { id } = person("student");
    const [one, other] = [await world.signIn(id), await world.signIn(id)];
    const inbox = { party: "inbox" as const, roomId: id };
    const chat = { party: "chat" as const, roomId };
    expect(await world.run(noteSocketEntry(one.id, "inbox", id))).toBe(true);
    expect(await world.run(noteSocketEntry(one.id, "inbox", id))).toBe(true);
    await admit(other.token);
    expect(await world.run(socketEntriesOf(id, one.id))).toEqual([inbox]);
    expect(await world.run(socketEntriesOf(id, null))).toEqual(expect.arrayContaining([inbox, chat]));
    await world.run(forgetSocketEntries(id, one.id));
    expect(await world.run(socketEntriesOf(id, one.id))).toEqual([inbox]);

    await world.db((db) => db.delete(authSessions).where(eq(authSessions.id, one.id)));
    expect(await world.run(noteSocketEntry(one.id, "session", v7()))).toBe(false);
    expect(await world.run(socketEntriesOf(id, one.id))).toEqual([inbox]);
    await world.run(forgetSocketEntries(id, one.id));
    expect(await world.run(socketEntriesOf(id, null))).toEqual([chat]);
  });
});
