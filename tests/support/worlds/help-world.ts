import { asc, eq, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import * as schema from "../../../db/schema/index.ts";
import { Chat } from "../../../domain/chat/service.ts";
import { CourseAccess } from "../../../domain/courses/access.ts";
import { Goodwill } from "../../../domain/goodwill/service.ts";
import { Notifications } from "../../../domain/notifications/service.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { Actors } from "../../../domain/shared/actors.ts";
import type { Outbox } from "../../../domain/shared/outbox.ts";
import { Availability } from "../../../domain/summons/offers/availability.ts";
import { Summons } from "../../../domain/summons/service.ts";
import { openWorld, type World } from "./world.ts";

type Services = Availability | Chat | Goodwill | Notifications | Summons | CourseAccess | Outbox;

/** A message as the outbox holds it. */
export interface Told {
  readonly party: string;
  readonly roomId: string;
  readonly message: { readonly _tag: string } & Record<string, unknown>;
}

/** A world with everything that help needs, and short ways to arrange and to look. */
export interface HelpWorld extends World<Services> {
  /** Everything that was published since the last call, in order. */
  readonly told: () => Promise<Told[]>;
  /** Gives points that can be spent, as a book entry of their own. */
  readonly endow: (userId: string, points: number) => Promise<void>;
  /** They are ready to help or not, with PeerLoop open before them. */
  readonly available: (userId: string, is?: boolean) => Promise<void>;
  readonly account: (userId: string) => Promise<typeof schema.userGoodwill.$inferSelect | undefined>;
  readonly block: (blockerId: string, blockedId: string) => Promise<void>;
}

/** Opens it: rooms are taken to be reached; what they are told is read from the outbox. */
export const openHelpWorld = async (): Promise<HelpWorld> => {
  const reached = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  const world = await openWorld<Services>((database) => {
    const delivery = outboxLayer.pipe(Layer.provideMerge(Layer.merge(database, reached)));
    const base = Layer.mergeAll(CourseAccess.layer, Goodwill.layer, Notifications.layer).pipe(
      Layer.provideMerge(delivery),
    );
    return Layer.merge(Chat.layer, Layer.provideMerge(Availability.layer, Summons.layer)).pipe(
      Layer.provideMerge(base),
    );
  });
  let seen = "00000000-0000-0000-0000-000000000000";
  return {
    ...world,
    told: async () => {
      const rows = await world.db((db) =>
        db
          .select()
          .from(schema.outbox)
          .where(sql`${schema.outbox.id} > ${seen}`)
          .orderBy(asc(schema.outbox.id)),
      );
      seen = rows.at(-1)?.id ?? seen;
      return rows.map(({ party, roomId, payload }) => ({
        party,
        roomId,
        message: payload as Told["message"],
      }));
    },
    endow: async (userId, points) => {
      await world.db((db) =>
        db
          .insert(schema.userGoodwill)
          .values({ userId, granted: points, balance: points })
          .onConflictDoUpdate({
            target: schema.userGoodwill.userId,
            set: {
              granted: sql`user_goodwill.granted + ${points}`,
              balance: sql`user_goodwill.balance + ${points}`,
            },
          }),
      );
    },
    available: async (userId, is = true) => {
      const change = { isAvailable: is, lastAvailableAt: sql`clock_timestamp()` };
      await world.db((db) =>
        db
          .insert(schema.userAvailability)
          .values({ userId, ...change })
          .onConflictDoUpdate({ target: schema.userAvailability.userId, set: change }),
      );
      await world.run(Availability.use((availability) => availability.notePresence(userId, "looking", 360)));
    },
    account: async (userId) =>
      (
        await world.db((db) =>
          db.select().from(schema.userGoodwill).where(eq(schema.userGoodwill.userId, userId)),
        )
      )[0],
    block: async (blockerId, blockedId) => {
      await world.db((db) => db.insert(schema.blocks).values({ blockerId, blockedId }));
    },
  };
};

/**
 * The same with a course in welding (`course`, its room is `room`): Gabriel's, taught by Marcus and learned by Sarah,
 * who has 50 points. The others are strangers to it. `who` answers the id of any of them.
 */
export const openWelding = async (others: readonly string[]) => {
  const world = await openHelpWorld();
  const ids = new Map<string, string>();
  const who = (name: string): string => ids.get(name) ?? "";
  for (const name of ["gabriel", "marcus", "sarah", ...others]) ids.set(name, (await world.user(name)).id);
  const { id, roomId } = await world.course("welding", who("gabriel"));
  ids.set("course", id).set("room", roomId);
  await world.certify(who("marcus"), id, who("gabriel"));
  await world.enroll(who("sarah"), id);
  await world.endow(who("sarah"), 50);
  return { world, who };
};
