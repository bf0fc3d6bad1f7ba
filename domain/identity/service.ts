import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { preparedQuery } from "../../db/prepared.ts";
import { authSessions, users } from "../../db/schema/index.ts";
import { goodwillOf } from "../goodwill/figures.ts";
import { BadRequest, type Conflict, type Forbidden, NotFound, Unauthorized } from "../shared/errors.ts";
import { timeZoneNamed } from "../shared/time/time-zones.ts";
import type { OpenSignIn, SignedIn } from "./authentication.ts";
import { agree, consentDue } from "./consent/consents.ts";
import { becomeCreator } from "./consent/creator.ts";
import { AUTH_SESSION_DAYS, AUTH_SESSION_MAX_DAYS, AUTH_SESSION_RENEWAL_HOURS } from "./limits.ts";
import type {
  AuthSession,
  Consent,
  HandleCheck,
  Me,
  MeUpdate,
  OwnProfile,
  OwnProfileUpdate,
  Profile,
} from "./model.ts";
import { CoursesOfPeople } from "./profile/courses-of-people.ts";
import { makeReadOwn, makeSaveOwn } from "./profile/own-profile.ts";
import { profileOf } from "./profile/profile.ts";
import {
  countPublicCreators,
  type ProfileSummary,
  selectProfileSummary,
  selectPublicCreators,
} from "./profile/profile-summary.ts";
import { lineOf, nameFault, withoutBlank } from "./rules.ts";
import { checkHandle } from "./sign-in/handles.ts";
import { makeWhoIs } from "./sign-in/who-is.ts";
import { roleFlags, rolesOf } from "./signed-in.ts";

/** Accounts as their owners and others see them. Passwords and cookies are the sign-in library's. */
export class Identity extends Context.Service<
  Identity,
  {
    /** Who a session token speaks for, in one query; null for no token, an unknown one and one that has run out. */
    readonly whoIs: (token: string | null) => Effect.Effect<OpenSignIn | null, DatabaseError>;
    readonly me: (userId: string) => Effect.Effect<Me, Unauthorized | DatabaseError>;
    /** Changes one's own profile and answers it whole. A time zone that does not exist is a `BadRequest`. */
    readonly updateMe: (
      userId: string,
      update: MeUpdate,
    ) => Effect.Effect<Me, BadRequest | Unauthorized | DatabaseError>;
    /** One's own profile with all that one may set. */
    readonly ownProfile: (userId: string) => Effect.Effect<OwnProfile, Unauthorized | DatabaseError>;
    /**
     * Saves what is given of it and answers it whole: `Conflict` where it has changed since the version that was read,
     * `BadRequest` for an interest that is no topic and for a name that cannot be one.
     */
    readonly saveOwnProfile: (
      userId: string,
      update: OwnProfileUpdate,
    ) => Effect.Effect<OwnProfile, BadRequest | Conflict | Unauthorized | DatabaseError>;
    /** A profile as the reader may see it; whoever may not gets the `NotFound` of a handle that nobody has. */
    readonly profile: (
      reader: { readonly id: string } | null,
      handle: string,
    ) => Effect.Effect<Profile, NotFound | DatabaseError>;
    /** What links and tabs say of somebody, for whom `profile` shows them. */
    readonly profileSummary: (
      reader: { readonly id: string } | null,
      handle: string,
    ) => Effect.Effect<ProfileSummary, NotFound | DatabaseError>;
    /** How many creators have a public profile, and the handles of so many of them, the oldest account first. */
    readonly publicCreatorCount: Effect.Effect<number, DatabaseError>;
    readonly publicCreators: (
      offset: number,
      limit: number,
    ) => Effect.Effect<readonly string[], DatabaseError>;
    /** Stores the versions that somebody agrees to; `Conflict` for one that is not in force. */
    readonly agree: (userId: string, consent: Consent) => Effect.Effect<void, Conflict | DatabaseError>;
    /**
     * Makes somebody a creator who agrees to this version of the creators' terms, and answers them as they are then.
     * `Forbidden` before the address is confirmed, and where an administrator has taken it away; `Conflict` for a
     * version that is not in force.
     */
    readonly becomeCreator: (
      userId: string,
      version: string,
    ) => Effect.Effect<Me, Forbidden | Conflict | Unauthorized | DatabaseError>;
    /** Whether a handle can be had by a new account, and what can be had in its place. */
    readonly checkHandle: (handle: string) => Effect.Effect<HandleCheck, DatabaseError>;
    /**
     * Puts off the end of a sign-in to `AUTH_SESSION_DAYS` from now, but never past `AUTH_SESSION_MAX_DAYS` after it
     * began, when it was last renewed more than `AUTH_SESSION_RENEWAL_HOURS` ago. Answers how many seconds it has
     * from now on; null where it was not renewed.
     */
    readonly renew: (authSessionId: string) => Effect.Effect<number | null, DatabaseError>;
    /** Ends the sign-in with that token, if there is one, and answers whose it was. Its sockets are for the caller. */
    readonly end: (
      token: string,
    ) => Effect.Effect<{ readonly id: string; readonly userId: string } | null, DatabaseError>;
    /** The open sign-ins of a user, the one last used first. */
    readonly authSessions: (user: SignedIn) => Effect.Effect<readonly AuthSession[], DatabaseError>;
    /**
     * Ends one of the user's own sign-ins. Its sockets are for the caller to close.
     * Somebody else's is answered like one that does not exist.
     */
    readonly revokeAuthSession: (userId: string, id: string) => Effect.Effect<void, NotFound | DatabaseError>;
  }
