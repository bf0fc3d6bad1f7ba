import { Schema } from "effect";
import { Count, Person, Text, Uuid } from "../shared/schema.ts";

export const CourseLevel = Schema.Literals(["beginner", "intermediate", "advanced"]);
export type CourseLevel = typeof CourseLevel.Type;

export const Category = Schema.Struct({
  id: Uuid,
  name: Schema.String,
  slug: Schema.String,
  courseCount: Count,
});
export type Category = typeof Category.Type;

/** A course as the catalogue lists it. Prices are in cents of `currency`, ratings from 1 to 5. */
export const CourseCard = Schema.Struct({
  id: Uuid,
  slug: Schema.String,
  title: Schema.String,
  tagline: Schema.NullOr(Schema.String),
  level: CourseLevel,
  duration: Schema.String,
  sessionCount: Schema.NullOr(Count),
  moduleCount: Schema.NullOr(Count),
  priceCents: Count,
  currency: Schema.String,
  rating: Schema.NullOr(Schema.Finite),
  ratingCount: Count,
  studentCount: Count,
  badge: Schema.NullOr(Schema.Literals(["popular", "new", "bestseller", "featured"])),
  thumbnailUrl: Schema.NullOr(Schema.String),
  category: Schema.Struct({ name: Schema.String, slug: Schema.String }),
  creator: Person,
});
export type CourseCard = typeof CourseCard.Type;

export const CourseModule = Schema.Struct({
  id: Uuid,
  sessionNumber: Schema.NullOr(Count),
  title: Schema.String,
  description: Schema.String,
  duration: Schema.String,
  learningObjectives: Schema.NullOr(Schema.String),
  topicsCovered: Schema.NullOr(Schema.String),
  handsOnExercise: Schema.NullOr(Schema.String),
  order: Count,
});
export type CourseModule = typeof CourseModule.Type;

/** A graduate certified to teach the course. `available`: ready to answer a summon right now. */
export const CourseTeacher = Schema.Struct({
  person: Person,
  title: Schema.NullOr(Schema.String),
  bioShort: Schema.NullOr(Schema.String),
  certifiedDate: Schema.String,
  studentsTaught: Count,
  available: Schema.Boolean,
  /** Whether the reader may open their profile. */
  hasProfile: Schema.Boolean,
});
export type CourseTeacher = typeof CourseTeacher.Type;

/** Somebody who teaches, as the start page shows them: with a course of theirs. */
export const Face = Schema.Struct({
  person: Person,
  studentsTaught: Count,
  available: Schema.Boolean,
  course: Schema.Struct({ slug: Schema.String, title: Schema.String }),
});
export type Face = typeof Face.Type;

/** What the reader is in a course. */
export const Membership = Schema.Literals(["student", "student_teacher", "creator", "moderator"]);
export type Membership = typeof Membership.Type;

/** How far somebody is in a course, in modules. */
export const CourseProgress = Schema.Struct({ done: Count, total: Count });
export type CourseProgress = typeof CourseProgress.Type;

/**
 * A course in a list. In a list of the reader's own courses it says what they are in it and how far they are:
 * `progress` is null for who is not enrolled.
 */
export const ListedCourse = Schema.Struct({
  ...CourseCard.fields,
  membership: Schema.optionalKey(Membership),
  progress: Schema.optionalKey(Schema.NullOr(CourseProgress)),
});
export type ListedCourse = typeof ListedCourse.Type;

/** What the reader is and has done in the course; `membership` is null for everybody else. */
const CourseViewer = Schema.Struct({
  membership: Schema.NullOr(Membership),
  enrollmentId: Schema.NullOr(Uuid),
  completedModuleIds: Schema.Array(Uuid),
});

export const Course = Schema.Struct({
  ...CourseCard.fields,
  description: Schema.String,
  format: Schema.NullOr(Schema.String),
  totalDuration: Schema.NullOr(Schema.String),
  lifetimeAccess: Schema.Boolean,
  hasCertificate: Schema.Boolean,
  certificateName: Schema.NullOr(Schema.String),
  chatRoomId: Schema.NullOr(Uuid),
  tags: Schema.Array(Schema.String),
  objectives: Schema.Array(Schema.String),
  includes: Schema.Array(Schema.String),
  prerequisites: Schema.Array(
    Schema.Struct({
      type: Schema.Literals(["required", "nice_to_have", "not_required"]),
      content: Schema.String,
    }),
  ),
  targetAudience: Schema.Array(Schema.String),
  testimonials: Schema.Array(
    Schema.Struct({
      quote: Schema.String,
      studentName: Schema.String,
      studentRole: Schema.NullOr(Schema.String),
      /** It is the word of somebody who took the course; others were written down by its creator. */
      isVerified: Schema.Boolean,
    }),
  ),
  creatorTitle: Schema.NullOr(Schema.String),
  creatorBio: Schema.NullOr(Schema.String),
  /** Whether the reader may open the creator's profile. */
  creatorHasProfile: Schema.Boolean,
  teachers: Schema.Array(CourseTeacher),
  curriculum: Schema.Array(CourseModule),
  viewer: CourseViewer,
});
export type Course = typeof Course.Type;

/** Orders of the catalogue: by enrollments, by date, by rating, and by price from the lowest. */
export const CourseSort = Schema.Literals(["popular", "newest", "rating", "price"]);
export type CourseSort = typeof CourseSort.Type;

const Cents = Schema.NumberFromString.check(
  Schema.isInt(),
  Schema.isBetween({ minimum: 0, maximum: 100_000_000 }),
);

/**
 * Filters of the catalogue. Prices are in cents of each course's own currency, both bounds included. `cursor` is the
 * opaque `nextCursor` of the page before, in the same order.
 */
export const CourseFilter = Schema.Struct({
  q: Schema.optionalKey(Text(0, 200)),
  category: Schema.optionalKey(Text(1, 100)),
  level: Schema.optionalKey(CourseLevel),
  minPriceCents: Schema.optionalKey(Cents),
  maxPriceCents: Schema.optionalKey(Cents),
  sort: Schema.optionalKey(CourseSort),
  mine: Schema.optionalKey(Schema.Literals(["true"])),
  cursor: Schema.optionalKey(Text(1, 200)),
  limit: Schema.optionalKey(
    Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 })),
  ),
});
export type CourseFilter = typeof CourseFilter.Type;

export const CoursePage = Schema.Struct({
  courses: Schema.Array(ListedCourse),
  /** Courses on all pages together. */
  total: Count,
  /** What was searched for in the place of `q`, which finds nothing as it is spelled; null where `q` was. */
  searchedFor: Schema.NullOr(Schema.String),
  nextCursor: Schema.NullOr(Schema.String),
});
export type CoursePage = typeof CoursePage.Type;

/** Somebody who was looked for by name. */
export const FoundPerson = Schema.Struct({ ...Person.fields, title: Schema.NullOr(Schema.String) });
export type FoundPerson = typeof FoundPerson.Type;

export const PeopleRequest = Schema.Struct({ q: Text(1, 100) });
