import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { BadRequest } from "./errors.ts";
import { Uuid } from "./schema.ts";

const isNone = () => new BadRequest({ message: "cursor: isn’t one of this list’s." });

/**
 * The cursor of a list: where a page of it ended, as a text that is fit for a URL and nothing to be made up by hand.
 * `at` and `read` fail with `BadRequest` for one that the list never gave; without one, `read` answers null: the
 * beginning.
 */
export const cursorOf = <Place, Encoded>(place: Schema.Codec<Place, Encoded>) => {
  const written = Schema.fromJsonString(place);
  const encode = Schema.encodeSync(written);
  const decode = Schema.decodeUnknownEffect(written);
  const at = (cursor: string): Effect.Effect<Place, BadRequest> =>
    Effect.try({ try: () => fromBase64Url(cursor), catch: isNone }).pipe(
      Effect.flatMap((text) => Effect.mapError(decode(text), isNone)),
    );
  return {
    write: (end: Place): string => toBase64Url(encode(end)),
    at,
    read: (cursor: string | undefined): Effect.Effect<Place | null, BadRequest> =>
      cursor === undefined ? Effect.succeed(null) : at(cursor),
  };
};

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const fromBase64Url = (cursor: string): string => {
  const plain = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(plain, (character) => character.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
};

/**
 * Microseconds since 1970, the resolution of Postgres, which `Date` has not; as text, past what a double counts exactly in
 * sums.
 */
const Micros = Schema.String.check(Schema.isPattern(/^\d{1,17}$/));

/** Where a page ended of a list that is in order of time, then id: its last row. */
export const Position = Schema.Struct({ createdMicros: Micros, id: Uuid });
export type Position = typeof Position.Type;

/** The cursor of such a list. */
export const timeCursor = cursorOf(Position);

/** A moment of the database as `Micros`. */
export const microsSql = (moment: SQLWrapper): SQL<string> =>
  sql<string>`(extract(epoch from ${moment}) * 1000000)::bigint::text`;

/** The moment of a position, for the database. */
export const momentSql = ({ createdMicros }: Pick<Position, "createdMicros">): SQL =>
  sql`(timestamptz 'epoch' + ${createdMicros}::bigint * interval '1 microsecond')`;
