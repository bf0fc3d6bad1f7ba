/** What somebody is in a room. */
export const roleTexts: Readonly<Record<string, string>> = {
  creator: "Creator",
  student_teacher: "Teacher",
  moderator: "Moderator",
  student: "Student",
};

/** The card of somebody in the room. */
export const personText = {
  card: (name: string) => `About ${name}`,
  you: "you",
  here: "Here now",
  free: "Free to help",
  viewProfile: "View profile",
} as const;

/** Lists of people: who is here, and who is in the course. */
export const memberTexts = {
  you: " (you)",
  away: ", away",
  here: " · here now",
  more: (count: number) => `and ${count} more`,
} as const;
