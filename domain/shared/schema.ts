import { Schema } from "effect";
import { graphemesIn, hasVisibleText } from "./rules.ts";

/** A UUID in its canonical text form, any version. */
export const Uuid = Schema.String.check(Schema.isUUID());

/** An instant as ISO 8601 text in UTC, the one form in which time travels in frames and bodies. */
export const Instant = Schema.String;

const storable = /^[^\0\p{Cs}]*$/u;

/** Text that Postgres can store: U+0000 and lone surrogates are what its `text` and `json` refuse. */
export const Text = (min: number, max: number) =>
  Schema.String.check(Schema.isPattern(storable), Schema.isMinLength(min), Schema.isMaxLength(max));

/**
 * Text that shows something (`hasVisibleText`) and is at most `max` characters long as people count them; at most four
 * times as many UTF-16 code units, so that a character of a thousand marks is none.
 */
export const VisibleText = (max: number) =>
  Text(1, 4 * max).check(
    Schema.makeFilter(hasVisibleText, { message: "must hold something that can be seen" }),
    Schema.makeFilter((text: string) => graphemesIn(text) <= max, {
      message: `must be at most ${max} characters long`,
    }),
  );

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
