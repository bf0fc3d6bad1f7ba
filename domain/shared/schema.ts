import { Schema } from "effect";

/** A UUID in its canonical text form, any version. */
export const Uuid = Schema.String.check(Schema.isUUID());

/** An instant as ISO 8601 text in UTC, the one form in which time travels in frames and bodies. */
export const Instant = Schema.String;

const storable = /^[^\0\p{Cs}]*$/u;

/** Text that Postgres can store: U+0000 and lone surrogates are what its `text` and `json` refuse. */
export const Text = (min: number, max: number) =>
  Schema.String.check(Schema.isPattern(storable), Schema.isMinLength(min), Schema.isMaxLength(max));

/** A non-negative whole number that JSON and a Postgres bigint both hold exactly. */
export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));

/** What anybody who shares a place with a person may see of them. `handle` has no leading @. */
export const Person = Schema.Struct({
  id: Uuid,
  name: Schema.String,
  handle: Schema.String,
  avatarUrl: Schema.NullOr(Schema.String),
});
export type Person = typeof Person.Type;
