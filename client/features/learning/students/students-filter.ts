import type { Role } from "../../../../domain/identity/model.ts";
import type { EnrollmentStatus, StudentsRequest } from "../../../../domain/learning/model.ts";
import { statusWords } from "../texts/students.ts";

/** What narrows the list, as the address says it; empty text means all. `course` is a slug. */
export interface StudentsFilter {
  readonly of: StudentsRequest["of"];
  readonly course: string;
  readonly status: EnrollmentStatus | "";
  readonly q: string;
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (value: Params[string]): string => (typeof value === "string" ? value : value?.[0]) ?? "";

/** Which lists somebody has: of the courses that they made, and of those whom they teach. */
export const listsOf = (roles: readonly Role[]): readonly StudentsRequest["of"][] => [
  ...(roles.includes("creator") ? (["creator"] as const) : []),
  ...(roles.includes("student_teacher") ? (["teacher"] as const) : []),
];

/** The filter that an address names, for somebody with these lists; what it names wrongly narrows nothing. */
export const filterOf = (params: Params, lists: readonly StudentsRequest["of"][]): StudentsFilter => {
  const status = one(params.status);
  return {
    of: lists.find((list) => list === one(params.of)) ?? lists[0] ?? "teacher",
    course: one(params.course),
    status: Object.hasOwn(statusWords, status) ? (status as EnrollmentStatus) : "",
    q: one(params.q),
  };
};

/** Whether anybody is left out of the list. */
export const isNarrowed = ({ course, status, q }: StudentsFilter): boolean =>
  course !== "" || status !== "" || q !== "";

/** What the API is asked for; `courseId` is that of the course that the filter names. */
export const requestOf = (
  { of, status, q }: StudentsFilter,
  courseId: string | null,
  cursor: string | null,
): StudentsRequest => ({
  of,
  ...(courseId === null ? {} : { courseId }),
  ...(status === "" ? {} : { status }),
  ...(q === "" ? {} : { q }),
  ...(cursor === null ? {} : { cursor }),
});
