import { Courses } from "../../../domain/courses/service.ts";
import { CoursesHandlers, sharedWith } from "../../http/courses.ts";

export const courses = {
  commands: [],
  handlers: CoursesHandlers,
  shared: [{ sharedWith, version: Courses.use((service) => service.version) }],
};
