import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
} from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import {
  Checkout,
  DropOff,
  EnrollAnswer,
  Enrollment,
  Learning,
  LeaveCourse,
  ModuleNote,
  NewEnrollment,
  NewMark,
  NewNote,
  NewNudge,
  Progress,
  StudentPage,
  StudentsRequest,
  TeacherChoice,
} from "./model.ts";

const enrollment = { id: Uuid };
const module = { id: Uuid, moduleId: Uuid };

/** Learning a course: enrolling, how far one has come, and how those who teach see it. */
export class LearningApi extends HttpApiGroup.make("learning")
  .add(
    HttpApiEndpoint.post("enroll", "/enrollments", {
      payload: NewEnrollment,
      success: EnrollAnswer.pipe(HttpApiSchema.status(201)),
      error: [BadRequest, Forbidden, NotFound, Conflict, TooManyRequests, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Enrolls in a free course, or begins the payment of a priced one. Repeated, it answers the same.",
    ),
    HttpApiEndpoint.post("leave", "/enrollments/:id/cancel", {
      params: enrollment,
      payload: LeaveCourse,
      success: Enrollment,
      error: [BadRequest, NotFound, Conflict, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Leaves a course. What was done in it is kept for coming back."),
    HttpApiEndpoint.put("chooseTeacher", "/enrollments/:id/teacher", {
      params: enrollment,
      payload: TeacherChoice,
      success: Enrollment,
      error: [BadRequest, NotFound, Conflict, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Chooses another teacher, or none."),
    HttpApiEndpoint.put("mark", "/enrollments/:id/modules/:moduleId", {
      params: module,
      payload: NewMark,
      success: Progress,
      error: [BadRequest, NotFound, Conflict, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Marks a module as done, or as not done."),
    HttpApiEndpoint.put("note", "/enrollments/:id/modules/:moduleId/note", {
      params: module,
      payload: NewNote,
      success: ModuleNote,
      error: [BadRequest, NotFound, Conflict, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Writes one’s private note about a module; 409 where another device was faster.",
    ),
    HttpApiEndpoint.put("place", "/enrollments/:id/place", {
      params: enrollment,
      payload: Schema.Struct({ moduleId: Uuid }),
      success: HttpApiSchema.NoContent,
      error: [BadRequest, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Notes which module one is at, to go on there."),
    HttpApiEndpoint.get("course", "/learning/:slug", {
      params: { slug: Schema.String },
      success: Learning,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "A course as somebody who is enrolled in it learns it."),
    HttpApiEndpoint.get("students", "/students", {
      query: StudentsRequest,
      success: StudentPage,
      error: [BadRequest, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The reader’s students, whoever was active last first."),
    HttpApiEndpoint.get("dropOff", "/courses/:id/drop-off", {
      params: { id: Uuid },
      success: DropOff,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Where the students of one’s course are, module by module."),
    HttpApiEndpoint.post("nudge", "/enrollments/:id/nudge", {
      params: enrollment,
      payload: NewNudge,
      success: HttpApiSchema.NoContent,
      error: [BadRequest, NotFound, Conflict, TooManyRequests, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Writes to a student of one’s own, by notification and mail."),
    HttpApiEndpoint.get("checkout", "/checkouts/:id", {
      params: { id: Uuid },
      success: Checkout,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "A payment of one’s own."),
    HttpApiEndpoint.post("paySandbox", "/checkouts/:id/sandbox-payment", {
      params: { id: Uuid },
      success: Schema.Struct({ enrollment: Enrollment }),
      error: [NotFound, Conflict, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Stands in for paying, without any money: on one’s own machine alone, 404 elsewhere.",
    ),
    HttpApiEndpoint.post("cancelCheckout", "/checkouts/:id/cancel", {
      params: { id: Uuid },
      success: HttpApiSchema.NoContent,
      error: [NotFound, Conflict, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Gives up a payment that was not made."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Learning", description: "Enrolling in courses, and progress in them." }),
  ) {}
