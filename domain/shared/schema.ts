import { Schema } from "effect";
import { MAX_TEXT_BYTES } from "./protocol.ts";
import { graphemesIn, grouped, hasVisibleText, jsonBytesOf } from "./rules.ts";

/** A UUID in its canonical text form, any version. */
export const Uuid = Schema.String.check(Schema.isUUID());

/** An instant as ISO 8601 text in UTC, the one form in which time travels in frames and bodies. */
export const Instant = Schema.String;

const storable = /^[^\0\p{Cs}]*$/u;

/** Text that Postgres can store: U+0000 and lone surrogates are what its `text` and `json` refuse. */
export const Text = (min: number, max: number) =>
  Schema.String.check(Schema.isPattern(storable), Schema.isMinLength(min), Schema.isMaxLength(max));

/**
 * Text of at most `max` characters as people count them; at most four times as many UTF-16 code units, so that a
 * character of a thousand marks is none.
 */
const Characters = (max: number) =>
  Text(0, 4 * max).check(
    Schema.makeFilter((text: string) => text.length <= max || graphemesIn(text) <= max, {
      message: `must be at most ${grouped(max)} characters long`,
    }),
  );

const showsSomething = Schema.makeFilter(hasVisibleText, {
  message: "must contain visible text",
});

/** The same that shows something (`hasVisibleText`). */
export const VisibleText = (max: number) => Characters(max).check(showsSomething);

/** `Characters` that travel in a frame: at most `MAX_TEXT_BYTES` of them. */
export const FrameText = (max: number) =>
  Characters(max).check(
    Schema.makeFilter(
      (text: string) => text.length * 6 <= MAX_TEXT_BYTES || jsonBytesOf(text) <= MAX_TEXT_BYTES,
      {
        message: `must take at most ${grouped(MAX_TEXT_BYTES)} bytes. Send it in parts`,
      },
    ),
  );

/** The same that shows something. */
export const VisibleFrameText = (max: number) => FrameText(max).check(showsSomething);

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
