import { Layer } from "effect";
import { CoursesOfPeople } from "../identity/profile/courses-of-people.ts";
import { CourseAccess, shareCourseSql, teachesSql } from "./access.ts";
import { CoursesApi } from "./api.ts";
import { taughtBy } from "./people/taught-by.ts";
import { Courses } from "./service.ts";
import { StudioApi } from "./studio/api.ts";
import { Covers } from "./studio/covers/service.ts";
import { Studio } from "./studio/service.ts";
import { topics } from "./topics.ts";

/** The catalogue, its courses, what somebody is in one, and where creators write them. */
export const courses = {
  layer: Layer.mergeAll(Courses.layer, CourseAccess.layer, Studio.layer, Covers.layer),
  lends: Layer.succeed(CoursesOfPeople, { isShared: shareCourseSql, taughtBy, teaches: teachesSql, topics }),
  apis: [CoursesApi, StudioApi],
  rooms: [],
  sweeps: [],
  mails: [],
} as const;

export { moduleTitlesOf, objectivesOf } from "./contents.ts";
export { CourseRooms } from "./course-rooms.ts";
export { FreeHelpers } from "./free-helpers.ts";
export { ModuleCalls } from "./module-calls.ts";
export { countStudent } from "./people/student-count.ts";
export { writeStudentsTaught } from "./people/students-taught.ts";
export { OnModulesChanged } from "./studio/modules-changed.ts";
