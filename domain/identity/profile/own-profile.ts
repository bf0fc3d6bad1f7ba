import { and, asc, eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { userExpertise, userInterests, userQualifications, users } from "../../../db/schema/index.ts";
import { BadRequest, Conflict, Unauthorized } from "../../shared/errors.ts";
import type { OwnProfile, OwnProfileUpdate } from "../model.ts";
import { lineOf, nameFault, withoutBlank } from "../rules.ts";
import type { CoursesOfPeople } from "./courses-of-people.ts";
import { websiteOf } from "./rules.ts";

interface Deps {
  readonly database: Database["Service"];
  readonly ofCourses: CoursesOfPeople["Service"];
}

const columns = {
  version: users.profileVersion,
  name: users.name,
  handle: users.handle,
  avatarUrl: users.avatarUrl,
  title: users.title,
  bioShort: users.bioShort,
  bio: users.bio,
  teachingPhilosophy: users.teachingPhilosophy,
  website: users.website,
  privacyPublic: users.privacyPublic,
} as const;

/** Somebody's own profile with all that they may set, as of its `version`. */
export const makeReadOwn = ({ database }: Deps) =>
  Effect.fn("Identity.ownProfile")(function* (userId: string) {
    return yield* database.transaction(
      Effect.gen(function* () {
        // Whoever saves it meanwhile waits: what is read is of one version.
        const [own] = yield* database.query((db) =>
          db.select(columns).from(users).where(eq(users.id, userId)).for("share"),
        );
        if (!own) return yield* new Unauthorized({ message: "Please sign in." });
        const qualifications = yield* database.query((db) =>
          db
            .select({ text: userQualifications.sentence })
            .from(userQualifications)
            .where(eq(userQualifications.userId, userId))
            .orderBy(asc(userQualifications.displayOrder), asc(userQualifications.id)),
        );
        const expertise = yield* database.query((db) => selectTags(db, userExpertise, userId));
        const interests = yield* database.query((db) => selectTags(db, userInterests, userId));
        const texts = (rows: readonly { readonly text: string }[]) => rows.map((row) => row.text);
        return {
          ...own,
          qualifications: texts(qualifications),
          expertise: texts(expertise),
          interests: texts(interests),
        } satisfies OwnProfile;
      }),
    );
  });

type Tags = typeof userExpertise | typeof userInterests;
type Db = Parameters<Parameters<Database["Service"]["query"]>[0]>[0];

const selectTags = (db: Db, tags: Tags, userId: string) =>
  db.select({ text: tags.tag }).from(tags).where(eq(tags.userId, userId)).orderBy(asc(tags.tag));

/**
 * Saves what is given of one's own profile, as one transaction: `Conflict` where it has changed since the version that
 * was read, `BadRequest` for an interest that is no topic and for a name that cannot be one.
 */
export const makeSaveOwn = (deps: Deps) => {
  const { database, ofCourses } = deps;
  const read = makeReadOwn(deps);

  const checkInterests = Effect.fnUntraced(function* (userId: string, interests: readonly string[]) {
    const [row] = yield* database.rows<{ unknown: number }>(sql`
      select count(*)::int as unknown from json_array_elements_text(${JSON.stringify(interests)}::json) wanted
      where wanted not in (select topic from ${ofCourses.topics} topics)
        and wanted not in (select tag from user_interests held where held.user_id = ${userId})`);
    if ((row?.unknown ?? 0) > 0)
      return yield* new BadRequest({ message: "interests: must be among the topics on offer." });
  });

  const checkName = Effect.fnUntraced(function* (userId: string, name: string) {
    const fault = nameFault(lineOf(name));
    if (fault === null) return;
    const [held] = yield* database.query((db) =>
      db.select({ name: users.name }).from(users).where(eq(users.id, userId)),
    );
    // One from before a rule stands in no other change's way.
    if (held?.name !== name) return yield* new BadRequest({ message: `name: ${fault}` });
  });

  const save = Effect.fnUntraced(function* (userId: string, update: OwnProfileUpdate) {
    const { version, qualifications, expertise, interests, ...fields } = update;
    if (fields.name !== undefined) yield* checkName(userId, fields.name);
    if (interests !== undefined) yield* checkInterests(userId, interests);
    const texts = withoutBlank(fields);
    const website = texts.website ? { website: websiteOf(texts.website) } : {};
    const changed = yield* database.query((db) =>
      db
        .update(users)
        .set({
          ...(texts as Omit<OwnProfileUpdate, "version">),
          ...website,
          profileVersion: sql`${users.profileVersion} + 1`,
        })
        .where(and(eq(users.id, userId), eq(users.profileVersion, version)))
        .returning({ id: users.id }),
    );
    if (changed.length === 0)
      return yield* new Conflict({ message: "Your profile was changed on another device in the meantime." });
    if (qualifications) yield* writeQualifications(userId, qualifications.map(lineOf));
    if (expertise) yield* writeTags(userExpertise, userId, expertise.map(lineOf));
    if (interests) yield* writeTags(userInterests, userId, interests);
    return yield* read(userId);
  });

  const writeQualifications = Effect.fnUntraced(function* (userId: string, sentences: readonly string[]) {
    const wanted = sql`(select sentence, place from json_array_elements_text(${JSON.stringify(sentences)}::json)
      with ordinality as wanted(sentence, place))`;
    const own = eq(userQualifications.userId, userId);
    yield* database.query((db) =>
      db
        .delete(userQualifications)
        .where(and(own, sql`${userQualifications.sentence} not in (select sentence from ${wanted} wanted)`)),
    );
    yield* database.rows(sql`update user_qualifications held set display_order = wanted.place
      from ${wanted} wanted where held.user_id = ${userId} and held.sentence = wanted.sentence`);
    yield* database.rows(sql`insert into user_qualifications (user_id, sentence, display_order)
      select ${userId}, wanted.sentence, wanted.place from ${wanted} wanted
      where not exists (select 1 from user_qualifications held
        where held.user_id = ${userId} and held.sentence = wanted.sentence)`);
  });

  const writeTags = Effect.fnUntraced(function* (tags: Tags, userId: string, wanted: readonly string[]) {
    const all = JSON.stringify(wanted);
    yield* database.query((db) =>
      db
        .delete(tags)
        .where(
          and(
            eq(tags.userId, userId),
            sql`${tags.tag} not in (select json_array_elements_text(${all}::json))`,
          ),
        ),
    );
    if (wanted.length === 0) return;
    yield* database.query((db) =>
      db
        .insert(tags)
        .values(wanted.map((tag) => ({ userId, tag })))
        .onConflictDoNothing(),
    );
  });

  return Effect.fn("Identity.saveOwnProfile")((userId: string, update: OwnProfileUpdate) =>
    database.transaction(save(userId, update)),
  );
};
