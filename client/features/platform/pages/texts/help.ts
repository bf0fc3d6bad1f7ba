import type { ArticleSection } from "../article-text.ts";

/** Questions about one subject. */
export interface HelpTopic {
  readonly id: string;
  readonly heading: string;
  readonly questions: readonly ArticleSection[];
}

/** Words around the questions. */
export const help = {
  intro: "Short answers to what people ask most. Can’t find yours? [Write to us](/contact).",
  search: "Search help",
  found: (count: number) => (count === 1 ? "1 answer" : `${count} answers`),
  noneTitle: "No matching answers",
  noneText: "Try another word, or write to us.",
  contact: "Contact us",
  more: "More about PeerLoop",
} as const;

/** Every question that has an answer, by subject. */
export const helpTopics: readonly HelpTopic[] = [
  {
    id: "account",
    heading: "Your account",
    questions: [
      {
        id: "confirm-email",
        heading: "I didn’t get the email that confirms my address",
        body: [
          "Check your spam folder first. Then open [Confirm your address](/verify-email) and have it sent again. Each link works for 24 hours. Until you’ve confirmed your address you can look around, but not write or ask for help.",
        ],
      },
      {
        id: "password",
        heading: "I forgot my password",
        body: [
          "Enter your email under [Forgot password](/forgot-password) and we’ll send a link. It works once, for an hour. Once you’ve chosen a new password you’re signed out on all devices.",
        ],
      },
      {
        id: "handle",
        heading: "Can I change my handle?",
        body: [
          "No. Your handle is part of your profile’s address, and people mention you by it. You can change your name at any time in your [settings](/settings).",
        ],
      },
      {
        id: "devices",
        heading: "Someone else may be signed in as me",
        body: [
          "Your [settings](/settings) list every device that’s signed in. Sign out the ones you don’t recognize, then choose a new password.",
        ],
      },
      {
        id: "private",
        heading: "Who can see my profile?",
        body: ["Only people in your courses, unless you make it public in your [settings](/settings)."],
      },
      {
        id: "delete",
        heading: "How do I delete my account?",
        body: [
          "There’s no button for it yet. [Write to us](/contact) from the address of your account and we’ll do it.",
        ],
      },
    ],
  },
  {
    id: "courses",
    heading: "Courses",
    questions: [
      {
        id: "enroll",
        heading: "How do I enroll in a course?",
        body: [
          "Open the course’s page and press Enroll. A free course starts right away. You need an account with a confirmed email address, and you can choose your teacher or leave that to whoever is free first.",
          "Courses with a price can’t be paid for on this site yet. Their pages say so when you press Enroll.",
        ],
      },
      {
        id: "progress",
        heading: "How is my progress kept?",
        body: [
          "Mark a module when you’re done with it. That works without a connection too: your marks wait on your device and are sent when you’re back online. If you use several devices, the last thing you said about a module counts.",
        ],
      },
      {
        id: "leave",
        heading: "Can I leave a course and come back?",
        body: [
          "Yes. The course’s learning page has a button for it at the end. Everything you did is kept, and when you enroll again you go on where you were.",
        ],
      },
      {
        id: "who-teaches",
        heading: "Who will teach me?",
        body: [
          "The creator of the course or one of its student-teachers: graduates whom the creator has certified. Each course’s page lists them.",
        ],
      },
      {
        id: "price",
        heading: "What does the price cover?",
        body: [
          "The whole course with all its live sessions. Prices are in the course’s currency. [Refunds](/refunds) says what you’ll get back if you leave.",
        ],
      },
    ],
  },
  {
    id: "chat",
    heading: "Course chat",
    questions: [
      {
        id: "offline",
        heading: "I lost my connection while writing",
        body: [
          "Nothing is lost. What you’ve sent waits in your browser and goes out once, as soon as you’re back online.",
        ],
      },
      {
        id: "answer",
        heading: "How do I mark the reply that helped?",
        body: [
          "Open the menu of a reply to your question and choose to mark it as the answer. Its author earns 5 goodwill points, and the pair shows up under answered questions for everyone.",
        ],
      },
      {
        id: "report",
        heading: "How do I report a message?",
        body: [
          "Open the message’s menu and choose Report. The course’s creator and PeerLoop’s moderators can see reports of their rooms.",
        ],
      },
      {
        id: "quiet",
        heading: "How do I get fewer notifications?",
        body: [
          "Each room has its own choice of what it tells you about. Quiet hours in your [settings](/settings) hold everything until they’re over, and nobody can ask you for live help then.",
        ],
      },
    ],
  },
  {
    id: "live-help",
    heading: "Live help and goodwill",
    questions: [
      {
        id: "ask-live",
        heading: "How do I get live help?",
        body: [
          "Open one of your courses and press “Get live help”. Say what you’re stuck on and how many points you offer. The first helper to accept meets you in a private room.",
        ],
      },
      {
        id: "nobody",
        heading: "What if nobody accepts?",
        body: [
          "After 5 minutes the request expires and your points come back. Ask in the course’s chat too: more people see it there, just not right away.",
        ],
      },
      {
        id: "points",
        heading: "When do points move?",
        body: [
          "After 5 minutes together your helper gets the points you offered. With less, they come back to you. Several short talks of the same two people about the same course add up within 24 hours.",
        ],
      },
      {
        id: "earn",
        heading: "How do I earn goodwill?",
        body: [
          "By helping live, and with replies in a course’s chat that the person who asked marks as the answer. You start with 50 points once your email address is confirmed. Points can’t be bought or paid out.",
        ],
      },
      {
        id: "ready",
        heading: "Who can help?",
        body: [
          "Whoever teaches the course: its creator and its student-teachers, while “Ready to help” is on.",
        ],
      },
    ],
  },
  {
    id: "sessions",
    heading: "Sessions",
    questions: [
      {
        id: "book",
        heading: "How do I book a session?",
        body: [
          "You can’t book on the site yet. Sessions that are set up for you show under [Sessions](/sessions).",
        ],
      },
      {
        id: "join",
        heading: "How do I join?",
        body: [
          "Open the session from [Sessions](/sessions) and press Join once its room is open. Your browser asks for your camera and microphone. You can join without them; your attendance counts all the same.",
        ],
      },
      {
        id: "blocked-mic",
        heading: "My browser blocks my microphone or camera",
        body: [
          "Allow them with the icon in your browser’s address bar, then join again. Also check that no other program is using them.",
        ],
      },
      {
        id: "counts",
        heading: "When does a session count?",
        body: [
          "When you and your teacher were together for at least half of the booked time, and at least 10 minutes.",
        ],
      },
      {
        id: "recorded",
        heading: "Are calls recorded?",
        body: ["No. PeerLoop doesn’t record calls. It only keeps who was there, and from when to when."],
      },
    ],
  },
];
