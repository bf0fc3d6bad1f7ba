import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { userPhotos, users } from "../../../db/schema/index.ts";
import { NotFound, type ServiceUnavailable, TooManyRequests } from "../../shared/errors.ts";
import { Files } from "../../shared/files.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { waitInWords } from "../../shared/rules.ts";
import { qualified } from "../../shared/sql.ts";
import { hasBlockedSql, lockPerson, moderatesSql } from "../access.ts";
import { CoursesOfPeople } from "../profile/courses-of-people.ts";
import { visibilityTo } from "../profile/profile.ts";
import type { NewPhoto, PhotoChange } from "./commands.ts";
import { OLD_PHOTO_HOURS, PHOTOS_A_DAY } from "./limits.ts";
import { type PhotoType, photoKey, photoPath } from "./rules.ts";

/** Photos that one sweep forgets. */
const SWEEP_SIZE = 200;

/** A photo as somebody may read it. */
export interface FoundPhoto {
  readonly type: PhotoType;
  readonly size: number;
  readonly isPublic: boolean;
}

/** People's photos: which is shown, and who may see it. Their bytes are in file storage, at `photoKey`. */
export class Photos extends Context.Service<
  Photos,
  {
    /** Carries out `BeginPhoto`. */
    readonly begin: (userId: string, photo: NewPhoto) => Effect.Effect<void, TooManyRequests | DatabaseError>;
    /** Carries out `FinishPhoto`. */
    readonly finish: (userId: string, hash: string) => Effect.Effect<PhotoChange, NotFound | DatabaseError>;
    /** Carries out `RemovePhoto`. */
    readonly remove: (userId: string) => Effect.Effect<PhotoChange, DatabaseError>;
    /** Carries out `FindPhoto` for this reader; null: a stranger. */
    readonly find: (
      readerId: string | null,
      userId: string,
      hash: string,
    ) => Effect.Effect<FoundPhoto, NotFound | DatabaseError>;
    /** Forgets photos that have not been anybody's for `OLD_PHOTO_HOURS`, their bytes first; answers how many. */
    readonly sweep: Effect.Effect<number, ServiceUnavailable | DatabaseError>;
  }
