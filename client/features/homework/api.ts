import type {
  Assignment,
  CourseHomework,
  Draft,
  Homework,
  HomeworkStudent,
  Message,
  NewDraft,
  NewMessage,
  NewReview,
  QueuePage,
  QueueRequest,
  Review,
  SavedComment,
  WrittenAssignment,
} from "../../../domain/homework/model.ts";
import { request } from "../../lib/request/request.ts";

type Signal = AbortSignal | undefined;
interface Students {
  readonly students: readonly HomeworkStudent[];
}
interface Comments {
  readonly comments: readonly SavedComment[];
}

const homework = (id: string, rest = "") => `/api/homework/${id}${rest}`;
const submission = (id: string, rest = "") => `/api/submissions/${encodeURIComponent(id)}${rest}`;

/** A new id, which the same request may be repeated under. */
export const newId = (): string => crypto.randomUUID();

/** Homework over HTTP; what is handed in goes through `client/live/homework/`. Each rejects with `ApiError`. */
export const homeworkApi = {
  ofCourse: (courseId: string, signal?: Signal) =>
    request<CourseHomework>("GET", `/api/courses/${encodeURIComponent(courseId)}/homework`, { signal }),
  write: (id: string, body: WrittenAssignment) => request<Assignment>("PUT", homework(id), { body }),
  step: (id: string, step: "publish" | "retire" | "restore", version: number) =>
    request<Assignment>("POST", homework(id, `/${step}`), { body: { version } }),
  remove: (id: string) => request<void>("DELETE", homework(id)),
  students: (id: string, q: string, signal?: Signal) =>
    request<Students>("GET", homework(id, "/students"), { query: { q: q === "" ? undefined : q }, signal }),
  extend: (id: string, studentId: string, dueOn: string | null) =>
    request<Students>("PUT", homework(id, `/students/${studentId}/due`), { body: { dueOn } }),

  byId: (slug: string, id: string, signal?: Signal) =>
    request<Homework>("GET", `/api/learning/${encodeURIComponent(slug)}/homework/${encodeURIComponent(id)}`, {
      signal,
    }),
  /** 409 where another device was faster. */
  saveDraft: (id: string, draft: NewDraft) => request<Draft>("PUT", homework(id, "/draft"), { body: draft }),

  queue: (asked: QueueRequest, signal?: Signal) =>
    request<QueuePage>("GET", "/api/submissions", { query: asked, signal }),
  review: (id: string, signal?: Signal) => request<Review>("GET", submission(id), { signal }),
  claim: (id: string, version: number) =>
    request<Review>("POST", submission(id, "/claim"), { body: { version } }),
  release: (id: string, version: number) =>
    request<Review>("POST", submission(id, "/release"), { body: { version } }),
  giveReview: (id: string, review: NewReview) =>
    request<Review>("POST", submission(id, "/review"), { body: review }),
  handOn: (id: string, version: number, to: string) =>
    request<Review>("POST", submission(id, "/hand-on"), { body: { version, to } }),
  say: (id: string, message: NewMessage) =>
    request<Message>("POST", submission(id, "/messages"), { body: message }),

  comments: (signal?: Signal) => request<Comments>("GET", "/api/saved-comments", { signal }),
  saveComment: (comment: SavedComment) => request<Comments>("POST", "/api/saved-comments", { body: comment }),
  removeComment: (id: string) => request<Comments>("DELETE", `/api/saved-comments/${id}`),
} as const;
