import { Schema } from "effect";
import { StudioCourse } from "./model.ts";

/**
 * The state of the course does not allow it (any more). Where what was changed is not what was read, `current` is the
 * course as it is now, so that both can be shown.
 */
export class CourseConflict extends Schema.TaggedError<CourseConflict>("CourseConflict")(
  "Conflict",
  { message: Schema.String, current: Schema.optionalKey(StudioCourse) },
  { httpApiStatus: 409 },
) {}

/** Something is missing before it can be published: `missing` says what, and where. */
export class CourseIncomplete extends Schema.TaggedError<CourseIncomplete>("CourseIncomplete")(
  "BadRequest",
  {
    message: Schema.String,
    missing: Schema.Array(
      Schema.Struct({
        field: Schema.String,
        moduleId: Schema.optionalKey(Schema.String),
        part: Schema.optionalKey(Schema.String),
        text: Schema.String,
      }),
    ),
  },
  { httpApiStatus: 400 },
) {}

export const stale = (current: StudioCourse) =>
  new CourseConflict({ message: "This course was changed somewhere else in the meantime.", current });
