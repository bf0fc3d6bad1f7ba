/** In the place of a chat that somebody is no member of, or that a course has not. */
export const noChatText = {
  memberTitle: "This chat is for people in the course",
  memberText: (course: string) => `What ${course} is about, and who teaches it, is on its page.`,
  seeCourse: "See the course",
  roomTitle: "This course has no chat",
  roomText: "Its creator hasn’t opened one.",
  back: "Back to the course",
} as const;
