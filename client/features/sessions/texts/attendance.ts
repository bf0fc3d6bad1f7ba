/** Who attended, and how. */
export const attendanceTexts = {
  teacher: "Teacher",
  student: "Student",
  joined: (times: number) => (times === 1 ? "Joined once" : `Joined ${times} times`),
  joinedBy: (name: string) => `: ${name}`,
  here: "here",
  waiting: "here, waiting",
  attended: "attended",
  left: "left",
  notHere: "not here yet",
  didntCome: "didn’t come",
  hereSince: (time: string) => `here since ${time}`,
  leftAt: (time: string) => `left at ${time}`,
  late: (length: string) => `${length} late`,
  leftEarly: (length: string) => `left ${length} early`,
  away: (length: string) => `away ${length}`,
  before: (length: string) => `${length} before the start`,
  beforeInRoom: (length: string) => `in the room for ${length} before the session`,
  inWindow: "Within the booked time",
  untilWindow: "Waiting for the booked time",
} as const;

/** When somebody was in the room who counts as absent. */
export const evidenceTexts = {
  before: (length: string) => `was in the room for ${length} before the session`,
  during: (length: string) => `was in the room for ${length} during the session`,
  after: (length: string) => `was in the room for ${length} after the session`,
} as const;
