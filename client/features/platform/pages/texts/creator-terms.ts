import type { ArticleText } from "../article-text.ts";

export const creatorTerms: ArticleText = {
  intro:
    "You accept these terms, on top of the [terms](/terms) for everyone, when you start making courses. They’re about what you publish and whom you teach.",
  sections: [
    {
      id: "yours",
      heading: "Your course stays yours",
      body: [
        "You keep every right in what you write. You let us show it to the people it’s meant for, and you let student-teachers whom you’ve certified teach with it.",
        "Publish only what you may publish: your own work, or material you have permission to use. Testimonials must be things that people really said to you.",
      ],
    },
    {
      id: "promise",
      heading: "What your students can rely on",
      body: [
        [
          "The course is what its page says it is.",
          "Sessions that you’ve agreed to take place, or are moved in time.",
          "Changes reach students as a new version. A module somebody has worked on is never deleted, only taken out.",
          "If you pause or retire a course, the people in it can finish it.",
        ],
      ],
    },
    {
      id: "money",
      heading: "Prices and shares",
      body: [
        "You set the price: free, or 5 to 10,000 in your currency. When you teach a student yourself, you keep 85%. When a student-teacher does, they get 70% and you get 15%. PeerLoop keeps 15%.",
        "Students get back what they paid for sessions that didn’t take place, as the [refund rules](/refunds) say. That comes out of what you would have earned.",
      ],
    },
    {
      id: "people",
      heading: "Certifying teachers",
      body: [
        "You decide who may teach your course, and say why when you decline. Decide fairly: by how somebody teaches, not by who they are.",
      ],
    },
    {
      id: "end",
      heading: "When it ends",
      body: [
        "You can stop making courses at any time. We can take a course down, or your right to make courses, if it breaks these terms or the law. We tell you why, and you can answer.",
      ],
    },
  ],
};