>()("peerloop/identity/Identity") {
  static readonly layer = Layer.effect(
    Identity,
    Effect.gen(function* () {
      const database = yield* Database;
      const ofCourses = yield* CoursesOfPeople;

      const opened = yield* makeWhoIs(database);
      const whoIs = (token: string | null) => (token === null ? Effect.succeed(null) : opened(token));

      const me = Effect.fn("Identity.me")(function* (userId: string) {
        const rows = yield* database.query((db) => selectMe(db, { userId }));
        const [row] = rows;
        if (!row) return yield* new Unauthorized({ message: "Please sign in." });
        const { isStudentTeacher, isCreator, isModerator, isAdmin, isEmployer, ...columns } = row;
        const { balance, held, totalEarned, createdAt, ...own } = columns;
        return {
          ...own,
          timeZone: timeZoneNamed(own.timeZone) ?? "UTC",
          roles: rolesOf({ isStudentTeacher, isCreator, isModerator, isAdmin, isEmployer }),
          goodwill: { balance, held, totalEarned },
          createdAt: createdAt.toISOString(),
        };
      });

      const updateMe = Effect.fn("Identity.updateMe")(function* (userId: string, update: MeUpdate) {
        const timeZone = update.timeZone === undefined ? undefined : timeZoneNamed(update.timeZone);
        if (timeZone === null)
          return yield* new BadRequest({ message: "timeZone: there is no such time zone." });
        const changes = withoutBlank(timeZone === undefined ? update : { ...update, timeZone });
        const wrong = update.name === undefined ? null : nameFault(lineOf(update.name));
        // A form sends it with everything else: one from before a rule stands in no other change's way.
        if (wrong !== null && (yield* me(userId)).name !== update.name)
          return yield* new BadRequest({ message: `name: ${wrong}` });
        if (Object.keys(changes).length > 0) {
          yield* database.query((db) =>
            db
              .update(users)
              .set({ ...(changes as MeUpdate), profileVersion: sql`${users.profileVersion} + 1` })
              .where(eq(users.id, userId)),
          );
        }
        return yield* me(userId);
      });

      const profile = Effect.fn("Identity.profile")(function* (
        reader: { id: string } | null,
        handle: string,
      ) {
        const found = yield* profileOf(database, ofCourses, reader?.id ?? null, handle);
        return (
          found ??
          (yield* new NotFound({ message: "Nobody here by that name, or their profile is private." }))
        );
      });

      const profileSummary = Effect.fn("Identity.profileSummary")(function* (
        reader: { id: string } | null,
        handle: string,
      ) {
        const found = yield* database.query((db) =>
          selectProfileSummary(db, ofCourses, reader?.id ?? null, handle),
        );
        return found ?? (yield* new NotFound({ message: "Nobody by that name, or nobody you may see." }));
      });

      const renew = Effect.fn("Identity.renew")(function* (authSessionId: string) {
        const rows = yield* database.query((db) =>
          db
            .update(authSessions)
            .set({
              expiresAt: sql`least(now() + make_interval(days => ${AUTH_SESSION_DAYS}::int),
                ${authSessions.createdAt} + make_interval(days => ${AUTH_SESSION_MAX_DAYS}::int))`,
              updatedAt: sql`now()`,
            })
            .where(
              and(
                eq(authSessions.id, authSessionId),
                gt(authSessions.expiresAt, sql`now()`),
                lt(
                  authSessions.updatedAt,
                  sql`now() - make_interval(hours => ${AUTH_SESSION_RENEWAL_HOURS}::int)`,
                ),
              ),
            )
            .returning({
              seconds: sql<number>`extract(epoch from ${authSessions.expiresAt} - now())::int`,
            }),
        );
        return rows[0]?.seconds ?? null;
      });

      const end = Effect.fn("Identity.end")(function* (token: string) {
        const rows = yield* database.query((db) =>
          db
            .delete(authSessions)
            .where(eq(authSessions.token, token))
            .returning({ id: authSessions.id, userId: authSessions.userId }),
        );
        return rows[0] ?? null;
      });

      const listed = Effect.fn("Identity.authSessions")(function* (user: SignedIn) {
        const rows = yield* database.query((db) =>
          db
            .select()
            .from(authSessions)
            .where(and(eq(authSessions.userId, user.id), gt(authSessions.expiresAt, sql`now()`)))
            .orderBy(desc(authSessions.updatedAt), desc(authSessions.id)),
        );
        return rows.map((row) => ({
          id: row.id,
          isCurrent: row.id === user.authSessionId,
          ipAddress: row.ipAddress,
          userAgent: row.userAgent,
          createdAt: row.createdAt.toISOString(),
          lastUsedAt: row.updatedAt.toISOString(),
        }));
      });

      const revokeAuthSession = Effect.fn("Identity.revokeAuthSession")(function* (
        userId: string,
        id: string,
      ) {
        const rows = yield* database.query((db) =>
          db
            .delete(authSessions)
            .where(and(eq(authSessions.id, id), eq(authSessions.userId, userId)))
            .returning({ id: authSessions.id }),
        );
        if (rows.length === 0) return yield* new NotFound({ message: "This sign-in is no longer there." });
      });

      return Identity.of({
        whoIs,
        me,
        updateMe,
        ownProfile: makeReadOwn({ database, ofCourses }),
        saveOwnProfile: makeSaveOwn({ database, ofCourses }),
        profile,
        profileSummary,
        agree: (userId, consent) => Effect.provideService(agree(userId, consent), Database, database),
        becomeCreator: (userId, version) =>
          Effect.andThen(
            Effect.provideService(becomeCreator(userId, version), Database, database),
            me(userId),
          ),
        checkHandle: (handle) => Effect.provideService(checkHandle(handle), Database, database),
        publicCreatorCount: database.query(countPublicCreators),
        publicCreators: (offset, limit) => database.query((db) => selectPublicCreators(db, offset, limit)),
        renew,
        end,
        authSessions: listed,
        revokeAuthSession,
      });
    }),
  );
}

const meColumns = {
  id: users.id,
  name: users.name,
  handle: users.handle,
  email: users.email,
  emailVerified: users.emailVerified,
  emailStatus: sql<Me["emailStatus"]>`coalesce(${users.emailStatus}, 'valid')`,
  avatarUrl: users.avatarUrl,
  title: users.title,
  bioShort: users.bioShort,
  timeZone: users.timeZone,
  privacyPublic: users.privacyPublic,
  createdAt: users.createdAt,
} as const;

const selectMe = preparedQuery<{ readonly userId: string }>()((db) =>
  db
    .select({
      ...meColumns,
      ...goodwillOf(users.id),
      ...roleFlags,
      consentDue: consentDue(sql`${users.id}`),
    })
    .from(users)
    .where(eq(users.id, sql.placeholder("userId"))),
);
