import { Effect } from "effect";
import type { CourseSummary } from "../../../domain/courses/course-summary.ts";
import { DIMENSIONS } from "../../../domain/courses/search/rules.ts";
import { Courses } from "../../../domain/courses/service.ts";
import {
  CHECKOUT_TITLE,
  COURSES_TITLE,
  categoryTitle,
  chatTitle,
  learnTitle,
} from "../../../domain/platform/pages/rules.ts";
import { NotFound } from "../../../domain/shared/errors.ts";
import { type Head, shortened } from "./head.ts";
import type { Asked, Page } from "./page.ts";
import { sharePicturePath } from "./share-facts.ts";
import { structuredCourse } from "./structured-course.ts";

/** An amount as the HTML has it for everybody: US English. */
const priceText = (cents: number, currency: string): string =>
  cents === 0
    ? "Free"
    : new Intl.NumberFormat("en-US", {
        style: "currency",
        currency,
        minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
      }).format(cents / 100);

const isSentence = /[.!?…]$/;

const descriptionOf = (course: CourseSummary): string => {
  const about = course.tagline ?? course.description;
  const facts = [
    `By ${course.creatorName}`,
    ...(course.sessionCount === null || course.sessionCount === 0
      ? []
      : [`${course.sessionCount} live one-on-one ${course.sessionCount === 1 ? "session" : "sessions"}`]),
    priceText(course.priceCents, course.currency),
  ].join(" · ");
  const short = shortened(about);
  return `${isSentence.test(short) ? short : `${short}.`} ${facts}`;
};

const courseHead = (course: CourseSummary): Head => ({
  title: course.title,
  description: descriptionOf(course),
  canonical: `/courses/${course.slug}`,
  image: {
    path: sharePicturePath(course.slug),
    alt: `${course.title}, by ${course.creatorName}`,
    isWide: true,
  },
  // A course that is paused or retired is offered to nobody.
  ...(course.isListed
    ? { structured: structuredCourse(course, shortened(course.tagline ?? course.description)) }
    : {}),
  properties: {
    "product:price:amount": (course.priceCents / 100).toFixed(2),
    "product:price:currency": course.currency,
  },
});

const CATALOGUE_TEXT =
  "Courses taught one-on-one by people who learned them just before you, with live help when you’re stuck.";

/** What makes the catalogue a view of itself, by parameters of its address. */
const NARROWING = ["q", "sort", "currency", ...DIMENSIONS.filter((name) => name !== "category")];

const catalogueHead = Effect.fnUntraced(function* (search: URLSearchParams) {
  const slug = search.get("category") ?? "";
  const categories = slug === "" ? [] : yield* Courses.use((courses) => courses.categories);
  const category = categories.find((each) => each.slug === slug);
  // A search is a view of the catalogue, and no page of its own.
  const isNarrowed = NARROWING.some((name) => (search.get(name) ?? "") !== "");
  if (category === undefined)
    return {
      title: COURSES_TITLE,
      description: CATALOGUE_TEXT,
      canonical: isNarrowed ? null : "/courses",
    };
  return {
    title: categoryTitle(category.name),
    description: `${category.name}: ${CATALOGUE_TEXT.charAt(0).toLowerCase()}${CATALOGUE_TEXT.slice(1)}`,
    canonical: isNarrowed ? null : `/courses?category=${category.slug}`,
  };
});

/** Where a course is that once had the slug in the address, as far as the reader may know. */
const coursePathNow = ({ reader, params }: Asked, rest: string) =>
  Courses.use((courses) => courses.currentSlug(reader, params.slug ?? "")).pipe(
    Effect.map((slug) => (slug === null ? null : `/courses/${slug}${rest}`)),
  );

/** The catalogue and its courses. */
export const coursePages: readonly Page[] = [
  {
    path: "/courses",
    isFor: "all",
    isKept: true,
    reads: ["category", ...NARROWING],
    head: ({ search }) => catalogueHead(search),
  },
  {
    path: "/courses/:slug",
    isFor: "all",
    isKept: true,
    head: ({ reader, params }) =>
      Courses.use((courses) => courses.summary(reader, params.slug ?? "")).pipe(
        Effect.map((course) => ({ ...courseHead(course), asks: [`/api/courses/${course.slug}`] })),
      ),
    movedTo: (asked) => coursePathNow(asked, ""),
  },
  {
    path: "/courses/:slug/chat",
    isFor: "members",
    head: ({ reader, params }) =>
      Courses.use((courses) => courses.summary(reader, params.slug ?? "")).pipe(
        Effect.map(({ title, slug, membership, chatRoomId }) => ({
          title: chatTitle(title),
          description: `The live chat of ${title}.`,
          canonical: null,
          asks: [
            `/api/courses/${slug}`,
            ...(membership === null || chatRoomId === null ? [] : [`/api/chat/rooms/${chatRoomId}/latest`]),
          ],
        })),
      ),
    movedTo: (asked) => coursePathNow(asked, "/chat"),
  },
  {
    path: "/courses/:slug/learn",
    isFor: "members",
    head: ({ reader, params }) =>
      Courses.use((courses) => courses.summary(reader, params.slug ?? "")).pipe(
        Effect.filterOrFail(
          ({ membership }) => membership !== null,
          () => new NotFound({ message: "You’re not in this course." }),
        ),
        Effect.map(({ title, slug }) => ({
          title: learnTitle(title),
          description: `Learning ${title}.`,
          canonical: null,
          asks: [`/api/learning/${slug}`],
        })),
      ),
    movedTo: (asked) => coursePathNow(asked, "/learn"),
  },
  {
    path: "/checkout/:id",
    isFor: "members",
    head: () =>
      Effect.succeed({ title: CHECKOUT_TITLE, description: "Paying for a course.", canonical: null }),
  },
];