>()("peerloop/identity/Photos") {
  static readonly layer = Layer.effect(
    Photos,
    Effect.gen(function* () {
      const database = yield* Database;
      const files = yield* Files;
      const ofCourses = yield* CoursesOfPeople;

      const checkRate = Effect.fnUntraced(function* (userId: string) {
        if (!(yield* RateLimits)) return;
        const rows = yield* database.query((db) =>
          db
            .select({
              seconds: sql<number>`ceil(extract(epoch from ${userPhotos.createdAt} + interval '1 day' - now()))::int`,
            })
            .from(userPhotos)
            .where(
              and(eq(userPhotos.userId, userId), sql`${userPhotos.createdAt} > now() - interval '1 day'`),
            )
            .orderBy(sql`${userPhotos.createdAt} desc`)
            .limit(PHOTOS_A_DAY),
        );
        const oldest = rows[PHOTOS_A_DAY - 1];
        if (oldest === undefined) return;
        const retryAfterSeconds = Math.max(1, oldest.seconds);
        return yield* new TooManyRequests({
          message: `That’s enough new photos for a day. Try again in ${waitInWords(retryAfterSeconds)}.`,
          retryAfterSeconds,
        });
      });

      const begin = Effect.fn("Photos.begin")((userId: string, { hash, type, size }: NewPhoto) =>
        database.transaction(
          Effect.gen(function* () {
            yield* database.query((db) => lockPerson(db, userId));
            yield* checkRate(userId);
            // The same photo again is kept from the sweep, which waits for whoever holds its row.
            yield* database.query((db) =>
              db
                .insert(userPhotos)
                .values({ userId, hash, contentType: type, size })
                .onConflictDoUpdate({
                  target: [userPhotos.userId, userPhotos.hash],
                  set: { createdAt: sql`now()` },
                }),
            );
          }),
        ),
      );

      /** Shows another photo, or none, and answers which stored ones are not shown any more. */
      const show = Effect.fnUntraced(function* (userId: string, hash: string | null) {
        const avatarUrl = hash === null ? null : photoPath(userId, hash);
        yield* database.query((db) => db.update(users).set({ avatarUrl }).where(eq(users.id, userId)));
        const others = and(
          eq(userPhotos.userId, userId),
          hash === null ? undefined : ne(userPhotos.hash, hash),
        );
        const gone = yield* database.query((db) =>
          db
            .update(userPhotos)
            .set({ storedAt: null })
            .where(and(others, sql`${userPhotos.storedAt} is not null`))
            .returning({ hash: userPhotos.hash }),
        );
        return { avatarUrl, gone: gone.map((old) => photoKey(userId, old.hash)) };
      });

      const finish = Effect.fn("Photos.finish")((userId: string, hash: string) =>
        database.transaction(
          Effect.gen(function* () {
            yield* database.query((db) => lockPerson(db, userId));
            const stored = yield* database.query((db) =>
              db
                .update(userPhotos)
                .set({ storedAt: sql`now()` })
                .where(and(eq(userPhotos.userId, userId), eq(userPhotos.hash, hash)))
                .returning({ hash: userPhotos.hash }),
            );
            if (stored.length === 0) return yield* noPhoto();
            return yield* show(userId, hash);
          }),
        ),
      );

      const remove = Effect.fn("Photos.remove")((userId: string) =>
        database.transaction(
          Effect.andThen(
            database.query((db) => lockPerson(db, userId)),
            show(userId, null),
          ),
        ),
      );

      const find = Effect.fn("Photos.find")(function* (
        readerId: string | null,
        userId: string,
        hash: string,
      ) {
        const own = qualified(users.id);
        const isPublic = sql<boolean>`(${users.privacyPublic} or ${ofCourses.teaches(own)})`;
        const mayRead =
          readerId === null
            ? isPublic
            : sql<boolean>`(not ${hasBlockedSql(own, readerId)} and (${isPublic}
                or ${visibilityTo(ofCourses, readerId)} is not null or ${moderatesSql(readerId)}))`;
        const [row] = yield* database.query((db) =>
          db
            .select({ type: userPhotos.contentType, size: userPhotos.size, isPublic })
            .from(userPhotos)
            .innerJoin(users, eq(users.id, userPhotos.userId))
            .where(
              and(
                eq(userPhotos.userId, userId),
                eq(userPhotos.hash, hash),
                eq(users.avatarUrl, photoPath(userId, hash)),
                isNull(users.anonymisedAt),
                mayRead,
              ),
            ),
        );
        return row ?? (yield* noPhoto());
      });

      // The rows stay locked while their objects go: whoever uploads the same photo meanwhile begins after that.
      const sweep = database.transaction(
        Effect.gen(function* () {
          const old = yield* database.rows<{ id: string; userId: string; hash: string }>(sql`
            select p.id, p.user_id as "userId", p.hash from user_photos p join users u on u.id = p.user_id
            where p.created_at < now() - make_interval(hours => ${OLD_PHOTO_HOURS})
              and u.avatar_url is distinct from '/api/photos/' || p.user_id || '/' || p.hash
            order by random() limit ${SWEEP_SIZE} for update of p skip locked`);
          if (old.length === 0) return 0;
          yield* files.remove(old.map(({ userId, hash }) => photoKey(userId, hash)));
          const ids = JSON.stringify(old.map(({ id }) => id));
          yield* database.rows(
            sql`delete from user_photos where id in (select value::uuid from json_array_elements_text(${ids}::json))`,
          );
          return old.length;
        }),
      );

      return Photos.of({ begin, finish, remove, find, sweep });
    }),
  );
}

const noPhoto = () => new NotFound({ message: "This photo doesn’t exist." });
