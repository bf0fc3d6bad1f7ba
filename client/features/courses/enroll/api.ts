import type { EnrollAnswer, NewEnrollment } from "../../../../domain/learning/model.ts";
import { request } from "../../../lib/request/request.ts";

/** Enrolling over HTTP. Repeated, it answers the same; rejects with `ApiError`. */
export const enrollApi = {
  enroll: (wanted: NewEnrollment) => request<EnrollAnswer>("POST", "/api/enrollments", { body: wanted }),
} as const;
