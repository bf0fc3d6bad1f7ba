import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authenticated, MaybeAuthenticated } from "../identity/authentication.ts";
import { BadRequest, NotFound, ServiceUnavailable, Unauthorized } from "../shared/errors.ts";
import {
  Category,
  Course,
  CourseCard,
  CourseFilter,
  CoursePage,
  FoundPerson,
  FreeNow,
  PeopleRequest,
} from "./model.ts";

/** The catalogue. `mine=true` lists the courses in which the reader is a member. */
export class CoursesApi extends HttpApiGroup.make("courses")
  .add(
    HttpApiEndpoint.get("list", "/courses", {
      query: CourseFilter,
      success: CoursePage,
      error: [BadRequest, Unauthorized, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "The catalogue in the order of `sort`: unless it says, by fit to `q`, and without that the newest first.",
    ),
    HttpApiEndpoint.get("categories", "/categories", {
      success: Schema.Struct({ categories: Schema.Array(Category) }),
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Every category, with its number of courses."),
    HttpApiEndpoint.get("topics", "/topics", {
      success: Schema.Struct({ topics: Schema.Array(Schema.String) }),
      error: [ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "What one can be interested in: every category, then the tags that most courses bear.",
    ),
    HttpApiEndpoint.get("bySlug", "/courses/:slug", {
      params: { slug: Schema.String },
      success: Course,
      error: [NotFound, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "One course with its curriculum and teachers, and what the reader is in it.",
    ),
  )
  .add(
    HttpApiEndpoint.get("related", "/courses/:slug/related", {
      params: { slug: Schema.String },
      success: Schema.Struct({ courses: Schema.Array(CourseCard) }),
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Courses that share tags or the category with one, the nearest first."),
    HttpApiEndpoint.get("freeNow", "/courses/:slug/free", {
      params: { slug: Schema.String },
      success: FreeNow,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Who of its student-teachers would answer a call for help right now."),
  )
  .middleware(MaybeAuthenticated)
  .add(
    HttpApiEndpoint.get("people", "/people", {
      query: PeopleRequest,
      success: Schema.Struct({ people: Schema.Array(FoundPerson) }),
      error: [BadRequest, ServiceUnavailable],
    })
      .annotate(
        OpenApi.Summary,
        "People by name or handle: those of the reader’s courses first, then others who teach and are public.",
      )
      .middleware(Authenticated),
  )
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Courses", description: "The catalogue and its courses." })) {}
