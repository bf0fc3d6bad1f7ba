import { Exit, Schema } from "effect";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { BioShort } from "../../domain/identity/profile/texts.ts";
import { Count, FrameText, Person, Text, Uuid } from "../../domain/shared/schema.ts";
import { problemIn } from "./problem.ts";

const problem = (schema: Schema.Codec<unknown, unknown>, input: unknown) => {
  const exit = Schema.decodeUnknownExit(schema)(input);
  const [reason] = Exit.isFailure(exit) ? exit.cause.reasons : [];
  if (reason?._tag !== "Fail") throw new Error("nothing is wrong with it");
  return problemIn(reason.error.issue);
};

const Sample = Schema.Struct({
  name: Text(1, 5),
  kind: Schema.Literals(["one", "two"]),
  is: Schema.optionalKey(Schema.Boolean),
  seq: Schema.optionalKey(Count),
  rank: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 3 }))),
  replyToId: Schema.optionalKey(Schema.NullOr(Uuid)),
  people: Schema.optionalKey(Schema.Array(Person)),
  bio: Schema.optionalKey(BioShort),
  text: Schema.optionalKey(FrameText(10)),
});
const fits = { name: "ada", kind: "one" };

it.each([
  [{ ...fits, name: 7 }, "name", "must be text"],
  [{ kind: "one" }, "name", "is required"],
  [{ ...fits, name: "" }, "name", "must not be empty"],
  [{ ...fits, name: "abcdef" }, "name", "must have at most 5 characters"],
  [{ ...fits, name: "a\0b" }, "name", "has characters that aren’t allowed"],
  [{ ...fits, kind: "three" }, "kind", 'must be "one" or "two"'],
  [{ ...fits, is: "yes" }, "is", "must be true or false"],
  [{ ...fits, seq: 1.5 }, "seq", "must be a whole number"],
  [{ ...fits, seq: -1 }, "seq", "must be at least 0"],
  [{ ...fits, rank: 4 }, "rank", "must be from 1 to 3"],
  [{ ...fits, replyToId: "x" }, "replyToId", "must be a UUID"],
  [{ ...fits, replyToId: 7 }, "replyToId", "must be text or null"],
  [{ ...fits, people: {} }, "people", "must be a list"],
  [{ ...fits, people: [{ id: "x" }] }, "people[0].id", "must be a UUID"],
  [{ ...fits, bio: "\u200b" }, "bio", expect.any(String)],
  [{ ...fits, text: "01234567890" }, "text", "must be at most 10 characters long"],
  [[], "", "must be an object"],
  [null, "", "must be an object"],
])("says what is wrong with %j", (input, path, text) => {
  expect(problem(Sample, input)).toEqual({ path, text });
});

it("never repeats what was given", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom("name", "kind", "replyToId", "people"), (secret, field) => {
      const { path, text } = problem(Sample, { ...fits, kind: "none", [field]: [secret] });
      expect(path + text).not.toContain(secret);
    }),
  );
});
