import { CoursesHandlers } from "../../http/courses.ts";

export const courses = { commands: [], handlers: CoursesHandlers };
