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
import { Text, Uuid } from "../shared/schema.ts";
import {
  Assignment,
  CourseHomework,
  Day,
  Draft,
  Homework,
  HomeworkItem,
  HomeworkStudent,
  Message,
  NewDraft,
  NewMessage,
  NewReview,
  NewSavedComment,
  NewSubmission,
  QueuePage,
  QueueRequest,
  ReadVersion,
  Review,
  SavedComment,
  WrittenAssignment,
} from "./model.ts";

const byId = { id: Uuid };
const changing = [BadRequest, Forbidden, NotFound, Conflict, ServiceUnavailable] as const;
const Students = Schema.Struct({ students: Schema.Array(HomeworkStudent) });
const Comments = Schema.Struct({ comments: Schema.Array(SavedComment) });

/** Homework: setting it, handing it in, and reviewing it. What one may not see is not there: 404. */
export class HomeworkApi extends HttpApiGroup.make("homework")
  .add(
    HttpApiEndpoint.get("ofCourse", "/courses/:id/homework", {
      params: byId,
      success: CourseHomework,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "All homework of one’s own course, drafts included."),
    HttpApiEndpoint.put("write", "/homework/:id", {
      params: byId,
      payload: WrittenAssignment,
      success: Assignment,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Writes homework: a new draft, or what is changed of one that is there."),
    HttpApiEndpoint.post("publish", "/homework/:id/publish", {
      params: byId,
      payload: ReadVersion,
      success: Assignment,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Shows a draft to the course’s students."),
    HttpApiEndpoint.post("retire", "/homework/:id/retire", {
      params: byId,
      payload: ReadVersion,
      success: Assignment,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Takes nothing more, and counts for nobody. What was handed in stays."),
    HttpApiEndpoint.post("restore", "/homework/:id/restore", {
      params: byId,
      payload: ReadVersion,
      success: Assignment,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Takes retiring back."),
    HttpApiEndpoint.delete("remove", "/homework/:id", {
      params: byId,
      success: HttpApiSchema.NoContent,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Removes a draft that nobody has seen."),
    HttpApiEndpoint.get("students", "/homework/:id/students", {
      params: byId,
      query: { q: Schema.optionalKey(Text(0, 100)) },
      success: Students,
      error: [BadRequest, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "When it is due for the course’s students, those with more time first."),
    HttpApiEndpoint.put("extend", "/homework/:id/students/:studentId/due", {
      params: { id: Uuid, studentId: Uuid },
      payload: Schema.Struct({ dueOn: Schema.NullOr(Day) }),
      success: Students,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Gives a student until the end of a day by their own clock; null: no more."),
    HttpApiEndpoint.get("list", "/learning/:slug/homework", {
      params: { slug: Schema.String },
      success: Schema.Struct({ homework: Schema.Array(HomeworkItem) }),
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The homework of a course that one learns."),
    HttpApiEndpoint.get("homework", "/learning/:slug/homework/:id", {
      params: { slug: Schema.String, id: Uuid },
      success: Homework,
      error: [BadRequest, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "One’s own page of homework, with every attempt and its feedback."),
    HttpApiEndpoint.put("saveDraft", "/homework/:id/draft", {
      params: byId,
      payload: NewDraft,
      success: Draft,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Keeps what is not handed in yet; 409 where another device was faster."),
    HttpApiEndpoint.post("submit", "/homework/:id/submissions", {
      params: byId,
      payload: NewSubmission,
      success: Homework,
      error: [...changing, TooManyRequests],
    }).annotate(OpenApi.Summary, "Hands homework in. Sent again under the same id it is the same attempt."),
    HttpApiEndpoint.get("queue", "/submissions", {
      query: QueueRequest,
      success: QueuePage,
      error: [BadRequest, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "What was handed in to the reader, across their courses; what waits oldest first.",
    ),
    HttpApiEndpoint.get("review", "/submissions/:id", {
      params: byId,
      success: Review,
      error: [BadRequest, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Something that was handed in, for one of its reviewers."),
    HttpApiEndpoint.post("claim", "/submissions/:id/claim", {
      params: byId,
      payload: ReadVersion,
      success: Review,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Takes it for review; 409 says who was faster."),
    HttpApiEndpoint.post("release", "/submissions/:id/release", {
      params: byId,
      payload: ReadVersion,
      success: Review,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Gives it back unreviewed."),
    HttpApiEndpoint.post("giveReview", "/submissions/:id/review", {
      params: byId,
      payload: NewReview,
      success: Review,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Accepts it, or asks for another version; 409 where it has changed since."),
    HttpApiEndpoint.post("handOn", "/submissions/:id/hand-on", {
      params: byId,
      payload: Schema.Struct({ ...ReadVersion.fields, to: Uuid }),
      success: Review,
      error: [...changing],
    }).annotate(OpenApi.Summary, "Gives what has waited for two weeks to another who teaches the course."),
    HttpApiEndpoint.post("say", "/submissions/:id/messages", {
      params: byId,
      payload: NewMessage,
      success: Message,
      error: [...changing, TooManyRequests],
    }).annotate(OpenApi.Summary, "Writes to the other side, below a submission."),
    HttpApiEndpoint.get("comments", "/saved-comments", {
      success: Comments,
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Comments that one keeps to use again."),
    HttpApiEndpoint.post("saveComment", "/saved-comments", {
      payload: NewSavedComment,
      success: Comments,
      error: [BadRequest, Conflict, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Keeps a comment."),
    HttpApiEndpoint.delete("removeComment", "/saved-comments/:id", {
      params: byId,
      success: Comments,
      error: [BadRequest, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Forgets a comment."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({
      title: "Homework",
      description: "What courses set, students hand in and teachers review.",
    }),
  ) {}
