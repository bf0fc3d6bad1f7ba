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
  certifiedDate: Schema.String,
  studentsTaught: Count,
  available: Schema.Boolean,
});
export type CourseTeacher = typeof CourseTeacher.Type;

/** What the reader is in a course. */
export const Membership = Schema.Literals(["student", "student_teacher", "creator", "moderator"]);
export type Membership = typeof Membership.Type;

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
    }),
  ),
  creatorTitle: Schema.NullOr(Schema.String),
  creatorBio: Schema.NullOr(Schema.String),
  teachers: Schema.Array(CourseTeacher),
  curriculum: Schema.Array(CourseModule),
  viewer: CourseViewer,
});
export type Course = typeof Course.Type;

/** Filters of the catalogue. `cursor` is the opaque `nextCursor` of the page before. */
export const CourseFilter = Schema.Struct({
  q: Schema.optionalKey(Text(0, 200)),
  category: Schema.optionalKey(Text(1, 100)),
  level: Schema.optionalKey(CourseLevel),
  mine: Schema.optionalKey(Schema.Literals(["true"])),
  cursor: Schema.optionalKey(Text(1, 200)),
  limit: Schema.optionalKey(
    Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 })),
  ),
});
export type CourseFilter = typeof CourseFilter.Type;

export const CoursePage = Schema.Struct({
  courses: Schema.Array(CourseCard),
  nextCursor: Schema.NullOr(Schema.String),
});
export type CoursePage = typeof CoursePage.Type;
