const names: Readonly<Record<string, string>> = {
  creator: "Creator",
  student_teacher: "Teacher",
  moderator: "Moderator",
  student: "Student",
};

/** What somebody is in a room, for people. */
export const roleName = (role: string): string => names[role] ?? role;
