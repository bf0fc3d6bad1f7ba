import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { type Holder, openHolder } from "../../tests/support/worlds/lock-order.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { ChatNotices } from "../chat/notices/service.ts";
import { CourseAccess } from "../courses/access.ts";
import { Goodwill } from "../goodwill/service.ts";
import { ENTRY_KEPT_DAYS } from "../identity/limits.ts";
import { forgetOldSocketEntries } from "../identity/sign-in/socket-entries.ts";
import { Notifications } from "../notifications/service.ts";
import { Actors } from "../shared/actors.ts";
import { Outbox } from "../shared/outbox.ts";
import { Summons } from "../summons/service.ts";
import { outboxLayer } from "./outbox.ts";

type Services = ChatNotices | Outbox | Summons;

const COUNT = 12;
const MIDDLE = COUNT / 2;

let world: World<Services>;
let holder: Holder;
let person: { readonly id: string };
let place: { readonly id: string; readonly roomId: string };

beforeAll(async () => {
  const reached = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  world = await openWorld<Services>((database) => {
    const delivery = outboxLayer.pipe(Layer.provideMerge(Layer.merge(database, reached)));
    const base = Layer.mergeAll(CourseAccess.layer, Goodwill.layer, Notifications.layer).pipe(
      Layer.provideMerge(delivery),
    );
    return Layer.mergeAll(Summons.layer, ChatNotices.layer).pipe(Layer.provideMerge(base));
  });
  holder = openHolder(world);
  person = await world.user("person");
  place = await world.course("course", person.id);
});
afterAll(async () => {
  await holder.end();
  await world.close();
});

/** Rows of a table, one for each id, that its sweep does away with. */
interface Swept {
  readonly table: string;
  readonly key: string;
  readonly insert: (id: string, n: number) => Promise<unknown>;
  readonly sweep: Effect.Effect<unknown, DatabaseError, Services | Database>;
  /** Which of them are left. */
  readonly left: string;
}

const swept = (): readonly Swept[] => {
  const { sql } = holder;
  return [
    {
      table: "outbox",
      key: "id",
      insert: (id) => sql`insert into outbox (id, party, room_id, payload, delivered_at)
        values (${id}, 'inbox', ${person.id}, '{}', now() - interval '3 days')`,
      sweep: Outbox.use((outbox) => outbox.sweep),
      left: "true",
    },
    {
      table: "socket_entries",
      key: "room_id",
      insert: (id) => sql`insert into socket_entries (user_id, auth_session_id, party, room_id, entered_at)
        values (${person.id}, ${uuidv7()}, 'chat', ${id}, now() - make_interval(days => ${ENTRY_KEPT_DAYS + 1}))`,
      sweep: forgetOldSocketEntries(),
      left: "true",
    },
    {
      table: "summon_attendance",
      key: "id",
      insert: async (id) => {
        const summon = uuidv7();
        await sql`insert into help_summons (id, student_id, course_id, message, points_offered, status, cancelled_at, expires_at)
          values (${summon}, ${person.id}, ${place.id}, 'Help', 20, 'cancelled', now(), now() + interval '1 minute')`;
        await sql`insert into summon_attendance (id, summon_id, user_id, joined_at, last_seen_at)
          values (${id}, ${summon}, ${person.id}, now() - interval '1 hour', now() - interval '1 hour')`;
      },
      sweep: Summons.use((summons) => summons.expireDue),
      left: "left_at is null",
    },
  ];
};

it("what clears away old rows waits for nobody who holds one of them, and leaves that one to the next time", async () => {
  for (const { table, key, insert, sweep, left } of swept()) {
    const ids = Array.from({ length: COUNT }, () => uuidv7());
    for (const [n, id] of ids.entries()) await insert(id, n);
    const remaining = async () =>
      (await holder.sql.unsafe(`select ${key} as key from ${table} where ${left}`)).map(({ key: id }) => id);
    await holder.hold(`select from ${table} where ${key} = '${ids[MIDDLE]}' for update`, async () => {
      await world.run(sweep);
      expect({ table, ids: await remaining() }).toEqual({ table, ids: [ids[MIDDLE]] });
    });
    await world.run(sweep);
    expect({ table, ids: await remaining() }).toEqual({ table, ids: [] });
  }
});
