import { eq, sql } from "drizzle-orm";
import { Effect, Layer, ManagedRuntime } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { ServiceUnavailable, type TooManyRequests } from "../../shared/errors.ts";
import { Files } from "../../shared/files.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import {
  ATTACHMENT_BYTES_A_DAY,
  ATTACHMENTS_A_DAY,
  DELETED_ATTACHMENT_DAYS,
  MAX_ATTACHMENT_BYTES,
  MAX_UNSENT_ATTACHMENTS,
  ROOM_ATTACHMENT_BYTES_A_DAY,
} from "../limits.ts";
import type { NewAttachment } from "./commands.ts";
import { attachmentKey } from "./rules.ts";
import { Attachments } from "./service.ts";

let world: World<Attachments>;
let room: string;
let otherRoom: string;
let seq = 0;
let files: Layer.Layer<Files>;
let isStorageAway = false;
const removed: string[] = [];
/** Keys of objects that storage does not let go of. */
const unremovable = new Set<string>();
const people: Record<string, string> = {};

const as = (name: string): SignedIn => ({
  id: people[name] ?? "",
  name,
  handle: name,
  avatarUrl: null,
  authSessionId: uuidv7(),
  roles: ["student"],
});
const file = (fields: Partial<NewAttachment> = {}): NewAttachment => ({
  id: uuidv7(),
  roomId: room,
  name: "a.png",
  contentType: "image/png",
  size: 10,
  width: 3,
  height: 2,
  ...fields,
});
const begin = (who: string, given: NewAttachment) => Attachments.use((it) => it.begin(as(who), given));
const finish = (id: string) => Attachments.use((it) => it.finish(id));
const find = (who: string, id: string) => Attachments.use((it) => it.find(as(who), id));
/** A whole file that is not sent. */
const stored = async (who: string, fields: Partial<NewAttachment> = {}) => {
  const given = file(fields);
  await world.run(begin(who, given));
  await world.run(finish(given.id));
  return given;
};
const send = async (who: string, attachmentId: string) => {
  const id = uuidv7();
  seq += 1;
  await world.db((db) =>
    db.execute(sql`insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash)
      values (${id}, ${room}, ${people[who]}, '', ${seq}, ${seq}, sha256('x'))`),
  );
  await world.db((db) =>
    db
      .update(schema.chatAttachments)
      .set({ messageId: id })
      .where(eq(schema.chatAttachments.id, attachmentId)),
  );
  return id;
};
const age = (id: string, hours: number) =>
  world.db((db) =>
    db.execute(
      sql`update chat_attachments set created_at = now() - make_interval(hours => ${hours}) where id = ${id}`,
    ),
  );

beforeAll(async () => {
  /** Stands for the bucket, which is the platform's. */
  files = Layer.succeed(
    Files,
    Files.of({
      remove: (keys) =>
        isStorageAway || keys.some((key) => unremovable.has(key))
          ? Effect.fail(new ServiceUnavailable({ message: "away" }))
          : Effect.sync(() => void removed.push(...keys)),
    }),
  );
  world = await openWorld((database) =>
    Attachments.layer.pipe(Layer.provideMerge(Layer.merge(database, files))),
  );
  for (const name of [
    "creator",
    "elsewhere",
    "stranger",
    "sarah",
    "lee",
    "muted",
    "hoarder",
    "crowd",
    "sender",
    "tiny",
  ])
    people[name] = (await world.user(name)).id;
  const course = await world.course("course", people.creator ?? "");
  const other = await world.course("other", people.elsewhere ?? "");
  room = course.roomId;
  otherRoom = other.roomId;
  for (const name of ["sarah", "lee", "muted", "hoarder", "crowd", "sender", "tiny"])
    await world.enroll(people[name] ?? "", course.id);
  await world.enroll(people.sarah ?? "", other.id);
  await world.db((db) =>
    db.insert(schema.chatSanctions).values({
      roomId: room,
      userId: people.muted ?? "",
      kind: "mute",
      reason: "x",
      imposedBy: people.creator ?? "",
    }),
  );
});
afterAll(() => world.close());

