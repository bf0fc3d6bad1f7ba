import { Layer } from "effect";
import { SameCourse } from "../identity/profile/same-course.ts";
import { CourseAccess, shareCourseSql } from "./access.ts";
import { CoursesApi } from "./api.ts";
import { Courses } from "./service.ts";

/** The catalogue, its courses, and what somebody is in one. */
export const courses = {
  layer: Layer.mergeAll(Courses.layer, CourseAccess.layer),
  /** What contexts below ask of this one. */
  lends: Layer.succeed(SameCourse, { isShared: shareCourseSql }),
  apis: [CoursesApi],
  rooms: [],
  sweeps: [],
  mails: [],
} as const;

export { FreeHelpers } from "./free-helpers.ts";
