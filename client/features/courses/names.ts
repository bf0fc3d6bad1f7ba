import type { CourseLevel, Membership } from "../../../domain/courses/model.ts";
import { courseWords } from "./texts.ts";

export const levelNames: Record<CourseLevel, string> = courseWords.levels;

export const membershipNames: Record<Membership, string> = courseWords.memberships;
