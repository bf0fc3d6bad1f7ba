import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { MaybeAuthenticated } from "../identity/authentication.ts";
import { BadRequest, NotFound, ServiceUnavailable, Unauthorized } from "../shared/errors.ts";
import { Category, Course, CourseFilter, CoursePage } from "./model.ts";

/** The catalogue. `mine=true` lists the courses in which the reader is a member. */
export class CoursesApi extends HttpApiGroup.make("courses")
  .add(
    HttpApiEndpoint.get("list", "/courses", {
      query: CourseFilter,
      success: CoursePage,
      error: [BadRequest, Unauthorized, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The catalogue: the best fit to `q` first, then the newest."),
    HttpApiEndpoint.get("categories", "/categories", {
      success: Schema.Struct({ categories: Schema.Array(Category) }),
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Every category, with its number of courses."),
    HttpApiEndpoint.get("bySlug", "/courses/:slug", {
      params: { slug: Schema.String },
      success: Course,
      error: [NotFound, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "One course with its curriculum and teachers, and what the reader is in it.",
    ),
  )
  .middleware(MaybeAuthenticated)
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Courses", description: "The catalogue and its courses." })) {}
