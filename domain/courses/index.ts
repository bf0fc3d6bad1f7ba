import { Layer } from "effect";
import { CoursesOfPeople } from "../identity/profile/courses-of-people.ts";
import { CourseAccess, shareCourseSql, teachesSql } from "./access.ts";
import { CoursesApi } from "./api.ts";
import { Courses } from "./service.ts";
import { taughtBy } from "./taught-by.ts";
import { topics } from "./topics.ts";

/** The catalogue, its courses, and what somebody is in one. */
export const courses = {
  layer: Layer.mergeAll(Courses.layer, CourseAccess.layer),
  lends: Layer.succeed(CoursesOfPeople, { isShared: shareCourseSql, taughtBy, teaches: teachesSql, topics }),
  apis: [CoursesApi],
  rooms: [],
  sweeps: [],
  mails: [],
} as const;

export { CourseRooms } from "./course-rooms.ts";
export { FreeHelpers } from "./free-helpers.ts";
export { countStudent } from "./student-count.ts";
export { writeStudentsTaught } from "./students-taught.ts";
