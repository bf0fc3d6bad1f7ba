import type { ArticleText } from "../article-text.ts";

export const teach: ArticleText = {
  intro:
    "You don’t need a degree in teaching. You need to have learned the thing yourself, not too long ago, and to remember what was hard about it.",
  sections: [
    {
      id: "student-teacher",
      heading: "As a student-teacher",
      body: [
        "Student-teachers are graduates of a course whom its creator has certified to teach it. You teach one-on-one, with the creator’s curriculum.",
        [
          "You keep 70% of what your students pay for the course.",
          "The creator gets 15% as a royalty on each student you teach.",
          "PeerLoop keeps 15%.",
        ],
        "Each live session earns its share of the price once it has taken place. Nothing is earned for a session that the teacher missed.",
      ],
    },
    {
      id: "creator",
      heading: "As a creator",
      body: [
        "Creators write the course, set its price and decide who may teach it. When you teach a student yourself, you keep 85% and PeerLoop keeps 15%. When one of your student-teachers does, you get 15% of that, without being in the room.",
        "You follow every session of your courses on a live dashboard: who’s there, since when, and what became of it.",
      ],
    },
    {
      id: "helper",
      heading: "As a helper",
      body: [
        "Everyone who teaches a course can switch on “Ready to help” and answer live help requests. Helping earns goodwill, not money, and it’s how most students get to know you.",
      ],
    },
    {
      id: "start",
      heading: "How to start",
      body: [
        "To make a course of your own, open [your studio](/studio), accept the [creators’ terms](/creator-terms) and start writing. Nobody sees it before you publish it.",
        "To teach a course that somebody else made, complete it first: its creator chooses whom to certify. Payments aren’t open yet, so nobody can earn money on PeerLoop today.",
      ],
    },
  ],
};
