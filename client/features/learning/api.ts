import type {
  Checkout,
  DropOff,
  Enrollment,
  Learning,
  ModuleNote,
  NewNote,
  StudentPage,
  StudentsRequest,
} from "../../../domain/learning/model.ts";
import { request } from "../../lib/request/request.ts";

type Signal = AbortSignal | undefined;

const enrollment = (id: string, rest = "") => `/api/enrollments/${id}${rest}`;

/** Learning over HTTP; marks are told by `client/live/marks/`. Each rejects with `ApiError`. */
export const learningApi = {
  leave: (id: string, reason: string) =>
    request<Enrollment>("POST", enrollment(id, "/cancel"), { body: { reason } }),
  chooseTeacher: (id: string, studentTeacherId: string | null) =>
    request<Enrollment>("PUT", enrollment(id, "/teacher"), { body: { studentTeacherId } }),
  /** 409 where another device was faster. */
  note: (id: string, moduleId: string, note: NewNote) =>
    request<ModuleNote>("PUT", enrollment(id, `/modules/${moduleId}/note`), { body: note }),
  place: (id: string, moduleId: string) =>
    request<void>("PUT", enrollment(id, "/place"), { body: { moduleId } }),
  course: (slug: string, signal?: Signal) =>
    request<Learning>("GET", `/api/learning/${encodeURIComponent(slug)}`, { signal }),

  students: (asked: StudentsRequest, signal?: Signal) =>
    request<StudentPage>("GET", "/api/students", { query: asked, signal }),
  dropOff: (courseId: string, signal?: Signal) =>
    request<DropOff>("GET", `/api/courses/${courseId}/drop-off`, { signal }),
  nudge: (id: string, message: string) =>
    request<void>("POST", enrollment(id, "/nudge"), { body: { message } }),

  checkout: (id: string, signal?: Signal) =>
    request<Checkout>("GET", `/api/checkouts/${encodeURIComponent(id)}`, { signal }),
  paySandbox: (id: string) =>
    request<{ readonly enrollment: Enrollment }>("POST", `/api/checkouts/${id}/sandbox-payment`),
  cancelCheckout: (id: string) => request<void>("POST", `/api/checkouts/${id}/cancel`),
} as const;
