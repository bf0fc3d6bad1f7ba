import { Layer } from "effect";
import { Courses } from "../../../domain/courses/service.ts";
import { CoursesHandlers, sharedWith } from "../../http/courses.ts";
import { StudioHandlers } from "../../http/studio.ts";
import { coverCommands } from "./course-covers.ts";

export const courses = {
  commands: coverCommands,
  handlers: Layer.merge(CoursesHandlers, StudioHandlers),
  shared: [{ sharedWith, version: Courses.use((service) => service.version) }],
};
