import { Schema } from "effect";
import { Count, Person, Text, Uuid } from "../shared/schema.ts";
import { DIMENSIONS, DURATION_BANDS, PRICE_BANDS } from "./search/rules.ts";

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
  /** Which of the reader's interests it is about, in a list in the order of them. */
  interests: Schema.optionalKey(Schema.Array(Schema.String)),
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
  /** Whether its graduates are paid for teaching it. */
  earnsByTeaching: Schema.Boolean,
  creatorTitle: Schema.NullOr(Schema.String),
  creatorBio: Schema.NullOr(Schema.String),
  /** Whether the reader may open the creator's profile. */
  creatorHasProfile: Schema.Boolean,
  teachers: Schema.Array(CourseTeacher),
  curriculum: Schema.Array(CourseModule),
  viewer: CourseViewer,
});
export type Course = typeof Course.Type;

/** Who of a course's student-teachers would answer a call for help right now: how many, and some of them. */
export const FreeNow = Schema.Struct({ count: Count, people: Schema.Array(Person) });
export type FreeNow = typeof FreeNow.Type;

/**
 * Orders of the catalogue: by fit to what is searched for, by enrollments, by date, by rating weighted by count, by price
 * from the lowest or the highest, and by what the reader is interested in.
 */
export const CourseSort = Schema.Literals([
  "relevance",
  "popular",
  "newest",
  "rating",
  "price",
  "price_desc",
  "interests",
]);
export type CourseSort = typeof CourseSort.Type;

const Cents = Schema.NumberFromString.check(
  Schema.isInt(),
  Schema.isBetween({ minimum: 0, maximum: 100_000_000 }),
);

/** One or more of a few names, with commas between. */
const SomeOf = (names: readonly string[]) =>
  Text(1, 400).check(
    Schema.makeFilter((text: string) => text.split(",").every((name) => names.includes(name)), {
      message: `must be ${names.map((name) => JSON.stringify(name)).join(" or ")}`,
    }),
  );

/**
 * Filters of the catalogue: a course fits where it fits each of them, and one of the names of each. Prices, their bands
 * and orders by price are within one `currency`, `USUAL_CURRENCY` where none is named; bounds are in cents, both included;
 * what is free is so in every currency. `cursor` is the opaque `nextCursor` of the page before, in the same order.
 */
export const CourseFilter = Schema.Struct({
  q: Schema.optionalKey(Text(0, 200)),
  category: Schema.optionalKey(Text(1, 100)),
  level: Schema.optionalKey(SomeOf(CourseLevel.literals)),
  currency: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[A-Z]{3}$/))),
  minPriceCents: Schema.optionalKey(Cents),
  maxPriceCents: Schema.optionalKey(Cents),
  price: Schema.optionalKey(SomeOf(Object.keys(PRICE_BANDS))),
  duration: Schema.optionalKey(SomeOf(Object.keys(DURATION_BANDS))),
  /** Languages as courses have them (BCP 47), with commas between. */
  language: Schema.optionalKey(Text(1, 200)),
  /** Tags, with commas between. */
  tags: Schema.optionalKey(Text(1, 400)),
  /** Courses with a student-teacher who is free right now. */
  available: Schema.optionalKey(Schema.Literals(["true"])),
  sort: Schema.optionalKey(CourseSort),
  mine: Schema.optionalKey(Schema.Literals(["true"])),
  /** Asks for `facets` as well. */
  facets: Schema.optionalKey(Schema.Literals(["true"])),
  cursor: Schema.optionalKey(Text(1, 2_000)),
  limit: Schema.optionalKey(
    Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 })),
  ),
});
export type CourseFilter = typeof CourseFilter.Type;

/** A value of a dimension, and how many courses there would be with it, whatever else of that dimension is chosen. */
export const FacetValue = Schema.Struct({ value: Schema.String, count: Count });
export type FacetValue = typeof FacetValue.Type;

/** What the catalogue can be narrowed by from here. Values that no course has are left out. */
export const Facets = Schema.Struct({
  values: Schema.Struct({
    category: Schema.Array(FacetValue),
    level: Schema.Array(FacetValue),
    price: Schema.Array(FacetValue),
    /** Of the courses that cost something. */
    currency: Schema.Array(FacetValue),
    duration: Schema.Array(FacetValue),
    language: Schema.Array(FacetValue),
    /** Those that most bear, at most `FACET_TAGS`. */
    tags: Schema.Array(FacetValue),
    available: Schema.Array(FacetValue),
  }),
  /** How many courses there would be without one of the dimensions, for those without which there would be more. */
  without: Schema.Array(Schema.Struct({ dimension: Schema.Literals(DIMENSIONS), count: Count })),
});
export type Facets = typeof Facets.Type;

export const CoursePage = Schema.Struct({
  courses: Schema.Array(ListedCourse),
  /** Courses on all pages together. */
  total: Count,
  /** What was searched for in the place of `q`, which finds nothing as it is spelled; null where `q` was. */
  searchedFor: Schema.NullOr(Schema.String),
  nextCursor: Schema.NullOr(Schema.String),
  /** Where they were asked for, with the first page. */
  facets: Schema.optionalKey(Facets),
  /** The reader's interests, where the list is in the order of them. */
  interests: Schema.optionalKey(Schema.Array(Schema.String)),
});
export type CoursePage = typeof CoursePage.Type;

/** Somebody who was looked for by name. */
export const FoundPerson = Schema.Struct({ ...Person.fields, title: Schema.NullOr(Schema.String) });
export type FoundPerson = typeof FoundPerson.Type;

export const PeopleRequest = Schema.Struct({ q: Text(1, 100) });
