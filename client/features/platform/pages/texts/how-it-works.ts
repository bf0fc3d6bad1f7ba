import type { ArticleText } from "../article-text.ts";

export const howItWorks: ArticleText = {
  intro:
    "PeerLoop is a loop: you learn a course one-on-one, get help the moment you’re stuck, and once you’ve graduated you can teach the course to the next person.",
  sections: [
    {
      id: "learn",
      heading: "1. Learn one-on-one",
      body: [
        "A **creator** publishes a course: modules, exercises and a set number of live sessions. You take the sessions with one teacher, in a video room that’s just the two of you.",
        "Your teacher is the creator or a **student-teacher**: someone who took the course before you and was certified by its creator to teach it.",
        "Between sessions there’s the course’s chat room, with everyone who learns and teaches it. Ask there, and mark the reply that solved it. The next person finds it under answered questions.",
      ],
    },
    {
      id: "ask",
      heading: "2. Get live help when you’re stuck",
      body: [
        "You don’t have to wait for your next session. Send a live help request from your course: it goes to every helper of that course who’s ready right now, and the first to accept joins you in a private room.",
        [
          "You offer 10 to 25 goodwill points with your request. We hold them until it’s over.",
          "After 5 minutes together the points go to your helper. If it takes less, you get them back.",
          "If nobody accepts in 5 minutes, the request expires and you get all your points back.",
        ],
      ],
    },
    {
      id: "goodwill",
      heading: "Goodwill: how people thank each other",
      body: [
        "Goodwill points aren’t money and can’t be bought, sold or paid out. You start with 50 once you’ve confirmed your email address. You earn more by helping live, and when someone marks your reply in a course’s chat as the answer.",
      ],
    },
    {
      id: "teach",
      heading: "3. Teach what you learned",
      body: [
        "Creators choose graduates to certify as student-teachers. A student-teacher takes students of their own, answers live help requests and keeps most of what their students pay. [Teach on PeerLoop](/teach) explains how the money is split.",
      ],
    },
    {
      id: "attendance",
      heading: "Sessions you can count on",
      body: [
        "The session room keeps track of who was there and for how long, as the server sees it. A session counts when the two of you were together for at least half of the booked time, and at least 10 minutes. That protects both sides when someone doesn’t show up.",
      ],
    },
    {
      id: "today",
      heading: "What’s open today",
      body: [
        "You can create an account, enroll in free courses, learn them module by module, and use the chat and live help of every course you’re in. Courses with a price can’t be paid for on the site yet.",
      ],
    },
  ],
};
