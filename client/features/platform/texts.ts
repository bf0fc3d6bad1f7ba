import { formatCount } from "../../lib/locale.ts";

/** The start page of visitors. */
export const landingTexts = {
  learn: "Learn it.",
  next: "Then ",
  teach: "teach it.",
  promise:
    "Learn one-on-one from someone who learned it just before you. When you’re stuck, someone who’s free right now comes to help. When you’re done, you can be the one who teaches.",
  join: "Create an account",
  browse: "Browse courses",
  helpersFree: (count: number) =>
    `${formatCount(count)} ${count === 1 ? "helper" : "helpers"} free right now`,
  sessionsOn: (count: number) => `${formatCount(count)} ${count === 1 ? "session" : "sessions"} on right now`,
  popular: "Popular courses",
  all: "All courses",
  teachers: "People who teach here",
  teachersHint: "All of them took the course themselves before they were certified to teach it.",
  taught: (count: number) => `${formatCount(count)} ${count === 1 ? "student" : "students"} taught`,
  newTeacher: "Newly certified",
  free: "Free to help",
  questions: "Good questions",
  moreQuestions: "Help and FAQ",
} as const;

/** How learning turns into teaching. */
export const loopTexts: readonly { readonly word: string; readonly text: string }[] = [
  {
    word: "Learn",
    text: "Private live sessions: just you and your teacher. Plus a chat room for the course.",
  },
  { word: "Ask", text: "Get live help from wherever you’re stuck. The first free helper joins you." },
  { word: "Teach", text: "Graduate, get certified by the course’s creator, and take students of your own." },
  { word: "Earn", text: "Student-teachers keep 70% of what their students pay. The creator gets 15%." },
];

/** What visitors ask first. */
export const landingQuestions: readonly { readonly question: string; readonly answer: string }[] = [
  {
    question: "Who teaches me?",
    answer:
      "The course’s creator or one of its student-teachers: graduates whom the creator certified. You meet one-on-one, on video.",
  },
  {
    question: "What happens when I’m stuck between sessions?",
    answer:
      "Ask in the course’s chat, or send a live help request. It reaches every helper who’s ready, and the first to accept joins you in a private room.",
  },
  {
    question: "What is goodwill?",
    answer:
      "Points people thank each other with. You start with 50, offer some when you ask for live help, and earn more by helping. They aren’t money.",
  },
  {
    question: "Do I have to teach?",
    answer:
      "No. Learning is enough. Teaching is there for graduates who want to, once the creator certifies them.",
  },
  {
    question: "Can I enroll today?",
    answer:
      "Not on the site yet. You can create an account, look through every course and see who teaches it.",
  },
];
