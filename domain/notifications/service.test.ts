import { eq, sql } from "drizzle-orm";
import type { Effect } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { type HelpWorld, openWelding } from "../../tests/support/worlds/help-world.ts";
import { type NewNotification, Notifications } from "./service.ts";

let world: HelpWorld;
let who: (name: string) => string;

const use = <A, E>(run: (service: Notifications["Service"]) => Effect.Effect<A, E>) => Notifications.use(run);
const notify = (userId: string, cause: string, change: Partial<NewNotification> = {}) =>
  world.run(
    use((service) =>
      service.notify({ userId, type: "system", title: cause, body: "…", actionUrl: null, cause, ...change }),
    ),
  );
const list = (userId: string, cursor?: string) => world.run(use((service) => service.list(userId, cursor)));
const unread = (userId: string) => world.run(use((service) => service.unreadCount(userId)));

beforeAll(async () => {
  ({ world, who } = await openWelding(["lee", "crowd", "quiet"]));
});
afterAll(() => world.close());

/** What somebody is told of a room by one person: such notifications are folded into one. */
const chats = (cause: string): NewNotification => ({
  ...{ userId: who("crowd"), type: "chat", title: "Lee mentioned you", body: cause, actionUrl: null, cause },
  subject: { type: "chat_message", id: subjectOf(cause) },
  actorId: who("lee"),
  roomId: who("room"),
});
const subjects = new Map<string, string>();
const subjectOf = (cause: string) => {
  const known = subjects.get(cause) ?? v7();
  subjects.set(cause, known);
  return known;
};
const withdraw = (cause: string) =>
  world.run(
    use((service) => service.withdraw([{ subject: { type: "chat_message", id: subjectOf(cause) }, cause }])),
  );
const heads = async () => {
  const rows = await world.db((db) =>
    db.execute<{ cause: string; head: string | null }>(sql`
      select n.cause, h.cause as head from notifications n left join notifications h on h.id = n.folded_into
      where n.user_id = ${who("crowd")} and n.type = 'chat' order by n.id`),
  );
  return Object.fromEntries(rows.map(({ cause, head }) => [cause, head]));
};

describe("notifying", () => {
  it("writes a row and tells the inbox, once for a cause", async () => {
    await world.told();
    const wrote = await Promise.all(Array.from({ length: 6 }, () => notify(who("lee"), "once")));
    expect(wrote.filter(Boolean)).toHaveLength(1);
    expect(await world.told()).toMatchObject([
      {
        party: "inbox",
        roomId: who("lee"),
        message: { _tag: "Notification", notification: { title: "once", isRead: false, actionUrl: null } },
      },
    ]);
    expect(await notify(who("sarah"), "once")).toBe(true);
    expect(await unread(who("lee"))).toBe(1);
  });

  it("respects what the user does not want to hear of", async () => {
    await world.db((db) =>
      db
        .insert(schema.notificationPreferences)
        .values({ userId: who("quiet"), type: "summon", inApp: false }),
    );
    await world.told();
    const channels = async () => {
      const rows = await world.db((db) =>
        db.execute(sql`select title, in_app, email, push from notifications where user_id = ${who("quiet")}
          order by id`),
      );
      return [...rows];
    };
    // By mail and push only: recorded for those, shown and counted nowhere.
    expect(await notify(who("quiet"), "a", { type: "summon" })).toBe(true);
    expect(await channels()).toEqual([{ title: "a", in_app: false, email: true, push: true }]);
    expect(await world.told()).toEqual([]);
    expect(await unread(who("quiet"))).toBe(0);
    expect(await notify(who("quiet"), "b", { type: "goodwill" })).toBe(true);
    expect((await world.told()).map(({ message }) => message._tag)).toEqual(["Notification"]);
    expect((await list(who("quiet"))).notifications.map(({ title }) => title)).toEqual(["b"]);
    const [hidden] = await world.db((db) =>
      db.execute(sql`select id from notifications where user_id = ${who("quiet")} and not in_app`),
    );
    expect(await world.run(use((service) => service.ack(who("quiet"), [String(hidden?.id)])))).toEqual({
      unread: 1,
      unknown: [hidden?.id],
    });
    await world.db((db) =>
      db
        .update(schema.notificationPreferences)
        .set({ email: false, push: false })
        .where(eq(schema.notificationPreferences.userId, who("quiet"))),
    );
    expect(await notify(who("quiet"), "c", { type: "summon" })).toBe(false);
    expect(await channels()).toHaveLength(2);
  });
});