describe("begin", () => {
  it("is for members who may write in the room", async () => {
    expect(await world.fails(begin("stranger", file()))).toMatchObject({ _tag: "NotFound" });
    expect(await world.fails(begin("lee", file({ roomId: otherRoom })))).toMatchObject({ _tag: "NotFound" });
    expect(await world.fails(begin("muted", file()))).toMatchObject({ _tag: "Forbidden" });
    expect(await world.run(begin("sarah", file()))).toMatchObject({ isStored: false });
  });

  it("bears repetition, and refuses an id that is another file's", async () => {
    const given = file();
    const first = await world.run(begin("sarah", given));
    expect(await world.run(begin("sarah", given))).toEqual(first);
    await world.run(finish(given.id));
    expect(await world.run(begin("sarah", { ...given, name: "b.png" }))).toEqual({
      ...first,
      isStored: true,
    });
    expect(await world.run(finish(given.id))).toEqual(first.attachment);
    for (const [who, other] of [
      ["lee", given],
      ["sarah", { ...given, size: 11 }],
      ["sarah", { ...given, roomId: otherRoom }],
    ] as const)
      expect(await world.fails(begin(who, other))).toMatchObject({ _tag: "Conflict" });
  });

  it("keeps the sides of pictures alone", async () => {
    const { attachment } = await world.run(begin("sarah", file({ contentType: "text/html" })));
    expect(attachment).toMatchObject({ width: null, height: null });
  });

  it("takes none of who has not confirmed their address", async () => {
    const confirm = (emailVerified: boolean) =>
      world.db((db) =>
        db
          .update(schema.users)
          .set({ emailVerified })
          .where(eq(schema.users.id, people.lee ?? "")),
      );
    await confirm(false);
    expect(await world.fails(begin("lee", file()))).toMatchObject({ _tag: "Forbidden", code: "unverified" });
    await confirm(true);
    await world.run(begin("lee", file()));
  });

  it("takes only so many that are not sent", async () => {
    for (let at = 0; at < MAX_UNSENT_ATTACHMENTS; at++) await stored("hoarder");
    const one = file();
    expect(await world.fails(begin("hoarder", one))).toMatchObject({ _tag: "TooManyRequests" });
    await world.run(Effect.provideService(begin("hoarder", one), RateLimits, false));
  });

  it("takes no more of many at once, through several backends", async () => {
    const other = ManagedRuntime.make(
      Attachments.layer.pipe(
        Layer.provideMerge(Layer.merge(Database.layer({ url: world.url, max: 4 }), files)),
      ),
    );
    try {
      const outcomes = await Promise.all(
        Array.from({ length: 3 * MAX_UNSENT_ATTACHMENTS }, (_, at) => {
          const effect = Effect.exit(begin("crowd", file()));
          return at % 2 === 0 ? world.run(effect) : other.runPromise(effect);
        }),
      );
      expect(outcomes.filter((outcome) => outcome._tag === "Success")).toHaveLength(MAX_UNSENT_ATTACHMENTS);
    } finally {
      await other.dispose();
    }
    const refused = await world.fails(begin("crowd", file()));
    expect(refused).toMatchObject({ _tag: "TooManyRequests", message: expect.stringContaining("24 hours") });
    expect((refused as TooManyRequests).retryAfterSeconds).toBeGreaterThan(23 * 3_600);
  });

  it("takes only so much a day of one person, sent or not, and says when there is room again", async () => {
    const large = { contentType: "application/zip", size: MAX_ATTACHMENT_BYTES };
    const count = Math.floor(ATTACHMENT_BYTES_A_DAY / MAX_ATTACHMENT_BYTES);
    for (let at = 0; at < count; at++) {
      const { id } = await stored("sender", large);
      await send("sender", id);
      if (at === 0) await age(id, 14);
    }
    const refused = await world.fails(begin("sender", file({ size: MAX_ATTACHMENT_BYTES })));
    expect(refused).toMatchObject({ _tag: "TooManyRequests", message: expect.stringContaining("10 hours") });
    expect((refused as TooManyRequests).retryAfterSeconds / 3_600).toBeCloseTo(10, 1);
    await world.run(begin("lee", file({ size: MAX_ATTACHMENT_BYTES })));
  });

  it("takes only so many files a day of one person, however small", async () => {
    await world.db((db) =>
      db.execute(sql`
        insert into chat_attachments (id, room_id, user_id, message_id, name, content_type, size, stored_at)
        select gen_random_uuid(), ${room}, ${people.tiny}, (select id from chat_messages limit 1), 'x', 'text/plain', 1, now()
        from generate_series(1, ${ATTACHMENTS_A_DAY})`),
    );
    expect(await world.fails(begin("tiny", file()))).toMatchObject({ _tag: "TooManyRequests" });
  });

  it("takes only so much a day of one room, whoever it is from", async () => {
    await world.db((db) =>
      db.execute(sql`
        insert into chat_attachments (id, room_id, user_id, name, content_type, size, stored_at, created_at)
        select gen_random_uuid(), ${otherRoom}, ${people.elsewhere}, 'x', 'text/plain', ${MAX_ATTACHMENT_BYTES}, now(),
          now() - interval '1 hour'
        from generate_series(1, ${Math.floor(ROOM_ATTACHMENT_BYTES_A_DAY / MAX_ATTACHMENT_BYTES)})`),
    );
    expect(
      await world.fails(begin("sarah", file({ roomId: otherRoom, size: MAX_ATTACHMENT_BYTES }))),
    ).toMatchObject({
      _tag: "TooManyRequests",
      message: expect.stringContaining("23 hours"),
    });
    await world.run(begin("sarah", file()));
  });
});

