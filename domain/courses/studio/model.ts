import { Schema } from "effect";
import { Count, Instant, Uuid } from "../../shared/schema.ts";
import { CourseDocument, DocumentChanges } from "./document.ts";

const Version = Schema.Int.check(Schema.isGreaterThan(0));

const CourseState = Schema.Literals(["draft", "published", "paused", "retired"]);

/** How many of the students who are still at it have this module before them: all before it are done. */
const StudentsAt = Schema.Struct({ moduleId: Uuid, students: Count });

/** A course as its creator's list shows it, and nobody else sees it. */
export const StudioCard = Schema.Struct({
  id: Uuid,
  /** Its address; null before it was published. */
  slug: Schema.NullOr(Schema.String),
  /** Of its document: a title that is not published yet is here. */
  title: Schema.String,
  thumbnailUrl: Schema.NullOr(Schema.String),
  state: CourseState,
  /** Whether something was written that is not published. */
  hasChanges: Schema.Boolean,
  moduleCount: Count,
  studentCount: Count,
  rating: Schema.NullOr(Schema.Finite),
  ratingCount: Count,
  updatedAt: Instant,
});
export type StudioCard = typeof StudioCard.Type;

/** A course in its creator's editor. */
export const StudioCourse = Schema.Struct({
  id: Uuid,
  slug: Schema.NullOr(Schema.String),
  state: CourseState,
  /** Counts the changes of `document`; a change names the one that it was made to. */
  version: Version,
  /** The one that everybody sees; null before it was published. */
  publishedVersion: Schema.NullOr(Version),
  document: CourseDocument,
  /** What everybody sees; null before it was published. */
  published: Schema.NullOr(CourseDocument),
  updatedAt: Instant,
  studentCount: Count,
  studentsAt: Schema.Array(StudentsAt),
});
export type StudioCourse = typeof StudioCourse.Type;

/** A new course. Under the same `id`, which the client may make, it is begun once. What is left out is empty. */
export const NewCourse = Schema.Struct({ id: Schema.optionalKey(Uuid), ...DocumentChanges.fields });
export type NewCourse = typeof NewCourse.Type;

/** Changes to the `version` that was read: each field that is given is given whole, the others stay. */
export const CourseUpdate = Schema.Struct({ version: Version, ...DocumentChanges.fields });
export type CourseUpdate = typeof CourseUpdate.Type;

/** Publishes the `version` that was read, and no other. */
export const Publication = Schema.Struct({ version: Version });

/** The id that a copy has, which the client may make: under the same one it is made once. */
export const Copy = Schema.Struct({ id: Schema.optionalKey(Uuid) });
