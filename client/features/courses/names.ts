import type { CourseLevel, Membership } from "../../../domain/courses/model.ts";

export const levelNames: Record<CourseLevel, string> = {
  beginner: "Beginner",
  intermediate: "Intermediate",
  advanced: "Advanced",
};

export const membershipNames: Record<Membership, string> = {
  student: "You learn this",
  student_teacher: "You teach this",
  creator: "Your course",
  moderator: "You moderate this",
};
