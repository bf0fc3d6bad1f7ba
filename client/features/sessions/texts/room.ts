/** What stands above a session, and in the place of one. */
export const sessionRoomTexts = {
  back: "Back to your sessions",
  with: (name: string) => `With ${name}`,
  teaches: (teacher: string, student: string) => `${teacher} teaches ${student}`,
  inSession: "In session",
  missingTitle: "Session not found",
  missingText: "It was never booked, or it isn’t yours.",
  closedTitle: "This session is closed",
  opening: "Opening the session",
  moved: "You’re in another session now, so you left this one. Join to come back.",
  notEnded: "The session didn’t end: you’re not connected. Try again.",
} as const;

/** Where one waits before a session. */
export const lobbyTexts = {
  cameraOff: "Your camera is off.",
  camera: "Your camera",
  comfort: "You can still join; others won’t see or hear you.",
  starts: (when: string) => `Starts ${when}`,
  started: (when: string) => `Started ${when}`,
  over: "The booked time is over",
  notHere: "isn’t here yet",
  left: "left",
  here: "is here",
  waiting: "is here, waiting for you",
  elsewhere: "You’re in this session on another device or in another tab.",
  observer: "You can watch, but not take part.",
  join: "Join session",
  switch: "Switch to this device",
  switchHint: "The call moves here, and your attendance goes on.",
  /** For who teaches alone: to whoever learns it reads as a threat. */
  teacherHint: "Your attendance counts from the booked start to the end.",
} as const;

/** Microphone and camera. `kind`: which of the two it is. */
export const deviceTexts = {
  names: { microphone: "Microphone", camera: "Camera" },
  hear: "Turn on sound",
  on: (name: string) => `${name} on`,
  off: (name: string) => `${name} off`,
  named: (name: string) => `“${name}”`,
  yours: (kind: string) => `Your ${kind}`,
  replaced: (device: string, next: string) => `${device} stopped working. “${next}” is used instead.`,
  refused: (kind: string) =>
    `Your browser is blocking your ${kind}. Allow it in the address bar, then try again.`,
  missing: (kind: string) => `No ${kind} was found. Connect one and it turns on by itself.`,
  busy: (device: string) =>
    `${device} didn’t start. Another program may be using it: close that, then try again.`,
  lost: (device: string, kind: string) =>
    `${device} stopped working, and there’s no other ${kind}. Connect one, or try again.`,
} as const;

/** A session that is over. */
export const sessionOverTexts = {
  attendance: "Attendance",
  bookedTime: (times: string) => `Booked ${times}`,
  togetherTime: (times: string) => `Together ${times}`,
  together: (together: string, booked: string) => `Together for ${together} of ${booked}`,
  course: "Back to the course",
  all: "All sessions",
} as const;