describe("the list", () => {
  const total = 75;

  it("comes in pages without gaps or doubles, also while new ones come in and moments are shared", async () => {
    await world.db((db) =>
      db.insert(schema.notifications).values(
        Array.from({ length: total }, (_, index) => ({
          userId: who("crowd"),
          type: "system" as const,
          title: `${index}`,
          body: "…",
          createdAt: sql`timestamptz '2026-01-01 10:00:00.123457+00' + ${Math.floor(index / 4)} * interval '1 microsecond'`,
        })),
      ),
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(who("crowd"), cursor ?? undefined);
      seen.push(...page.notifications.map(({ title }) => title));
      cursor = page.nextCursor;
      pages++;
      await notify(who("crowd"), `meanwhile ${pages}`);
    } while (cursor !== null);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    const moments = seen.map((title) => Math.floor(Number(title) / 4));
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  });

  it.each(["", "nonsense", "MTIz", btoa("1.2"), btoa(`x.${v7()}`)])(
    "refuses the cursor %j",
    async (cursor) => {
      expect(await world.fails(use((service) => service.list(who("crowd"), cursor)))).toMatchObject({
        _tag: "BadRequest",
      });
    },
  );

  it("shows nobody else's", async () => {
    expect((await list(who("gabriel"))).notifications).toEqual([]);
  });
});

describe("reading", () => {
  it("marks one's own, again without harm, and knows what is not one's own", async () => {
    for (const cause of ["r1", "r2", "r3"]) await notify(who("marcus"), cause);
    const { notifications } = await list(who("marcus"));
    const [first, second] = notifications.map((one) => one.id);
    const foreign = (await list(who("lee"))).notifications[0]?.id ?? "";
    const ids = [first ?? "", first ?? "", foreign, v7()];
    const answer = await world.run(use((service) => service.ack(who("marcus"), ids)));
    expect(answer).toEqual({ unread: 2, unknown: ids.slice(2) });
    expect(await unread(who("lee"))).toBe(1);
    const again = await world.run(use((service) => service.ack(who("marcus"), [first ?? "", second ?? ""])));
    expect(again).toEqual({ unread: 1, unknown: [] });
  });

  it("marks all of one's own at once and tells one's devices", async () => {
    await world.told();
    await world.run(use((service) => service.readAll(who("marcus"))));
    expect(await unread(who("marcus"))).toBe(0);
    expect(await unread(who("lee"))).toBe(1);
    expect(await world.told()).toEqual([
      { party: "inbox", roomId: who("marcus"), message: { _tag: "Unread", notifications: 0, rooms: [] } },
    ]);
  });
});

describe("what is folded into what is being withdrawn", () => {
  it("stands by itself, and waits for nobody", async () => {
    await notify(who("crowd"), "first", chats("first"));
    await notify(who("crowd"), "second", chats("second"));
    expect(await heads()).toEqual({ first: null, second: "first" });
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const withdrawing = world.db((db) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select id from notifications where cause = 'first' for update`);
        begun.resolve();
        await end.promise;
        await tx.execute(sql`delete from notifications where cause = 'first'`);
      }),
    );
    await begun.promise;
    expect(await notify(who("crowd"), "third", chats("third"))).toBe(true);
    end.resolve();
    await withdrawing;
    expect(await heads()).toEqual({ second: null, third: null });
  });

  it("takes its head's place only where nobody else withdraws it meanwhile", async () => {
    await world.db((db) => db.execute(sql`delete from notifications where user_id = ${who("crowd")}`));
    for (const cause of ["head", "next", "last"]) await notify(who("crowd"), cause, chats(cause));
    expect(await heads()).toEqual({ head: null, next: "head", last: "head" });
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const other = world.db((db) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`delete from notifications where cause = 'next'`);
        begun.resolve();
        await end.promise;
      }),
    );
    await begun.promise;
    const withdrawing = withdraw("head");
    const isWaiting = () =>
      world.db(async (db) => {
        const [row] = await db.execute<{ waiting: number }>(sql`
          select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`);
        return row?.waiting;
      });
    await expect.poll(isWaiting).toBe(1);
    end.resolve();
    await Promise.all([other, withdrawing]);
    expect(await heads()).toEqual({ last: null });
  });

  it("is never lost, nor does anything fail, however they meet", async () => {
    for (let round = 0; round < 30; round++) {
      const causes = Array.from({ length: 6 }, (_, at) => `${round} ${at}`);
      const [gone, later] = [causes.slice(0, 3), causes.slice(3)];
      for (const cause of gone) await notify(who("crowd"), cause, chats(cause));
      await Promise.all([
        ...gone.toReversed().map((cause) => withdraw(cause)),
        ...later.map((cause) => notify(who("crowd"), cause, chats(cause))),
      ]);
      const now = await heads();
      for (const cause of gone) expect(now).not.toHaveProperty([cause]);
      for (const cause of later) expect(now).toHaveProperty([cause]);
      for (const head of Object.values(now)) if (head !== null) expect(now[head]).toBeNull();
    }
  });
});
