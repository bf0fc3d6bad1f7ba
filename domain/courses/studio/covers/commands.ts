import { Schema } from "effect";
import { defineCommand } from "../../../shared/command.ts";
import { Uuid } from "../../../shared/schema.ts";

const Hash = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/));

/**
 * Whether whoever holds the token, on a page of `pageOwner` where that says whose it is, may upload a cover for a course
 * of theirs. Answers the hashes of its covers that something shows; any other may be forgotten. Fails with
 * `Unauthorized`, `Forbidden` or `NotFound`.
 */
export const BeginCover = defineCommand({
  name: "courses.beginCover",
  payload: Schema.Struct({
    sessionToken: Schema.String,
    pageOwner: Schema.NullOr(Schema.String),
    courseId: Uuid,
  }),
  success: Schema.Struct({ keep: Schema.Array(Schema.String) }),
});

/** Whether whoever holds the token (null: a stranger) may see a cover; `NotFound` where they may not. */
export const FindCover = defineCommand({
  name: "courses.findCover",
  payload: Schema.Struct({ sessionToken: Schema.NullOr(Schema.String), courseId: Uuid, hash: Hash }),
  success: Schema.Struct({
    /** Everybody may see it. */
    isPublic: Schema.Boolean,
  }),
});
