import { formatCount } from "../../../lib/locale.ts";

const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** What is left, and what comes next. */
export const aheadTexts = {
  left: "Left until you finish",
  modulesLeft: (count: number) => counted(count, "module", "modules"),
  sessionsLeft: (count: number) => counted(count, "live session", "live sessions"),
  homeworkLeft: (count: number) => counted(count, "piece of homework", "pieces of homework"),
  homework: {
    open: (title: string) => `Hand in “${title}”`,
    asked: (title: string) => `Send a new version of “${title}”`,
    waiting: (title: string) => `“${title}” waits for feedback`,
  },
  nextModule: "Go to the next one",
  seeSession: "See the next one",
  askInChat: "Ask for a time in the chat",
  nextSession: "Next session",
  none: "No session is booked yet.",
  with: (name: string) => `with ${name}`,
  join: "Join",
  details: "Details",
  people: "Your people",
  creator: "Created by",
} as const;

/** Leaving a course. */
export const leaveTexts = {
  button: "Leave this course",
  title: "Leave this course?",
  text: "Everything you did is kept. Enroll again anytime, and you go on where you were. Sessions you’ve booked are canceled, and you lose the chat.",
  reason: "What made you leave?",
  reasonHint: "Optional. Only the course’s creator sees it.",
  tooLong: (most: number) => `At most ${formatCount(most)} characters.`,
  stay: "Stay",
  leave: "Leave course",
  left: (course: string) => `You left ${course}`,
  leftText: "Your progress is kept, in case you come back.",
} as const;

/** A course that is done. */
export const completedTexts = {
  title: "You finished this course",
  on: (day: string) => `Completed ${day}`,
  text: "Everything it asked of you is done. Well done.",
  nextTitle: "What comes next",
  certificate: "See your certificate",
  certificateText: "Share it, print it, or keep it to yourself.",
  help: "Help those who are where you were",
  helpText: "Answer a question in the chat, and earn goodwill.",
  teach: "Teach it yourself",
  teachText: "Graduates can be certified by the course’s creator, and get paid for their sessions.",
  more: "Learn something else",
  moreText: "Browse what people are learning right now.",
} as const;
