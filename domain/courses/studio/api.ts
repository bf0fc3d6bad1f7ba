import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated } from "../../identity/authentication.ts";
import { BadRequest, Forbidden, NotFound, ServiceUnavailable, TooManyRequests } from "../../shared/errors.ts";
import { Uuid } from "../../shared/schema.ts";
import { CourseConflict, CourseIncomplete } from "./errors.ts";
import { Copy, CourseUpdate, NewCourse, Publication, StudioCard, StudioCourse } from "./model.ts";

const params = { id: Uuid };
const error = [Forbidden, NotFound, ServiceUnavailable] as const;

/** A step of a course from one state to another. */
const step = <const Name extends string>(name: Name, summary: string) =>
  HttpApiEndpoint.post(name, `/courses/:id/${name}`, {
    params,
    success: StudioCourse,
    error: [...error, CourseConflict],
  }).annotate(OpenApi.Summary, summary);

/** Where creators write their courses. Nothing of it is anybody else's: a course of another creator does not exist. */
export class StudioApi extends HttpApiGroup.make("studio")
  .add(
    HttpApiEndpoint.get("list", "/studio/courses", {
      success: Schema.Struct({ courses: Schema.Array(StudioCard) }),
      error: [Forbidden, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The reader’s own courses with their figures, the one last changed first."),
    HttpApiEndpoint.get("load", "/studio/courses/:id", { params, success: StudioCourse, error }).annotate(
      OpenApi.Summary,
      "One of them with its whole document, and what everybody sees of it.",
    ),
    HttpApiEndpoint.post("create", "/courses", {
      payload: NewCourse,
      success: StudioCourse.pipe(HttpApiSchema.status(201)),
      error: [BadRequest, Forbidden, CourseConflict, TooManyRequests, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Begins a course, which only its creator sees. The same `id` again: the same course.",
    ),
    HttpApiEndpoint.patch("save", "/courses/:id", {
      params,
      payload: CourseUpdate,
      success: StudioCourse,
      error: [BadRequest, ...error, CourseConflict],
    }).annotate(
      OpenApi.Summary,
      "Changes fields of the document; nobody sees it before it is published. 409 with the current course where it is of another version.",
    ),
    HttpApiEndpoint.post("publish", "/courses/:id/publish", {
      params,
      payload: Publication,
      success: StudioCourse,
      error: [CourseIncomplete, ...error, CourseConflict],
    }).annotate(
      OpenApi.Summary,
      "Makes the document what everybody sees, all of it at once. 400 with what is missing.",
    ),
    step("pause", "Closes the course to newcomers; its students go on."),
    step("resume", "Opens it again."),
    step("retire", "Closes it to newcomers for good; its students go on."),
    HttpApiEndpoint.post("duplicate", "/courses/:id/duplicate", {
      params,
      payload: Copy,
      success: StudioCourse.pipe(HttpApiSchema.status(201)),
      error: [BadRequest, ...error, CourseConflict, TooManyRequests],
    }).annotate(OpenApi.Summary, "Begins another course with all that this one’s document has."),
    HttpApiEndpoint.delete("remove", "/courses/:id", {
      params,
      success: HttpApiSchema.NoContent,
      error: [...error, CourseConflict],
    }).annotate(OpenApi.Summary, "Removes a course that was never published."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Studio", description: "Where creators write and publish their courses." }),
  ) {}
