import { asc, eq, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { Notifications } from "../../notifications/service.ts";
import { outboxLayer } from "../../platform/outbox.ts";
import { Actors } from "../../shared/actors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { admitToChat } from "../access.ts";
import { REPORTS_PER_HOUR } from "../limits.ts";
import type { NewSanction } from "./model.ts";
import { ChatModeration } from "./service.ts";

let world: World<ChatModeration>;
let roomId: string;
let seq = 0;
const people: Record<string, string> = {};

const as = (name: string): SignedIn => ({
  id: people[name] ?? "",
  name,
  handle: name,
  avatarUrl: null,
  authSessionId: uuidv7(),
  roles: ["student"],
});
type Service = ChatModeration["Service"];
const use = <A, E, R>(run: (service: Service) => Effect.Effect<A, E, R>) => ChatModeration.use(run);
const sanction = (by: string, whom: string, fields: Partial<NewSanction> = {}) =>
  use((service) =>
    service.sanction(as(by), roomId, {
      userId: people[whom] ?? uuidv7(),
      kind: "mute",
      minutes: 10,
      reason: " Too loud. ",
      ...fields,
    }),
  );
const message = async (author: string, content = "x") => {
  const id = uuidv7();
  seq += 1;
  await world.db((db) =>
    db.execute(sql`insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash)
      values (${id}, ${roomId}, ${people[author]}, ${content}, ${seq}, ${seq}, sha256('x'))`),
  );
  return id;
};
/** Everything put into the outbox since the last call. */
const told = async () => {
  const rows = await world.db((db) => db.select().from(schema.outbox).orderBy(asc(schema.outbox.id)));
  await world.db((db) => db.delete(schema.outbox));
  return rows.map(({ party, roomId: to, payload }) => ({ party, to, payload }));
};
const audited = async () => {
  const { entries } = await world.run(use((service) => service.audit(as("creator"), roomId)));
  return entries;
};
/** A new student of the course, under that name. */
const student = async (name: string, courseId: string) => {
  people[name] = (await world.user(name)).id;
  await world.enroll(people[name], courseId);
};

beforeAll(async () => {
  const actors = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  world = await openWorld((database) =>
    ChatModeration.layer.pipe(
      Layer.provideMerge(Notifications.layer),
      Layer.provideMerge(outboxLayer.pipe(Layer.provideMerge(Layer.merge(database, actors)))),
    ),
  );
  for (const name of ["creator", "teacher", "stranger"]) people[name] = (await world.user(name)).id;
  people.moderator = (await world.user("moderator", { isModerator: true })).id;
  const course = await world.course("course", people.creator ?? "");
  roomId = course.roomId;
  await world.certify(people.teacher ?? "", course.id, people.creator ?? "");
  for (const name of ["sarah", "lee", "kim", "ann", "bob"]) await student(name, course.id);
  people.staff = (await world.user("staff", { isModerator: true })).id;
  await world.enroll(people.staff, course.id);
});
afterAll(() => world.close());

describe("who moderates", () => {
  const acts: Record<
    string,
    (who: string, messageId: string) => Effect.Effect<unknown, unknown, ChatModeration>
  > = {
    "set slow mode": (who) => use((service) => service.setSlowMode(as(who), roomId, { seconds: 30 })),
    "list sanctions": (who) => use((service) => service.sanctions(as(who), roomId)),
    "mute a member": (who) => sanction(who, "ann", { minutes: 1 }),
    "read versions": (who, id) => use((service) => service.versions(as(who), id)),
    "read the audit trail": (who) => use((service) => service.audit(as(who), roomId)),
  };
  it.each(Object.keys(acts))(
    "%s: the creator and moderators, no other member, and to strangers there is no room",
    async (name) => {
      const id = await message("sarah");
      const act = acts[name] as (typeof acts)[string];
      for (const who of ["teacher", "sarah"])
        expect(await world.fails(act(who, id))).toMatchObject({ _tag: "Forbidden" });
      expect(await world.fails(act("stranger", id))).toMatchObject({ _tag: "NotFound" });
      // The staff are moderators who learn here as well.
      for (const who of ["creator", "moderator", "staff"]) {
        await world.run(act(who, id));
        await world.db((db) => db.delete(schema.chatSanctions));
      }
    },
  );

  it.each(["creator", "moderator", "staff"])("nobody sanctions %s", async (name) => {
    await told();
    for (const by of ["creator", "moderator"])
      expect(await world.fails(sanction(by, name))).toMatchObject({ _tag: "Forbidden" });
    expect(await told()).toEqual([]);
  });

  it("nobody is sanctioned who is no member", async () => {
    expect(await world.fails(sanction("creator", "stranger"))).toMatchObject({ _tag: "NotFound" });
    expect(await world.fails(sanction("creator", "nobody"))).toMatchObject({ _tag: "NotFound" });
  });
});

describe("slow mode", () => {
  it("is set with an entry in the trail, and the room is told; the same again says nothing", async () => {
    await world.run(use((service) => service.setSlowMode(as("creator"), roomId, { seconds: 0 })));
    await told();
    const before = (await audited()).length;
    await world.run(use((service) => service.setSlowMode(as("creator"), roomId, { seconds: 60 })));
    await world.run(use((service) => service.setSlowMode(as("creator"), roomId, { seconds: 60 })));
    expect(await told()).toEqual([{ party: "chat", to: roomId, payload: { _tag: "RoomRulesChanged" } }]);
    const entries = await audited();
    expect(entries.length).toBe(before + 1);
    expect(entries[0]).toMatchObject({
      action: "chat.slow_mode",
      actorId: people.creator,
      details: { seconds: 60 },
    });
  });
});

describe("a mute", () => {
  it("holds until it is lifted; a second one is refused meanwhile", async () => {
    await told();
    const made = await world.run(sanction("creator", "lee"));
    expect(made).toMatchObject({ kind: "mute", userId: people.lee, reason: "Too loud.", liftedAt: null });
    expect(Date.parse(made.until ?? "") - Date.parse(made.createdAt)).toBe(600_000);
    expect(await world.fails(sanction("moderator", "lee"))).toMatchObject({ _tag: "Conflict" });
    expect(await told()).toEqual([{ party: "chat", to: roomId, payload: { _tag: "RoomRulesChanged" } }]);
    const list = await world.run(use((service) => service.sanctions(as("creator"), roomId)));
    expect(list.sanctions.map(({ id }) => id)).toEqual([made.id]);
    expect(list.people.map(({ handle }) => handle).sort()).toEqual(["creator", "lee"]);
    // Who is muted may read.
    expect((await world.run(Effect.result(admitToChat(as("lee"), roomId))))._tag).toBe("Success");

    expect(await world.fails(use((service) => service.lift(as("sarah"), made.id)))).toMatchObject({
      _tag: "Forbidden",
    });
    const lifted = await world.run(use((service) => service.lift(as("moderator"), made.id)));
    expect(lifted.liftedAt).not.toBeNull();
    expect(await world.run(use((service) => service.lift(as("creator"), made.id)))).toEqual(lifted);
    expect(await told()).toHaveLength(1);
    expect((await world.run(use((service) => service.sanctions(as("creator"), roomId)))).sanctions).toEqual(
      [],
    );
    expect((await audited()).slice(0, 2).map(({ action, actorId }) => [action, actorId])).toEqual([
      ["chat.lifted", people.moderator],
      ["chat.muted", people.creator],
    ]);
  });

  it("that has run out gives way to another", async () => {
    const first = await world.run(sanction("creator", "kim"));
    await world.db((db) =>
      db.execute(sql`update chat_sanctions set created_at = now() - interval '2 hours',
        until = now() - interval '1 hour' where id = ${first.id}`),
    );
    expect((await world.run(use((service) => service.sanctions(as("creator"), roomId)))).sanctions).toEqual(
      [],
    );
    const second = await world.run(sanction("creator", "kim", { minutes: null }));
    expect(second.until).toBeNull();
  });
});

describe("a removal", () => {
  it("closes the room for that person until it is lifted", async () => {
    const enters = async () => (await world.run(Effect.result(admitToChat(as("bob"), roomId))))._tag;
    expect(await enters()).toBe("Success");
    await told();
    const made = await world.run(sanction("creator", "bob", { kind: "remove", minutes: null }));
    expect(await told()).toEqual([
      { party: "chat", to: roomId, payload: { _tag: "RoomRulesChanged" } },
      {
        party: "inbox",
        to: people.bob,
        payload: expect.objectContaining({ _tag: "Removed", party: "chat", roomId }),
      },
    ]);
    expect(await enters()).toBe("Failure");
    await world.run(use((service) => service.lift(as("creator"), made.id)));
    expect(await enters()).toBe("Success");
  });
});

describe("a report", () => {
  const report = (by: string, id: string) =>
    use((service) => service.report(as(by), id, { reason: " Rude. " }));

  it("is every member's, once a message, and never of one's own", async () => {
    const id = await message("sarah");
    expect(await world.fails(report("stranger", id))).toMatchObject({ _tag: "NotFound" });
    expect(await world.fails(report("sarah", id))).toMatchObject({ _tag: "Conflict" });
    expect(await world.fails(report("ann", uuidv7()))).toMatchObject({ _tag: "NotFound" });
    const confirm = (emailVerified: boolean) =>
      world.db((db) =>
        db
          .update(schema.users)
          .set({ emailVerified })
          .where(eq(schema.users.id, people.ann ?? "")),
      );
    await confirm(false);
    expect(await world.fails(report("ann", id))).toMatchObject({ _tag: "Forbidden", code: "unverified" });
    await confirm(true);
    await world.run(report("ann", id));
    expect(await world.fails(report("ann", id))).toMatchObject({ _tag: "Conflict" });
    await world.run(report("teacher", id));
    await world.db((db) =>
      db
        .update(schema.contentFlags)
        .set({ status: "dismissed", reviewedBy: people.moderator, reviewedAt: new Date() })
        .where(eq(schema.contentFlags.targetId, id)),
    );
    expect(await world.fails(report("ann", id))).toMatchObject({ _tag: "Conflict" });
    const flags = await world.db((db) =>
      db.select().from(schema.contentFlags).where(eq(schema.contentFlags.targetId, id)),
    );
    expect(flags.map(({ targetType, reason }) => [targetType, reason])).toEqual([
      ["chat_message", "Rude."],
      ["chat_message", "Rude."],
    ]);
    expect((await audited())[0]).toMatchObject({ action: "chat.reported", details: { messageId: id } });
    const told = await world.db((db) =>
      db.select().from(schema.notifications).where(eq(schema.notifications.subjectId, id)),
    );
    const heard = told.filter(({ type }) => type === "moderation").map(({ userId }) => userId);
    expect(heard).toEqual(expect.arrayContaining([people.creator, people.moderator]));
    expect(new Set(heard).size).toBe(heard.length);
    for (const name of ["ann", "teacher"]) expect(heard).not.toContain(people[name]);
  });

  it("is possible again once the message was edited, and not for ever after it was dismissed", async () => {
    const id = await message("sarah");
    const edit = (content: string) =>
      world.db((db) =>
        db.execute(sql`
          with version as (
            insert into chat_message_versions (message_id, rev, content, changed_by)
            select id, rev + 1, content, user_id from chat_messages where id = ${id}
          )
          update chat_messages set content = ${content}, rev = rev + 1, edited_at = now() where id = ${id}`),
      );
    const flags = async () => {
      const rows = await world.db((db) =>
        db
          .select({ status: schema.contentFlags.status, version: schema.contentFlags.contentVersion })
          .from(schema.contentFlags)
          .where(eq(schema.contentFlags.targetId, id))
          .orderBy(asc(schema.contentFlags.id)),
      );
      return rows.map(({ status, version }) => `${status} ${version}`);
    };
    await world.run(report("ann", id));
    await edit("worse");
    await world.run(report("ann", id));
    expect(await flags()).toEqual(["pending 0", "pending 1"]);
    expect(await world.fails(report("ann", id))).toMatchObject({ _tag: "Conflict" });
    await world.db((db) =>
      db
        .update(schema.contentFlags)
        .set({ status: "dismissed", reviewedBy: people.moderator, reviewedAt: new Date() })
        .where(eq(schema.contentFlags.targetId, id)),
    );
    expect(await world.fails(report("ann", id))).toMatchObject({
      _tag: "Conflict",
      message: "You’ve already reported this message.",
    });
    await edit("worst");
    await world.run(report("ann", id));
    expect(await flags()).toEqual(["dismissed 0", "dismissed 1", "pending 2"]);
  });

  it("names who made it to moderators of the platform alone, and the reported one is not told of it at all", async () => {
    const [ofSarah, ofCreator, ofModerator] = [
      await message("sarah"),
      await message("creator"),
      await message("moderator"),
    ];
    for (const id of [ofSarah, ofCreator, ofModerator]) await world.run(report("teacher", id));
    const seenBy = async (who: string) => {
      const page = await world.run(use((service) => service.audit(as(who), roomId)));
      const reports = page.entries
        .filter(
          ({ action, details }) =>
            action === "chat.reported" && [ofSarah, ofCreator, ofModerator].includes(details.messageId ?? ""),
        )
        .map(({ actorId, details }) => [details.messageId, actorId]);
      return { reports, people: page.people.map(({ id }) => id), text: JSON.stringify(page) };
    };
    const creator = await seenBy("creator");
    expect(creator.reports).toEqual([
      [ofModerator, null],
      [ofSarah, null],
    ]);
    expect(creator.people).not.toContain(people.teacher);
    expect(creator.text).not.toContain(people.teacher);
    expect(creator.text).not.toContain(ofCreator);
    expect((await seenBy("moderator")).reports).toEqual([
      [ofCreator, people.teacher],
      [ofSarah, people.teacher],
    ]);
    expect((await seenBy("staff")).reports).toHaveLength(3);
  });

  it("keeps its words where they can be erased, and out of the audit log, as the reasons of sanctions are", async () => {
    const id = await message("sarah");
    await world.run(report("lee", id));
    await world.run(sanction("moderator", "ann", { reason: "Called me a walnut." }));
    const [stored] = (await world.db((db) =>
      db.execute(sql`select coalesce(string_agg(details::text, ' '), '') as all_words from audit_log`),
    )) as unknown as { all_words: string }[];
    expect(stored?.all_words).not.toMatch(/Rude|walnut|Too loud|reason/);
    // Moderators read them all the same, for as long as they are there.
    const reasons = async () =>
      (await audited()).slice(0, 2).map(({ action, details }) => [action, details.reason]);
    expect(await reasons()).toEqual([
      ["chat.muted", "Called me a walnut."],
      ["chat.reported", "Rude."],
    ]);
    await world.db((db) =>
      db.execute(sql`update content_flags set reason = '[erased]' where target_id = ${id}`),
    );
    expect((await reasons())[1]).toEqual(["chat.reported", "[erased]"]);
  });

  it("is written once where two come at once", async () => {
    const id = await message("sarah");
    const results = await Promise.all(
      Array.from({ length: 6 }, () => world.run(Effect.result(report("ann", id)))),
    );
    expect(results.filter(({ _tag }) => _tag === "Success")).toHaveLength(1);
  });

  it("is bounded an hour", async () => {
    const ids = await Promise.all(Array.from({ length: REPORTS_PER_HOUR + 1 }, () => message("sarah")));
    const last = ids.pop() ?? "";
    for (const id of ids) await world.run(report("kim", id));
    await world.db((db) =>
      db.execute(sql`update content_flags set created_at = now() - interval '50 minutes'
        where target_id = ${ids[0] ?? ""}`),
    );
    const refused = await world.fails(report("kim", last));
    expect(refused).toMatchObject({
      _tag: "TooManyRequests",
      message: `You can report ${REPORTS_PER_HOUR} things an hour. Try again in 10 minutes.`,
    });
    expect("retryAfterSeconds" in refused && refused.retryAfterSeconds).toBeGreaterThan(590);
    await world.run(Effect.provideService(report("kim", last), RateLimits, false));
  });
});

describe("history kept for moderators", () => {
  it("shows what a message said before", async () => {
    const id = await message("sarah", "third");
    for (const [rev, content] of [
      [seq + 2, "second"],
      [seq + 1, "first"],
    ])
      await world.db((db) =>
        db.execute(sql`insert into chat_message_versions (message_id, rev, content, changed_by)
          values (${id}, ${rev}, ${content}, ${people.sarah})`),
      );
    const { versions, people: authors } = await world.run(
      use((service) => service.versions(as("creator"), id)),
    );
    expect(versions.map(({ content }) => content)).toEqual(["first", "second"]);
    expect(authors.map(({ handle }) => handle)).toEqual(["sarah"]);
  });
});

describe("the audit trail", () => {
  it("comes page by page, the newest first, each entry once", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await world.run(
        use((service) =>
          cursor === undefined
            ? service.audit(as("creator"), roomId)
            : service.audit(as("creator"), roomId, cursor),
        ),
      );
      seen.push(...page.entries.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const rows = await world.db((db) =>
      db.select({ id: schema.auditLog.id }).from(schema.auditLog).where(eq(schema.auditLog.targetId, roomId)),
    );
    expect(rows.length).toBeGreaterThan(REPORTS_PER_HOUR);
    // But for the report of the reader's own message.
    expect(seen).toHaveLength(rows.length - 1);
    expect(new Set(seen).size).toBe(seen.length);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(seen));
    expect(
      await world.fails(use((service) => service.audit(as("creator"), roomId, "no cursor"))),
    ).toMatchObject({ _tag: "BadRequest" });
  });
});