describe("find", () => {
  it("shows a file to its uploader at first, and to the room once it is sent", async () => {
    const { id } = await stored("sarah");
    expect((await world.run(find("sarah", id))).roomId).toBe(room);
    for (const who of ["lee", "creator", "stranger"])
      expect(await world.fails(find(who, id))).toMatchObject({ _tag: "NotFound" });
    await send("sarah", id);
    for (const who of ["sarah", "lee", "creator", "muted"])
      expect((await world.run(find(who, id))).attachment.id).toBe(id);
    expect(await world.fails(find("stranger", id))).toMatchObject({ _tag: "NotFound" });
  });

  it("shows none that is not whole", async () => {
    const given = file();
    await world.run(begin("sarah", given));
    expect(await world.fails(find("sarah", given.id))).toMatchObject({ _tag: "NotFound" });
    expect(await world.fails(finish(uuidv7()))).toMatchObject({ _tag: "NotFound" });
  });

  it("shows files of deleted messages to moderators alone", async () => {
    const { id } = await stored("sarah");
    const messageId = await send("sarah", id);
    await world.db((db) =>
      db.execute(sql`update chat_messages set is_deleted = true, deleted_at = now() where id = ${messageId}`),
    );
    for (const who of ["sarah", "lee"])
      expect(await world.fails(find(who, id))).toMatchObject({ _tag: "NotFound" });
    expect((await world.run(find("creator", id))).attachment.id).toBe(id);
  });
});

describe("sweep", () => {
  const sweep = Attachments.use((it) => it.sweep);

  it("removes what was not sent within a day, object and row, and nothing else", async () => {
    const [old, sent, young] = [await stored("sarah"), await stored("sarah"), await stored("sarah")];
    const begun = file();
    await world.run(begin("sarah", begun));
    await send("sarah", sent.id);
    for (const { id } of [old, sent, begun]) await age(id, 25);
    await age(young.id, 23);

    isStorageAway = true;
    expect(await world.fails(sweep)).toMatchObject({ _tag: "ServiceUnavailable" });
    expect((await world.run(find("sarah", old.id))).attachment.id).toBe(old.id);
    isStorageAway = false;
    expect(await world.run(sweep)).toBe(2);
    expect(removed.toSorted()).toEqual([old, begun].map(({ id }) => attachmentKey(room, id)).toSorted());
    expect(await world.fails(find("sarah", old.id))).toMatchObject({ _tag: "NotFound" });
    for (const { id } of [sent, young]) expect((await world.run(find("sarah", id))).attachment.id).toBe(id);
    expect(await world.run(sweep)).toBe(0);
  });

  it("one that cannot be removed keeps no other", async () => {
    const all = [];
    for (let count = 0; count < 5; count++) all.push(await stored("sarah"));
    for (const { id } of all) await age(id, 25);
    const stuck = all[2]?.id ?? "";
    unremovable.add(attachmentKey(room, stuck));
    removed.length = 0;
    expect(await world.run(sweep)).toBe(4);
    expect(removed).toHaveLength(4);
    expect((await world.run(find("sarah", stuck))).attachment.id).toBe(stuck);
    unremovable.clear();
    expect(await world.run(sweep)).toBe(1);
  });

  it("removes files of messages some weeks after they were deleted, unless a report about them is open", async () => {
    const [deleted, lately, reported, kept] = [
      await stored("sarah"),
      await stored("sarah"),
      await stored("sarah"),
      await stored("sarah"),
    ];
    const messages: Record<string, string> = {};
    for (const { id } of [deleted, lately, reported, kept]) messages[id] = await send("sarah", id);
    const remove = (id: string, days: number) =>
      world.db((db) =>
        db.execute(sql`update chat_messages set is_deleted = true, deleted_at = now() - make_interval(days => ${days})
          where id = ${messages[id]}`),
      );
    await remove(deleted.id, DELETED_ATTACHMENT_DAYS + 1);
    await remove(lately.id, DELETED_ATTACHMENT_DAYS - 1);
    await remove(reported.id, DELETED_ATTACHMENT_DAYS + 1);
    await world.db((db) =>
      db.insert(schema.contentFlags).values({
        targetType: "chat_message",
        targetId: messages[reported.id] ?? "",
        flaggedBy: people.lee ?? "",
        reason: "x",
      }),
    );
    removed.length = 0;
    expect(await world.run(sweep)).toBe(1);
    expect(removed).toEqual([attachmentKey(room, deleted.id)]);
    expect(await world.fails(find("creator", deleted.id))).toMatchObject({ _tag: "NotFound" });
    for (const { id } of [lately, reported, kept])
      expect((await world.run(find("creator", id))).attachment.id).toBe(id);
    await world.db((db) =>
      db
        .update(schema.contentFlags)
        .set({ status: "dismissed", reviewedBy: people.creator, reviewedAt: new Date() }),
    );
    expect(await world.run(sweep)).toBe(1);
  });
});
